/**
 * The certificate and the key that the server speaks TLS with, taken anew when their files change.
 */
@NullMarked
package io.keyden.server.tls;

import org.jspecify.annotations.NullMarked;
