/** Spaces: the parts of a server that are managed apart, each by its own people. */
@NullMarked
package io.keyden.core.space;

import org.jspecify.annotations.NullMarked;
