/** Spaces, and the few things every space has. */
@NullMarked
package io.keyden.wire.space;

import org.jspecify.annotations.NullMarked;
