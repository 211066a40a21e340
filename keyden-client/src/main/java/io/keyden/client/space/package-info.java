/** Spaces. */
@NullMarked
package io.keyden.client.space;

import org.jspecify.annotations.NullMarked;
