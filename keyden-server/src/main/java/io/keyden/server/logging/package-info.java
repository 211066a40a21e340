/** How log records look and where they go; one record can never look like two. */
@NullMarked
package io.keyden.server.logging;

import org.jspecify.annotations.NullMarked;
