/** The JSON of what the server says about itself. */
@NullMarked
package io.keyden.wire.server;

import org.jspecify.annotations.NullMarked;
