package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Origin;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.problem.Rejection;
import io.keyden.core.secret.Secret;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds out whose session cookie was presented, and whether it is good.
 *
 * <p>Which session a digest belongs to is remembered until it ends; whether its time or that of its
 * key is over, and whether its owner is active, is asked anew each time. When it was last used is
 * kept beside it in memory, and brought to the store by {@link SessionUse#flush}.
 */
public final class AuthenticateSession {
  private static final int ENTRIES_MAX = 10_000;

  private record Found(Session session, AtomicReference<Instant> lastUsed, BoundKeys.Bond bond) {}

  private final Transactions transactions;
  private final SessionStore sessions;
  private final SessionUse use;
  private final BoundKeys keys;
  private final Accounts accounts;
  private final CurrentSettings settings;
  private final InstantSource clock;
  private final Cache<SecretDigest, Found> cache;

  /** Remembers sessions in a cache of {@code caches}. */
  public AuthenticateSession(
      Transactions transactions,
      SessionStore sessions,
      SessionUse use,
      ApiKeyStore keys,
      Accounts accounts,
      CurrentSettings settings,
      InstantSource clock,
      Caches caches) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.use = use;
    this.keys = new BoundKeys(transactions, keys);
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
    this.cache = caches.create("sessions", ENTRIES_MAX);
    transactions.listen(change -> {
      if (change instanceof SessionEnded ended) {
        cache.invalidate(ended.digest());
      }
    });
  }

  /** Who presents {@code presented}, whatever its form. */
  public Authentication authenticate(Secret presented, Origin origin) {
    var digest = presented.digest();
    var now = clock.instant();
    var found = cache.get(digest, this::load);
    var caller = good(digest, found, now, origin);
    if (found.isPresent() && caller.isEmpty()) {
      // Another node may have seen it since: only the store is believed when it says no.
      cache.invalidate(digest);
      caller = good(digest, load(digest), now, origin);
    }
    return caller
        .<Authentication>map(Authentication.Authenticated::new)
        .orElseGet(() -> Authentication.Rejected.of(Rejection.BAD_SESSION));
  }

  private Optional<Caller> good(
      SecretDigest digest, Optional<Found> found, Instant now, Origin origin) {
    var caller =
        found
            .filter(each ->
                !each.session().ended(now, each.lastUsed().get(), settings.authentication())
                    && keys.holds(each.bond(), now))
            .flatMap(each ->
                accounts
                    .find(each.session().user())
                    .filter(owner -> owner.user().active())
                    .map(owner ->
                        new Caller(owner.user().principal(), proof(each), owner.grants(), origin)));
    if (found.isPresent() && caller.isPresent()) {
      found.get().lastUsed().set(now);
      use.note(digest, now);
    }
    return caller;
  }

  private static Proof proof(Found found) {
    return new Proof.Session(found.session().id(), found.bond().key().map(ApiKey::proof));
  }

  private Optional<Found> load(SecretDigest digest) {
    long before = keys.revocations();
    // Before the store is asked: what is flushed in between is found there.
    var pending = use.pending(digest);
    return transactions.read(() ->
        sessions
            .byDigest(digest)
            .flatMap(session ->
                keys.find(session.madeWith(), before)
                    .map(bond ->
                        new Found(
                            session,
                            new AtomicReference<>(pending.orElse(session.lastSeen())),
                            bond))));
  }
}
