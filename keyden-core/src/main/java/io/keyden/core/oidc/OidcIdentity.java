package io.keyden.core.oidc;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import java.util.Optional;

/**
 * Who else may say "this is the service account": whoever holds a token of this issuer with this
 * subject.
 *
 * <p>Texts are kept exactly as given: Terraform fails on any difference.
 *
 * @param id which
 * @param account the service account
 * @param name for people, unique for the account without regard to case
 * @param issuer whose tokens, the URL that is their {@code iss}
 * @param subject which {@code sub}; {@code *} and {@code ?} stand for any characters and any one
 * @param audience which {@code aud}; empty for the external id of the account
 */
public record OidcIdentity(
    OidcIdentityId id,
    UserId account,
    String name,
    String issuer,
    String subject,
    Optional<String> audience) {

  /** Whether its issuer is {@code other}; a slash at the end makes no difference. */
  boolean issuedBy(String other) {
    return IssuerUrl.same(issuer, other);
  }

  /** Whether any subject of the issuer would do. */
  public boolean anySubject() {
    return subject.chars().allMatch(character -> character == '*');
  }
}
