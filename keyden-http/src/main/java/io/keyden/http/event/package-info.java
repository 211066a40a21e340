/** The routes of the record of events. */
@NullMarked
package io.keyden.http.event;

import org.jspecify.annotations.NullMarked;
