/** How the server itself is doing. */
@NullMarked
package io.keyden.core.status;

import org.jspecify.annotations.NullMarked;
