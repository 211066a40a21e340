/** Who is asking, and what they may do. */
@NullMarked
package io.keyden.core.access;

import org.jspecify.annotations.NullMarked;
