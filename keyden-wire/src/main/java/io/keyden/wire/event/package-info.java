/** The JSON of the record of events. */
@NullMarked
package io.keyden.wire.event;

import org.jspecify.annotations.NullMarked;
