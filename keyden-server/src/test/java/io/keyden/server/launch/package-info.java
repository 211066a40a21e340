/** Guarantees of the shell scripts that build and start Keyden. */
@NullMarked
package io.keyden.server.launch;

import org.jspecify.annotations.NullMarked;
