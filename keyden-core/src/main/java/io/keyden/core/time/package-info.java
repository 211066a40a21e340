/** A clock that never steps back. */
@NullMarked
package io.keyden.core.time;

import org.jspecify.annotations.NullMarked;
