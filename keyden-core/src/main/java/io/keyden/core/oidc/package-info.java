/**
 * Service accounts that sign in without a stored secret: whom they trust to say who they are, and
 * the exchange of such a word for an access token (RFC 8693).
 */
@NullMarked
package io.keyden.core.oidc;

import org.jspecify.annotations.NullMarked;
