/** The commands beside {@code serve}, put together. */
@NullMarked
package io.keyden.cli;

import org.jspecify.annotations.NullMarked;
