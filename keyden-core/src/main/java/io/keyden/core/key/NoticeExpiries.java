package io.keyden.core.key;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.ProgressStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Records that keys near their end: 20 days ahead, 10 days ahead, and when they have ended.
 *
 * <p><b>Once each.</b> How far a notice has come is moved on in the transaction that writes it, so
 * a restart repeats nothing and of many nodes one writes it. A key that was made with less time
 * than a notice is ahead gets the later ones only; so does one whose notice is overtaken by the
 * next, after the server was down for long.
 *
 * <p>The first run of all gives no notice: what was due before is past.
 */
public final class NoticeExpiries {
  /** How many keys are looked at in one write, so that others get their turn. */
  static final int PORTION = 200;

  private static final ApiKeyOrder BY_END = new ApiKeyOrder(ApiKeyOrder.By.EXPIRES, false);
  private static final Duration STEP = Duration.ofMillis(1);

  private final Transactions transactions;
  private final ApiKeyStore keys;
  private final UserStore users;
  private final ProgressStore progress;
  private final Audit audit;
  private final InstantSource clock;

  /** Looks at {@code keys} and writes to {@code audit}. */
  public NoticeExpiries(
      Transactions transactions,
      ApiKeyStore keys,
      UserStore users,
      ProgressStore progress,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.keys = keys;
    this.users = users;
    this.progress = progress;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Gives all notices that are due.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Unavailable} if the store does not work;
   *     what was not written is due the next time
   */
  public void run() {
    for (var notice : ExpiryNotice.values()) {
      if (transactions.read(() -> due(notice))) {
        boolean more = true;
        while (more) {
          more = transactions.write(() -> portion(notice));
        }
      }
    }
  }

  /** Whether anything would be written: mostly not, and then no writer has to wait. */
  private boolean due(ExpiryNotice notice) {
    var horizon = notice.horizon(clock.instant());
    var reached = progress.reached(notice.work());
    return reached.isEmpty() || !between(reached.get(), horizon, 1).isEmpty();
  }

  /** Gives some notices; whether there may be more. */
  private boolean portion(ExpiryNotice notice) {
    var now = clock.instant();
    var horizon = notice.horizon(now);
    var reached = progress.reached(notice.work());
    if (reached.isEmpty()) {
      progress.reach(notice.work(), horizon);
      return false;
    }
    var from = reached.get();
    var found = between(from, horizon, PORTION + 1);
    var until = horizon;
    if (found.size() > PORTION) {
      // Those that end at one moment belong together, however many they are.
      var last = end(found.getLast());
      until = last.isAfter(from) ? last : from.plus(STEP);
      found = between(from, until, Integer.MAX_VALUE);
    }
    found.forEach(key -> give(notice, key, now));
    progress.reach(notice.work(), until);
    return until.isBefore(horizon);
  }

  private List<ApiKey> between(Instant from, Instant until, int most) {
    var filter =
        new ApiKeyFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(from),
            Optional.of(until));
    return keys.find(filter, BY_END, new PageRequest(0, most)).map(OwnedApiKey::key).items();
  }

  private static Instant end(ApiKey key) {
    return key.expires().orElseThrow();
  }

  private void give(ExpiryNotice notice, ApiKey key, Instant now) {
    var end = end(key);
    var owner = users.get(key.owner());
    if (owner.isEmpty() || notice.overtaken(end, now)) {
      return;
    }
    audit.record(
        Actor.SYSTEM,
        AuditEvent.of(
                notice.category(),
                KeyNames.message(key, owner.get()).text(" " + notice.words() + ".").build())
            .with("It ends at " + end + "."));
  }
}
