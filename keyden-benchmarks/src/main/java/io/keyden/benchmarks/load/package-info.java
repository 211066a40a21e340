/** Loads the packaged server over HTTP and measures what it takes. */
@NullMarked
package io.keyden.benchmarks.load;

import org.jspecify.annotations.NullMarked;
