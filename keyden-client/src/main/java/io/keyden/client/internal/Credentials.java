package io.keyden.client.internal;

import java.util.function.Supplier;

/** The kinds of credential. */
public final class Credentials {
  private Credentials() {}

  /** A key in the header that every version of the server knows. */
  public static Credential apiKey(String key) {
    return (request, _) -> request.header("X-Octopus-ApiKey", key);
  }

  /** A token that somebody else got. */
  public static Credential accessToken(String token) {
    return (request, _) -> request.header("Authorization", "Bearer " + token);
  }

  /**
   * A session, begun with a name and a password when it is first needed and again when it ended.
   */
  public static Credential signIn(String username, String password) {
    return new SignIn(username, password);
  }

  /** An access token, exchanged for one of another issuer when needed. */
  public static Credential exchange(Supplier<String> subjectToken, String audience) {
    return new ExchangingCredential(subjectToken, audience, System::nanoTime);
  }
}
