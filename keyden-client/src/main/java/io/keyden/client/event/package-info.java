/** The audit record. */
@NullMarked
package io.keyden.client.event;

import org.jspecify.annotations.NullMarked;
