package io.keyden.http.pipeline;

import io.keyden.core.key.KeyFormat;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.Credential;
import io.keyden.http.seam.Request;
import java.util.Optional;

/**
 * Finds the credential of a request.
 *
 * <p>The order: {@code X-Octopus-ApiKey}, {@code Authorization: Bearer} (a key there is taken as a
 * key), {@code X-NuGet-ApiKey}, the query's {@code apikey}, the session cookie. An empty one counts
 * as absent: PowerShell's {@code $null} and the newest TypeScript client send an empty header. The
 * first that is there decides; if it is bad, no other is tried.
 */
public final class Credentials {
  private static final String BEARER = "Bearer ";

  private final String cookieName;
  private final boolean queryAllowed;

  /**
   * Looks for the session in the cookie {@code cookieName}.
   *
   * @param queryAllowed whether a key may come in the query, where proxies may log it
   */
  public Credentials(String cookieName, boolean queryAllowed) {
    this.cookieName = cookieName;
    this.queryAllowed = queryAllowed;
  }

  /** The credential that decides. */
  public Credential of(Request request) {
    var key = present(request.header("X-Octopus-ApiKey"));
    if (key.isPresent()) {
      return key(key.get());
    }
    var bearer = present(request.header("Authorization").flatMap(Credentials::bearer));
    if (bearer.isPresent()) {
      return bearer.get().startsWith(KeyFormat.PREFIX)
          ? key(bearer.get())
          : new Credential.Token(Secret.of(bearer.get()));
    }
    return present(request.header("X-NuGet-ApiKey"))
        .or(() -> queryAllowed ? present(request.query().text("apikey")) : Optional.empty())
        .map(Credentials::key)
        .or(() ->
            present(request.cookie(cookieName))
                .map(value -> new Credential.SessionCookie(Secret.of(value))))
        .orElseGet(Credential.None::new);
  }

  private static Credential key(String text) {
    return new Credential.Key(Secret.of(text));
  }

  private static Optional<String> bearer(String header) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()))
        : Optional.empty();
  }

  private static Optional<String> present(Optional<String> text) {
    return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
