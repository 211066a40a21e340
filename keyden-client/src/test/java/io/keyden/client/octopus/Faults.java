package io.keyden.client.octopus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a test has armed: failures, lost answers, delays, limits and hooks. Thread-safe. */
final class Faults {
  /** What becomes of a request that a fault has struck. */
  sealed interface Strike {
    /** This is the answer, and nothing is done. */
    record Respond(Answer answer) implements Strike {}

    /** The connection is closed without an answer. */
    record Drop() implements Strike {}
  }

  private record Armed(PathPattern pattern, Moment moment, Strike strike) {}

  private record Hook(PathPattern pattern, Moment moment, Runnable action) {}

  private record Delay(PathPattern pattern, Duration duration) {}

  private final List<Armed> once = new ArrayList<>();
  private final List<Hook> hooks = new ArrayList<>();
  private final List<Delay> delays = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private int refusalsByRate;
  private Duration retryAfter = Duration.ZERO;

  synchronized void arm(PathPattern pattern, Moment moment, Strike strike) {
    once.add(new Armed(pattern, moment, strike));
  }

  synchronized void hook(PathPattern pattern, Moment moment, Runnable action) {
    hooks.add(new Hook(pattern, moment, action));
  }

  synchronized void delay(PathPattern pattern, Duration duration) {
    delays.add(new Delay(pattern, duration));
  }

  synchronized void limitRate(int refusals, Duration after) {
    refusalsByRate = refusals;
    retryAfter = after;
  }

  synchronized void disarm() {
    once.clear();
    hooks.clear();
    delays.clear();
    refusalsByRate = 0;
  }

  void close() {
    closed.countDown();
  }

  /**
   * Runs the hooks of this moment, waits out the delays (before acting only), and then takes the
   * first fault that is armed for the call.
   */
  Optional<Strike> strike(Call call, Moment moment) throws InterruptedException {
    hooksFor(call, moment).forEach(Runnable::run);
    if (moment == Moment.BEFORE_ACTING) {
      for (Duration duration : delaysFor(call)) {
        boolean stopping = closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        if (stopping) {
          return Optional.of(new Strike.Drop());
        }
      }
      Optional<Strike> tooMany = takeRefusalByRate();
      if (tooMany.isPresent()) {
        return tooMany;
      }
    }
    return take(call, moment);
  }

  private synchronized List<Runnable> hooksFor(Call call, Moment moment) {
    return hooks.stream()
        .filter(hook -> hook.moment() == moment && hook.pattern().fits(call))
        .map(Hook::action)
        .toList();
  }

  private synchronized List<Duration> delaysFor(Call call) {
    return delays.stream().filter(it -> it.pattern().fits(call)).map(Delay::duration).toList();
  }

  private synchronized Optional<Strike> take(Call call, Moment moment) {
    for (Iterator<Armed> armed = once.iterator(); armed.hasNext(); ) {
      Armed next = armed.next();
      if (next.moment() == moment && next.pattern().fits(call)) {
        armed.remove();
        return Optional.of(next.strike());
      }
    }
    return Optional.empty();
  }

  private synchronized Optional<Strike> takeRefusalByRate() {
    if (refusalsByRate == 0) {
      return Optional.empty();
    }
    refusalsByRate--;
    String seconds = Long.toString(retryAfter.toSeconds());
    Answer answer =
        Refusal.error(429, "Too many requests. Please try again later.", List.of(), "")
            .with("Retry-After", seconds)
            .with("Octopus-RateLimit-Policy", "l=200;rpm=600")
            .with("Octopus-RateLimit", "r=0;t=" + seconds);
    return Optional.of(new Strike.Respond(answer));
  }

  static Strike respond(int status, Map<String, String> headers, String body) {
    return new Strike.Respond(Answer.raw(status, headers, body));
  }
}
