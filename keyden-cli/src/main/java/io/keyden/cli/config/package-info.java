/** {@code keyden config}: list, show, use, set, unset and remove profiles. */
@NullMarked
package io.keyden.cli.config;

import org.jspecify.annotations.NullMarked;
