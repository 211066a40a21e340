/** The root document on the wire. */
@NullMarked
package io.keyden.wire.root;

import org.jspecify.annotations.NullMarked;
