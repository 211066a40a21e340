/** Comparing texts without regard to case, and making foreign ones fit to be shown in a line. */
@NullMarked
package io.keyden.core.text;

import org.jspecify.annotations.NullMarked;
