/**
 * The HTTP server: an adapter from the seam to Helidon's web server, and the only package that sees
 * Helidon's types.
 */
@NullMarked
package io.keyden.http.helidon;

import org.jspecify.annotations.NullMarked;
