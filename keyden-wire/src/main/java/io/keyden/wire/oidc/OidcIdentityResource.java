package io.keyden.wire.oidc;

import org.jspecify.annotations.Nullable;

/**
 * An OIDC identity of a service account. Source: the types of the vendor's Go client.
 *
 * @param serviceAccountId {@code Users-2}
 * @param audience null for the external id of the account
 */
public record OidcIdentityResource(
    String id,
    String serviceAccountId,
    String name,
    String issuer,
    String subject,
    @Nullable String audience) {}
