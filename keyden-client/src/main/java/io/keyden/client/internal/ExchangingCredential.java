package io.keyden.client.internal;

import io.keyden.client.problem.NoSubjectTokenException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An access token, exchanged when it is first needed, and anew before it ends and when the server
 * refuses it. Threads share it, and wait for the one that exchanges.
 */
final class ExchangingCredential implements Credential {
  /** As early as the vendor's clients. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** For a token whose end is not said, or said to be far away. A refused one is renewed anyway. */
  private static final Duration LIFE_MAX = Duration.ofHours(24);

  private final Supplier<String> subjectToken;
  private final String audience;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Current current;

  /**
   * @param header the value of {@code Authorization}
   * @param renewAtNanos by {@link #nanos}
   */
  private record Current(String header, long renewAtNanos) {
    @Override
    public String toString() {
      return "Current[redacted]";
    }
  }

  /**
   * @param nanos a steady clock, as {@link System#nanoTime}
   */
  ExchangingCredential(Supplier<String> subjectToken, String audience, LongSupplier nanos) {
    this.subjectToken = subjectToken;
    this.audience = audience;
    this.nanos = nanos;
  }

  @Override
  public void put(HttpRequest.Builder request, Sender sender) {
    request.header("Authorization", header(sender));
  }

  @Override
  public boolean renew(HttpRequest refused) {
    lock.lock();
    try {
      Current known = current;
      if (known != null
          && refused
              .headers()
              .firstValue("Authorization")
              .filter(known.header()::equals)
              .isPresent()) {
        current = null;
      }
    } finally {
      lock.unlock();
    }
    return true;
  }

  private String header(Sender sender) {
    lock.lock();
    try {
      Current known = current;
      if (known == null || nanos.getAsLong() - known.renewAtNanos() >= 0) {
        known = exchanged(sender);
        current = known;
      }
      return known.header();
    } finally {
      lock.unlock();
    }
  }

  private Current exchanged(Sender sender) {
    String subject = subjectToken.get();
    if (subject == null) {
      throw new NoSubjectTokenException("there is no token to exchange", null);
    }
    long asked = nanos.getAsLong();
    ExchangedToken token = TokenExchange.exchange(sender, subject, audience);
    return new Current("Bearer " + token.text(), asked + use(token).toNanos());
  }

  /**
   * How long it is used: shorter than it is good, but never a life of seconds for one call only.
   */
  private static Duration use(ExchangedToken token) {
    Duration life = token.expiresIn().filter(said -> said.compareTo(LIFE_MAX) < 0).orElse(LIFE_MAX);
    Duration half = life.dividedBy(2);
    return life.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
  }
}
