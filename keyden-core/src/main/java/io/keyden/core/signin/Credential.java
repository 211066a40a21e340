package io.keyden.core.signin;

import io.keyden.core.secret.Secret;

/** What a request brings along to prove who is asking. */
public sealed interface Credential {
  /**
   * What was presented as an API key, whatever its form.
   *
   * @param presented the text
   */
  record Key(Secret presented) implements Credential {}

  /**
   * An access token.
   *
   * @param presented the text
   */
  record Token(Secret presented) implements Credential {}

  /**
   * The cookie of a session.
   *
   * @param presented the cookie's value
   */
  record SessionCookie(Secret presented) implements Credential {}

  /** Nothing. */
  record None() implements Credential {}
}
