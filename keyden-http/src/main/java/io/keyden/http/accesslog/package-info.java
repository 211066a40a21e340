/** A line for each request, written without holding it up. */
@NullMarked
package io.keyden.http.accesslog;

import org.jspecify.annotations.NullMarked;
