package io.keyden.client.internal;

import java.time.Duration;
import java.util.Optional;

/**
 * An access token as the server gave it. It prints without the token.
 *
 * @param text the token
 * @param expiresIn how long it is good from when it was asked for; nothing if the server does not
 *     say
 */
public record ExchangedToken(String text, Optional<Duration> expiresIn) {
  @Override
  public String toString() {
    return "ExchangedToken[redacted]";
  }
}
