/** Reading the record of what happened. */
@NullMarked
package io.keyden.core.event;

import org.jspecify.annotations.NullMarked;
