package io.keyden.cli.profile;

import io.keyden.cli.secret.SecretText;
import java.time.Instant;
import java.util.Optional;

/** What proves to a server who asks. None prints its secret. */
public sealed interface Credential {
  /**
   * An API key.
   *
   * @param expires when it ends, if that is known
   * @param madeId its id, if {@code keyden login} made it; then {@code keyden logout} revokes it
   */
  record ApiKey(SecretText key, Optional<Instant> expires, Optional<String> madeId)
      implements Credential {
    /** One of which no more is known. */
    public ApiKey(SecretText key) {
      this(key, Optional.empty(), Optional.empty());
    }
  }

  /**
   * An access token.
   *
   * @param expires when it ends, if that is known
   */
  record AccessToken(SecretText token, Optional<Instant> expires) implements Credential {}
}
