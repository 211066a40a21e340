package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Origin;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.key.KeyDigest;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.KeyHint;
import io.keyden.core.key.KeyRevoked;
import io.keyden.core.key.KeyUse;
import io.keyden.core.problem.Rejection;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.Account;
import io.keyden.core.user.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds out whose key was presented, and whether it is good.
 *
 * <p><b>What is remembered.</b> Which key a digest belongs to; a revocation makes the cache forget
 * it before the revoker gets an answer. Whether its time is over and whether its owner is active is
 * asked anew each time.
 *
 * <p><b>No oracle.</b> A key that is not good is never remembered, so that every refusal, of an
 * unknown, malformed, revoked or expired key or a disabled owner, costs one digest and one look-up
 * in the store. What reading a row that is there takes longer, some microseconds, whoever answers
 * has to even out.
 */
public final class AuthenticateKey {
  /** How many keys are remembered where nobody says otherwise. */
  public static final int REMEMBERED_MAX = 100_000;

  private final Transactions transactions;
  private final ApiKeyStore keys;
  private final Accounts accounts;
  private final KeyUse use;
  private final InstantSource clock;
  private final Cache<KeyDigest, ApiKey> cache;

  /** Remembers keys in a cache of {@code caches}. */
  public AuthenticateKey(
      Transactions transactions,
      ApiKeyStore keys,
      Accounts accounts,
      KeyUse use,
      InstantSource clock,
      Caches caches) {
    this(transactions, keys, accounts, use, clock, caches, REMEMBERED_MAX);
  }

  /** As the other constructor, but remembers about {@code rememberedMax} keys at most. */
  public AuthenticateKey(
      Transactions transactions,
      ApiKeyStore keys,
      Accounts accounts,
      KeyUse use,
      InstantSource clock,
      Caches caches,
      int rememberedMax) {
    this.transactions = transactions;
    this.keys = keys;
    this.accounts = accounts;
    this.use = use;
    this.clock = clock;
    this.cache = caches.create("api-keys", rememberedMax);
    transactions.listen(change -> {
      if (change instanceof KeyRevoked revoked) {
        cache.invalidate(revoked.digest()).ifPresent(key -> use.forget(key.id()));
      }
    });
  }

  /** Who presents {@code presented}, whatever its form. */
  @RevealsSecret(because = "the digest is taken of what was presented")
  public Authentication authenticate(Secret presented, Origin origin) {
    var text = presented.reveal();
    var digest = KeyDigest.ofPresented(text);
    var now = clock.instant();
    var attempt = new Attempt(now);
    var key = cache.get(digest, attempt::load);
    if (key.isPresent()) {
      var owner = accounts.find(key.get().owner());
      if (owner.isPresent() && refusal(key.get(), owner.get(), now).isEmpty()) {
        use.note(key.get().id(), now);
        return new Authentication.Authenticated(
            new Caller(
                owner.get().user().principal(), key.get().proof(), owner.get().grants(), origin));
      }
      cache.invalidate(digest);
      attempt.load(digest);
    }
    return attempt.rejected(text);
  }

  private static Optional<Rejection> refusal(ApiKey key, Account owner, Instant now) {
    if (key.expired(now)) {
      return Optional.of(Rejection.EXPIRED_KEY);
    }
    return owner.user().active() ? Optional.empty() : Optional.of(Rejection.DISABLED_OWNER);
  }

  /** One look-up in the store, and why what it found is not good. */
  private final class Attempt {
    private final Instant now;
    private Rejection reason = Rejection.UNKNOWN_KEY;
    private Optional<ApiKey> found = Optional.empty();

    Attempt(Instant now) {
      this.now = now;
    }

    Optional<ApiKey> load(KeyDigest digest) {
      found = transactions.read(() -> keys.byDigest(digest));
      var owner = found.flatMap(key -> accounts.find(key.owner()));
      if (found.isEmpty() || owner.isEmpty()) {
        return Optional.empty();
      }
      var refusal = refusal(found.get(), owner.get(), now);
      reason = refusal.orElse(reason);
      return refusal.isPresent() ? Optional.empty() : found;
    }

    Authentication.Rejected rejected(String presented) {
      return new Authentication.Rejected(
          KeyFormat.wellFormed(presented) ? reason : Rejection.MALFORMED_KEY,
          KeyHint.ofPresented(presented).text(),
          found);
    }
  }
}
