/** Where random numbers come from. */
@NullMarked
package io.keyden.core.chance;

import org.jspecify.annotations.NullMarked;
