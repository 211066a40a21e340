/** {@code keyden event}: the audit record. */
@NullMarked
package io.keyden.cli.event;

import org.jspecify.annotations.NullMarked;
