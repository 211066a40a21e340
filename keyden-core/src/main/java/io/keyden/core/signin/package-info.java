/** From a presented credential to a caller: keys, tokens, sessions, passwords. */
@NullMarked
package io.keyden.core.signin;

import org.jspecify.annotations.NullMarked;
