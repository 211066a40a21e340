/** Texts that must never be shown, logged or stored, and their digests. */
@NullMarked
package io.keyden.core.secret;

import org.jspecify.annotations.NullMarked;
