/**
 * Black-box checks: the packaged server is started as its users start it, and foreign clients and
 * the requests they are known to send run against it.
 *
 * <p>Foreign programs need {@code python3}, {@code go}, {@code node} and {@code npm} on the PATH.
 * Where one is missing its tests are skipped; with {@code CI=true} in the environment they fail.
 */
@NullMarked
package io.keyden.acceptance;

import org.jspecify.annotations.NullMarked;
