package io.keyden.cli.profile;

import io.keyden.cli.secret.SecretText;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What proves to a server who asks. None prints its secret. */
public sealed interface Credential {
  /** One that a profile can keep. */
  sealed interface Kept extends Credential {
    /** When it ends, if that is known. */
    Optional<Instant> expires();
  }

  /**
   * An API key.
   *
   * @param expires when it ends, if that is known
   * @param madeId its id, if {@code keyden login} made it; then {@code keyden logout} revokes it
   */
  record ApiKey(SecretText key, Optional<Instant> expires, Optional<String> madeId)
      implements Kept {
    /** One of which no more is known. */
    public ApiKey(SecretText key) {
      this(key, Optional.empty(), Optional.empty());
    }
  }

  /**
   * An access token.
   *
   * @param expires when it ends, if that is known
   * @param serviceAccountId the external id of the service account, if {@code keyden login} got it
   *     for an ID token
   */
  record AccessToken(SecretText token, Optional<Instant> expires, Optional<String> serviceAccountId)
      implements Kept {
    /** One of which no more is known. */
    public AccessToken(SecretText token) {
      this(token, Optional.empty(), Optional.empty());
    }
  }

  /**
   * The token of another issuer, which is exchanged for an access token when that is needed.
   *
   * @param serviceAccountId the external id of the service account
   * @param idToken gives the token, and prints without it
   * @param idTokenSource where the token comes from, such as {@code KEYDEN_ID_TOKEN}
   */
  record TokenExchange(String serviceAccountId, Supplier<String> idToken, String idTokenSource)
      implements Credential {}
}
