/** What those see and need who run Keyden, against the packaged server. */
@NullMarked
package io.keyden.acceptance.operations;

import org.jspecify.annotations.NullMarked;
