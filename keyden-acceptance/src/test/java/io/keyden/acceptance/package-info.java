/**
 * Black-box checks: the packaged server is started as its users start it, and foreign clients and
 * the requests they are known to send run against it.
 */
@NullMarked
package io.keyden.acceptance;

import org.jspecify.annotations.NullMarked;
