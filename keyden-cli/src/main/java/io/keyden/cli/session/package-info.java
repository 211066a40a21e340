/** {@code keyden login}, {@code logout} and {@code whoami}. */
@NullMarked
package io.keyden.cli.session;

import org.jspecify.annotations.NullMarked;
