/** API keys on the wire. */
@NullMarked
package io.keyden.wire.key;

import org.jspecify.annotations.NullMarked;
