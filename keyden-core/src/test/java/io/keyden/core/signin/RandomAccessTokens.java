package io.keyden.core.signin;

import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;

/** Access tokens that are random texts with a mark. */
public final class RandomAccessTokens implements AccessTokenForm {
  private static final String MARK = "token-";

  @Override
  @RevealsSecret(because = "a mark is put before it")
  public Secret issue(Claims claims) {
    return Secret.of(MARK + TokenSecrets.generate(new SecureRandomness()).reveal());
  }

  @Override
  @RevealsSecret(because = "the mark is looked for")
  public boolean issuedHere(Secret presented) {
    return presented.reveal().startsWith(MARK);
  }
}
