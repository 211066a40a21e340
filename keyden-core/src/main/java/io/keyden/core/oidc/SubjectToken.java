package io.keyden.core.oidc;

import io.keyden.core.secret.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a token of another issuer says, after its signature and its times were found to hold.
 *
 * @param issuer {@code iss}
 * @param subject {@code sub}
 * @param audiences {@code aud}
 * @param expires {@code exp}: it was good before this
 * @param tokenId {@code jti}, if it has one: then it is good once
 */
public record SubjectToken(
    String issuer,
    String subject,
    List<String> audiences,
    Instant expires,
    Optional<String> tokenId) {
  public SubjectToken {
    audiences = List.copyOf(audiences);
  }

  /** What tells it from all other tokens that may be used once. */
  Optional<SecretDigest> use() {
    return tokenId.map(id -> SecretDigest.of(issuer + "\n" + id));
  }
}
