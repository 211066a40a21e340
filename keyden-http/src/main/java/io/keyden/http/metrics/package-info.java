/** What monitoring reads: the route, and who may read it. */
@NullMarked
package io.keyden.http.metrics;

import org.jspecify.annotations.NullMarked;
