package io.keyden.core.oidc;

import java.util.Optional;

/**
 * What somebody wants an OIDC identity to be, not yet checked.
 *
 * @param name for people
 * @param issuer the issuer's URL
 * @param subject a subject, or a pattern of subjects
 * @param audience an audience; empty for the external id of the account
 */
public record OidcIdentityDraft(
    String name, String issuer, String subject, Optional<String> audience) {}
