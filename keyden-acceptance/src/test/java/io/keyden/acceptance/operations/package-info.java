/**
 * What those see and need who run Keyden, against the packaged server.
 *
 * <p>Some tests need {@code prlimit}, {@code openssl}, {@code curl} or {@code nginx} on the PATH.
 * Where one is missing they are skipped; with {@code CI=true} in the environment they fail.
 */
@NullMarked
package io.keyden.acceptance.operations;

import org.jspecify.annotations.NullMarked;
