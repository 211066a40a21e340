/** Scripts by which shells complete the words of a command. */
@NullMarked
package io.keyden.cli.completion;

import org.jspecify.annotations.NullMarked;
