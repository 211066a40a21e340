/** Teams and their members. */
@NullMarked
package io.keyden.client.team;

import org.jspecify.annotations.NullMarked;
