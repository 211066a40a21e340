package io.keyden.core.signin;

import io.keyden.core.chance.Randomness;
import io.keyden.core.secret.Secret;
import java.util.Base64;

/** Makes the secrets of sessions and access tokens: 32 random bytes in characters of URLs. */
final class TokenSecrets {
  private static final int BYTES = 32;

  private TokenSecrets() {}

  static Secret generate(Randomness randomness) {
    var bytes = new byte[BYTES];
    randomness.fill(bytes);
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
