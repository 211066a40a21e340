/** How the client talks to a server. Not for callers: it may change with every version. */
@NullMarked
package io.keyden.client.internal;

import org.jspecify.annotations.NullMarked;
