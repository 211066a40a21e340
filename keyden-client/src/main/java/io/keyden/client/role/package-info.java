/** User roles, and which team has which of them where. */
@NullMarked
package io.keyden.client.role;

import org.jspecify.annotations.NullMarked;
