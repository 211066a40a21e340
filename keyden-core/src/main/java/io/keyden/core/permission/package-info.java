/** The vocabulary of rights: what a role can give, and what a right can be narrowed to. */
@NullMarked
package io.keyden.core.permission;

import org.jspecify.annotations.NullMarked;
