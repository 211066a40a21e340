/**
 * OIDC identities of service accounts, token exchanges, and what the server publishes of itself.
 */
@NullMarked
package io.keyden.wire.oidc;

import org.jspecify.annotations.NullMarked;
