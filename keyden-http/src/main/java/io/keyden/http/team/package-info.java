/** The routes of teams, of the roles they have, and of what people may do by them. */
@NullMarked
package io.keyden.http.team;

import org.jspecify.annotations.NullMarked;
