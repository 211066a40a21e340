package io.keyden.client.token;

import java.time.Duration;
import java.util.Optional;

/** An access token of the server. It prints as {@code AccessToken[redacted]}. */
public final class AccessToken {
  private final String text;
  private final Optional<Duration> expiresIn;

  AccessToken(String text, Optional<Duration> expiresIn) {
    this.text = text;
    this.expiresIn = expiresIn;
  }

  /** The text itself, for {@code Authorization: Bearer}. */
  public String reveal() {
    return text;
  }

  /** How long it is good, from when it was asked for; empty if the server does not say. */
  public Optional<Duration> expiresIn() {
    return expiresIn;
  }

  @Override
  public String toString() {
    return "AccessToken[redacted]";
  }
}
