package io.keyden.wire.oidc;

import java.util.List;

/**
 * The OIDC identities of a service account; no page. Source: the types of the vendor's Go client.
 *
 * @param serverUrl the address of this server
 * @param externalId the account's id for token exchanges
 * @param count how many there are in all
 */
public record OidcIdentitiesResource(
    String serverUrl, String externalId, List<OidcIdentityResource> oidcIdentities, int count) {}
