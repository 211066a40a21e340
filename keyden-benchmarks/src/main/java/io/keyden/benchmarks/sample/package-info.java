/** Accounts and keys to measure with. */
@NullMarked
package io.keyden.benchmarks.sample;

import org.jspecify.annotations.NullMarked;
