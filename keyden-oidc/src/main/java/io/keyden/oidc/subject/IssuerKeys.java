package io.keyden.oidc.subject;

import io.keyden.core.oidc.IssuerUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys of issuers, remembered for a while.
 *
 * <p><b>How long.</b> Keys are asked for anew after {@link #FRESH}. If the issuer does not answer,
 * they go on being good until {@link #LIFE_MAX}: its failures are shorter than that as a rule, and
 * a key that it has withdrawn must not be good for ever because somebody keeps it from answering.
 *
 * <p><b>How often.</b> One request to an issuer at a time, and the others wait for what comes of
 * it; after a failure none for {@link #PAUSE_AFTER_FAILURE}; and for tokens that no known key has
 * signed, one in {@link #SEARCH_PAUSE}, whoever sends them.
 *
 * <p>Safe for many threads.
 */
final class IssuerKeys {
  static final Duration FRESH = Duration.ofHours(1);
  static final Duration LIFE_MAX = Duration.ofHours(4);
  static final Duration SEARCH_PAUSE = Duration.ofSeconds(30);
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
  static final int ISSUERS_MAX = 1000;

  private final IssuerDocuments documents;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Issuer> issuers = new LinkedHashMap<>(16, 0.75f, true);

  /** Takes what it works with. */
  IssuerKeys(IssuerDocuments documents, InstantSource clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * The keys of an issuer, as they were once.
   *
   * @param keys those that are of use
   * @param asked when the issuer was asked for them
   */
  record Published(List<VerificationKey> keys, Instant asked) {}

  /**
   * The keys of {@code issuer}, remembered or fetched.
   *
   * @throws UnverifiedException if there are none
   */
  Published of(String issuer) throws UnverifiedException {
    return issuer(issuer).current();
  }

  /**
   * The keys of {@code issuer} after {@code tried} did not do, which may be the same.
   *
   * @param since when the question came up: what was asked for later is not asked for again
   */
  Published after(String issuer, Published tried, Instant since) {
    return issuer(issuer).after(tried, since);
  }

  private Issuer issuer(String url) {
    lock.lock();
    try {
      var issuer = issuers.computeIfAbsent(IssuerUrl.withoutSlash(url), Issuer::new);
      if (issuers.size() > ISSUERS_MAX) {
        var least = issuers.keySet().iterator();
        least.next();
        least.remove();
      }
      return issuer;
    } finally {
      lock.unlock();
    }
  }

  private final class Issuer {
    private final String url;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Published known;
    private Instant silentUntil = Instant.MIN;
    private Instant noSearchUntil = Instant.MIN;
    private String failure = "it was not asked";

    Issuer(String url) {
      this.url = url;
    }

    Published current() throws UnverifiedException {
      var seen = known;
      if (seen != null && younger(seen, FRESH)) {
        return seen;
      }
      if (seen != null && younger(seen, LIFE_MAX)) {
        // Whoever finds somebody asking need not wait: these are good enough.
        if (!asking.tryLock()) {
          return seen;
        }
      } else {
        asking.lock();
      }
      try {
        seen = known;
        if (seen == null || !younger(seen, FRESH)) {
          ask();
          seen = known;
        }
        if (seen == null || !younger(seen, LIFE_MAX)) {
          throw new UnverifiedException(failure);
        }
        return seen;
      } finally {
        asking.unlock();
      }
    }

    Published after(Published tried, Instant since) {
      if (!tried.asked().isBefore(since)) {
        return tried;
      }
      asking.lock();
      try {
        var seen = known;
        if (seen != null && !seen.equals(tried)) {
          return seen;
        }
        var now = clock.instant();
        if (!now.isBefore(noSearchUntil)) {
          noSearchUntil = now.plus(SEARCH_PAUSE);
          ask();
        }
        seen = known;
        return seen == null ? tried : seen;
      } finally {
        asking.unlock();
      }
    }

    private void ask() {
      var now = clock.instant();
      if (now.isBefore(silentUntil)) {
        return;
      }
      try {
        known = new Published(documents.keys(url), now);
      } catch (UnverifiedException e) {
        failure = "the keys of the issuer are not to be had: " + e.reason();
        silentUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
      }
    }

    private boolean younger(Published keys, Duration age) {
      return clock.instant().isBefore(keys.asked().plus(age));
    }
  }
}
