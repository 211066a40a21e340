/** Files that hold secrets: written whole or not at all, and readable by their owner alone. */
@NullMarked
package io.keyden.cli.file;

import org.jspecify.annotations.NullMarked;
