/** The ids of everything that has one, as types that cannot be swapped for each other. */
@NullMarked
package io.keyden.core.id;

import org.jspecify.annotations.NullMarked;
