/** What a server says of itself. */
@NullMarked
package io.keyden.client.server;

import org.jspecify.annotations.NullMarked;
