package io.keyden.cli.profile;

import io.keyden.cli.secret.SecretText;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What proves to a server who asks. None prints its secret. */
public sealed interface Credential {
  /** An API key. */
  record ApiKey(SecretText key) implements Credential {}

  /**
   * An access token.
   *
   * @param expires when it ends, if that is known
   */
  record AccessToken(SecretText token, Optional<Instant> expires) implements Credential {}

  /**
   * A session of a browser's kind, made by signing in with name and password.
   *
   * @param cookies the cookies by their names, in the order the server set them
   * @param csrfToken what changes must carry besides
   */
  record Session(Map<String, SecretText> cookies, Optional<SecretText> csrfToken)
      implements Credential {
    /** Copies the cookies. */
    public Session {
      cookies = Collections.unmodifiableMap(new LinkedHashMap<>(cookies));
    }
  }
}
