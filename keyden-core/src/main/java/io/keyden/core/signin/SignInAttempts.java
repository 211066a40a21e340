package io.keyden.core.signin;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords, and refuses who guesses. In memory: a restart forgets, which gives an
 * attacker no more than the next ten tries.
 *
 * <p><b>Per name and address.</b> After ten failures that name is refused from that address for
 * five minutes, then ten, twenty, and at most half an hour, with ten more tries in between. An hour
 * without a try, or a success, clears the count. Source: the vendor bans after ten, by name and
 * address; for how long is not known.
 *
 * <p><b>Per account.</b> After 100 failures in a row, wherever from, one try a minute is let
 * through. Source: NIST SP 800-63B 5.2.2. Only signing in by password is slowed; keys and sessions
 * of the account go on working.
 *
 * <p><b>Why a try counts when it begins.</b> Checking a password takes a while; otherwise whoever
 * tries many at once would have them all checked before the first was counted.
 *
 * <p><b>Why a bound does no harm.</b> To push an entry out, somebody must fail with as many other
 * names, and hashing makes that take longer than a ban.
 */
public final class SignInAttempts {
  /** How many failures of a name from an address are let pass. */
  public static final int FAILURES_MAX = 10;

  /** How many failures of an account in a row are let pass, wherever from. */
  public static final int ACCOUNT_FAILURES_MAX = 100;

  /** How long the first ban lasts. */
  public static final Duration FIRST_BAN = Duration.ofMinutes(5);

  private static final Duration LONGEST_BAN = Duration.ofMinutes(30);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final Duration ACCOUNT_PAUSE = Duration.ofMinutes(1);
  private static final int DOUBLINGS_MAX = 10;
  private static final int ENTRIES_MAX = 100_000;
  private static final int NAME_LENGTH_MAX = 256;

  private record Pair(String username, String address) {}

  /** What is known of a name and an address. */
  private static final class Tries {
    private int failures;
    private int bans;
    private Instant last = Instant.MIN;
    private Instant bannedUntil = Instant.MIN;
  }

  /** What is known of an account. */
  private static final class AccountTries {
    private int failures;
    private Instant last = Instant.MIN;
  }

  private final InstantSource clock;
  private final Object lock = new Object();
  private final Map<Pair, Tries> byPair;
  private final Map<String, AccountTries> byAccount;

  /** Nothing is known yet. */
  public SignInAttempts(InstantSource clock) {
    this(clock, ENTRIES_MAX);
  }

  SignInAttempts(InstantSource clock, int entriesMax) {
    this.clock = clock;
    this.byPair = bounded(entriesMax);
    this.byAccount = bounded(entriesMax);
  }

  /**
   * Begins a try, which counts as a failure until it is known to be none.
   *
   * @param username the name that was typed, folded
   * @param address where from
   * @param account the account's id, or the name if there is no such account
   * @throws ProblemException {@code Invalid} if no try is allowed now
   */
  Attempt begin(String username, String address, String account) {
    var pair = new Pair(username.length() > NAME_LENGTH_MAX ? "" : username, address);
    var accountName = account.length() > NAME_LENGTH_MAX ? "" : account;
    var now = clock.instant();
    synchronized (lock) {
      var tries = byPair.computeIfAbsent(pair, first -> new Tries());
      if (now.isAfter(later(tries.last, tries.bannedUntil).plus(FORGOTTEN_AFTER))) {
        tries.failures = 0;
        tries.bans = 0;
      }
      var accountTries = byAccount.computeIfAbsent(accountName, first -> new AccountTries());
      boolean slowed =
          accountTries.failures >= ACCOUNT_FAILURES_MAX
              && now.isBefore(accountTries.last.plus(ACCOUNT_PAUSE));
      if (now.isBefore(tries.bannedUntil) || tries.failures >= FAILURES_MAX || slowed) {
        throw new ProblemException(
            Problem.invalid(
                "",
                "You have had too many failed login attempts in a short period of time. Please try"
                    + " again later."));
      }
      tries.failures++;
      tries.last = now;
      accountTries.failures++;
      accountTries.last = now;
    }
    return new Attempt(pair, accountName);
  }

  /** One try to sign in; exactly one of its methods is called. */
  final class Attempt {
    private final Pair pair;
    private final String account;

    private Attempt(Pair pair, String account) {
      this.pair = pair;
      this.account = account;
    }

    /** The password was right: everything before is forgotten. */
    void succeeded() {
      synchronized (lock) {
        byPair.remove(pair);
        byAccount.remove(account);
      }
    }

    /** It was wrong; whether that was once too often, so that a ban begins. */
    boolean failed() {
      synchronized (lock) {
        var tries = byPair.get(pair);
        if (tries == null || tries.failures < FAILURES_MAX) {
          return false;
        }
        var ban = FIRST_BAN.multipliedBy(1L << Math.min(tries.bans, DOUBLINGS_MAX));
        tries.bannedUntil =
            clock.instant().plus(ban.compareTo(LONGEST_BAN) > 0 ? LONGEST_BAN : ban);
        tries.bans++;
        tries.failures = 0;
        return true;
      }
    }

    /** It was not found out: it counts for nothing. */
    void withdrawn() {
      synchronized (lock) {
        var tries = byPair.get(pair);
        if (tries != null && tries.failures > 0) {
          tries.failures--;
        }
        var accountTries = byAccount.get(account);
        if (accountTries != null && accountTries.failures > 0) {
          accountTries.failures--;
        }
      }
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static <K, V> Map<K, V> bounded(int entriesMax) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > entriesMax;
      }
    };
  }
}
