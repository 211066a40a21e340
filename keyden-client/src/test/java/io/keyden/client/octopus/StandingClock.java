package io.keyden.client.octopus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is moved. Thread-safe. */
public final class StandingClock implements InstantSource {
  private final AtomicReference<Instant> now;

  /** Stands at this instant. */
  public StandingClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves on by so much, or back by a negative amount. */
  public void advance(Duration amount) {
    now.updateAndGet(instant -> instant.plus(amount));
  }
}
