/** The routes of user roles and permissions. */
@NullMarked
package io.keyden.http.role;

import org.jspecify.annotations.NullMarked;
