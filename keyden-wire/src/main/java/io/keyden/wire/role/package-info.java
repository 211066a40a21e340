/** Roles, where they are given, and the permissions they hold. */
@NullMarked
package io.keyden.wire.role;

import org.jspecify.annotations.NullMarked;
