/** What keeps guessing of keys slow, and what makes it known. */
@NullMarked
package io.keyden.core.guard;

import org.jspecify.annotations.NullMarked;
