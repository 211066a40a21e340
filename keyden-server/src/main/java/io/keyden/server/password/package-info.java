/** Hashing passwords with Argon2id, and knowing the commonest ones. */
@NullMarked
package io.keyden.server.password;

import org.jspecify.annotations.NullMarked;
