/** Servers and credentials: what is kept of them, and which ones a command uses. */
@NullMarked
package io.keyden.cli.profile;

import org.jspecify.annotations.NullMarked;
