/** JMH benchmarks, one question each. */
@NullMarked
package io.keyden.benchmarks;

import org.jspecify.annotations.NullMarked;
