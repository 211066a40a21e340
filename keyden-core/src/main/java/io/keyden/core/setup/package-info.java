/** The first start: what makes an empty installation usable. */
@NullMarked
package io.keyden.core.setup;

import org.jspecify.annotations.NullMarked;
