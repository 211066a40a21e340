/** Comparing texts without regard to case. */
@NullMarked
package io.keyden.core.text;

import org.jspecify.annotations.NullMarked;
