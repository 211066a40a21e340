/** The values that options take: expiries and durations. */
@NullMarked
package io.keyden.cli.value;

import org.jspecify.annotations.NullMarked;
