package io.keyden.core.guard;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.audit.Origin;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.KeyHint;
import io.keyden.core.problem.Rejection;
import io.keyden.core.signin.Authentication;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings keys and tokens that were refused to the record, without holding up the request.
 *
 * <p>What is noted waits in memory until {@link #flush}, which is called each second and writes all
 * of it at once. The same again from one address is counted, not repeated; beyond so many entries a
 * minute from one address, and beyond so many waiting in all, only the number is kept, and written
 * too. So the record grows slowly however fast somebody tries, and only a crash loses something:
 * what was noted since the last flush. Safe for many threads.
 *
 * <p>A session that has ended is not recorded: that happens to everybody every day.
 */
public final class RefusedCredentials implements AutoCloseable {
  /**
   * How much is recorded.
   *
   * @param perMinute entries a minute for one address, at least 1; more is summed up
   * @param waitingMax entries that may wait for the next flush, at least 1; more is summed up
   * @param addressesMax addresses that are counted one by one each minute, at least 1; what comes
   *     from others is one number
   */
  public record Limits(int perMinute, int waitingMax, int addressesMax) {
    /** Twenty a minute for an address, a thousand waiting, two thousand addresses. */
    public static final Limits DEFAULT = new Limits(20, 1_000, 2_000);

    public Limits {
      if (perMinute < 1 || waitingMax < 1 || addressesMax < 1) {
        throw new IllegalArgumentException("a limit is at least 1");
      }
    }
  }

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private record Attempt(AddressGroup group, String hint, Rejection reason, Optional<String> key) {}

  /** What waits to be written: one attempt, how often, and where from. */
  private static final class Waiting {
    private final Origin origin;
    private final Optional<ApiKey> key;
    private final Instant first;
    private Instant last;
    private long count = 1;

    Waiting(Origin origin, Optional<ApiKey> key, Instant first) {
      this.origin = origin;
      this.key = key;
      this.first = first;
      this.last = first;
    }

    void again(Instant now, long times) {
      last = now;
      count += times;
    }
  }

  /** How much an address has had in its present minute. */
  private static final class Window {
    private final Origin origin;
    private final Instant start;
    private int entries;
    private long beyond;

    Window(Origin origin, Instant start) {
      this.origin = origin;
      this.start = start;
    }

    boolean over(Instant now) {
      return !now.isBefore(start.plus(WINDOW));
    }
  }

  private final Transactions transactions;
  private final UserStore users;
  private final Audit audit;
  private final InstantSource clock;
  private final Limits limits;

  private final Object lock = new Object();
  private final Map<AddressGroup, Window> windows = new LinkedHashMap<>();
  private Map<Attempt, Waiting> waiting = new LinkedHashMap<>();
  private long elsewhere;

  /** Nothing waits yet. */
  public RefusedCredentials(
      Transactions transactions, UserStore users, Audit audit, InstantSource clock, Limits limits) {
    this.transactions = transactions;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
    this.limits = limits;
  }

  /** Notes that a credential from {@code origin} was refused. Only memory is touched. */
  public void note(Authentication.Rejected rejected, Origin origin) {
    switch (rejected.reason()) {
      case NO_CREDENTIAL, BAD_SESSION -> {}
      case MALFORMED_KEY, UNKNOWN_KEY, EXPIRED_KEY, DISABLED_OWNER, BAD_TOKEN ->
          noteCredential(rejected, origin);
    }
  }

  private void noteCredential(Authentication.Rejected rejected, Origin origin) {
    var group = AddressGroup.of(origin.address());
    var attempt =
        new Attempt(
            group, rejected.hint(), rejected.reason(), rejected.key().map(key -> key.id().value()));
    var now = clock.instant();
    synchronized (lock) {
      var same = waiting.get(attempt);
      if (same != null) {
        same.again(now, 1);
        return;
      }
      var window = window(group, origin, now);
      if (window.isEmpty()) {
        elsewhere++;
      } else if (window.get().entries >= limits.perMinute()
          || waiting.size() >= limits.waitingMax()) {
        window.get().beyond++;
      } else {
        window.get().entries++;
        waiting.put(attempt, new Waiting(origin, rejected.key(), now));
      }
    }
  }

  /** The present minute of an address; empty if there are too many addresses to count each. */
  private Optional<Window> window(AddressGroup group, Origin origin, Instant now) {
    var present = windows.get(group);
    if (present == null) {
      if (windows.size() >= limits.addressesMax()) {
        return Optional.empty();
      }
      present = new Window(origin, now);
      windows.put(group, present);
    } else if (present.over(now) && present.beyond == 0) {
      present = new Window(origin, now);
      windows.put(group, present);
    }
    return Optional.of(present);
  }

  /**
   * Writes what waits, in one write. If that fails, all of it waits for the next call.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Unavailable} if it could not be written
   */
  public void flush() {
    flush(false);
  }

  /** Writes what waits, sums included that would have waited for the end of their minute. */
  @Override
  public void close() {
    flush(true);
  }

  private void flush(boolean all) {
    var now = clock.instant();
    Map<Attempt, Waiting> batch;
    List<Window> sums;
    long others;
    synchronized (lock) {
      batch = waiting;
      waiting = new LinkedHashMap<>();
      sums = ended(now, all);
      others = elsewhere;
      elsewhere = 0;
    }
    if (batch.isEmpty() && sums.isEmpty() && others == 0) {
      return;
    }
    boolean written = false;
    try {
      transactions.write(() -> {
        batch.forEach((attempt, entry) -> record(attempt, entry));
        sums.forEach(this::recordSum);
        recordElsewhere(others);
      });
      written = true;
    } finally {
      if (!written) {
        putBack(batch, sums, others, now);
      }
    }
  }

  /** Takes out the windows whose minute is over, and gives those with something to sum up. */
  private List<Window> ended(Instant now, boolean all) {
    var sums = new ArrayList<Window>();
    windows
        .values()
        .removeIf(window -> {
          boolean ended = all || window.over(now);
          if (ended && window.beyond > 0) {
            sums.add(window);
          }
          return ended;
        });
    return sums;
  }

  private void putBack(Map<Attempt, Waiting> batch, List<Window> sums, long others, Instant now) {
    synchronized (lock) {
      batch.forEach((attempt, entry) -> {
        var meanwhile = waiting.get(attempt);
        if (meanwhile != null) {
          meanwhile.again(now, entry.count);
        } else if (waiting.size() < limits.waitingMax()) {
          waiting.put(attempt, entry);
        } else {
          elsewhere += entry.count;
        }
      });
      for (var window : sums) {
        window(AddressGroup.of(window.origin.address()), window.origin, now)
            .ifPresentOrElse(
                present -> present.beyond += window.beyond, () -> elsewhere += window.beyond);
      }
      elsewhere += others;
    }
  }

  private void record(Attempt attempt, Waiting entry) {
    var message = Message.of("Login failed");
    if (!attempt.hint().isEmpty()) {
      var shown = new KeyHint(attempt.hint()).withBullets();
      message.text(" for ");
      attempt.key().ifPresentOrElse(id -> message.name(id, shown), () -> message.text(shown));
    }
    message.text(" from " + entry.origin.address());
    if (entry.count > 1) {
      message.text(" (" + entry.count + " times)");
    }
    entry.key.ifPresent(key -> message.about(key.owner().value()));
    audit.record(
        Actor.unknown("", entry.origin),
        AuditEvent.of(EventCategory.LOGIN_FAILED, message.build()).with(details(attempt, entry)));
  }

  private String details(Attempt attempt, Waiting entry) {
    var details = new StringBuilder(reason(attempt.reason()));
    entry.key.ifPresent(key -> {
      details.append(" It is key ").append(key.id()).append(" of ").append(owner(key));
      key.expires()
          .filter(end -> attempt.reason() == Rejection.EXPIRED_KEY)
          .ifPresent(end -> details.append(" and expired at ").append(end));
      details.append('.');
    });
    if (entry.count > 1) {
      details.append(" First at ").append(entry.first);
      details.append(", last at ").append(entry.last).append('.');
    }
    return details.toString();
  }

  private String owner(ApiKey key) {
    return users
        .get(key.owner())
        .map(user -> user.username() + " (" + user.id() + ")")
        .orElse(key.owner().value());
  }

  private static String reason(Rejection reason) {
    return switch (reason) {
      case MALFORMED_KEY -> "What was presented does not have the form of an API key.";
      case UNKNOWN_KEY -> "There is no such API key.";
      case EXPIRED_KEY -> "The API key has expired.";
      case DISABLED_OWNER -> "The owner of the API key is disabled.";
      case BAD_TOKEN -> "The access token is not valid.";
      case BAD_SESSION -> "The session has ended.";
      case NO_CREDENTIAL -> "There was no credential.";
    };
  }

  private void recordSum(Window window) {
    audit.record(
        Actor.unknown("", window.origin),
        AuditEvent.of(
                EventCategory.LOGIN_FAILED,
                Message.of(
                        "Login failed "
                            + window.beyond
                            + " more times from "
                            + window.origin.address())
                    .build())
            .with("Counted from " + window.start + " on; not listed one by one."));
  }

  private void recordElsewhere(long others) {
    if (others > 0) {
      audit.record(
          Actor.unknown("", new Origin("", "")),
          AuditEvent.of(
                  EventCategory.LOGIN_FAILED,
                  Message.of("Login failed " + others + " more times from other addresses").build())
              .with("There were too many addresses to list each."));
    }
  }
}
