/** The options that many commands share. */
@NullMarked
package io.keyden.cli.option;

import org.jspecify.annotations.NullMarked;
