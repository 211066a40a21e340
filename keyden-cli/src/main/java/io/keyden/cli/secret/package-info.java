/** Secrets in memory and in files of their owner alone. */
@NullMarked
package io.keyden.cli.secret;

import org.jspecify.annotations.NullMarked;
