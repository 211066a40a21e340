/** Tokens as JWTs. */
@NullMarked
package io.keyden.oidc;

import org.jspecify.annotations.NullMarked;
