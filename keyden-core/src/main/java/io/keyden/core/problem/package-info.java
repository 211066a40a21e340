/** What can go wrong as expected, and the one exception that carries it. */
@NullMarked
package io.keyden.core.problem;

import org.jspecify.annotations.NullMarked;
