/** What is measured, in the format of Prometheus; the only package that knows its library. */
@NullMarked
package io.keyden.server.metrics;

import org.jspecify.annotations.NullMarked;
