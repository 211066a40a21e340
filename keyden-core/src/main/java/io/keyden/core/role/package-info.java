/** Roles: named collections of rights that a team is given. */
@NullMarked
package io.keyden.core.role;

import org.jspecify.annotations.NullMarked;
