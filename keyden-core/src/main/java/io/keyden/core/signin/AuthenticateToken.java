package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Origin;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.problem.Rejection;
import io.keyden.core.secret.Secret;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds out whose access token was presented, and whether it is good.
 *
 * <p>Which token a digest belongs to is remembered until it ends early; whether its time or that of
 * its key is over, and whether its owner is active, is asked anew each time.
 */
public final class AuthenticateToken {
  private static final int ENTRIES_MAX = 10_000;

  private record Found(AccessToken token, BoundKeys.Bond bond) {}

  private final Transactions transactions;
  private final AccessTokenForm form;
  private final AccessTokenStore tokens;
  private final BoundKeys keys;
  private final Accounts accounts;
  private final InstantSource clock;
  private final Cache<SecretDigest, Found> cache;

  /** Remembers tokens in a cache of {@code caches}. */
  public AuthenticateToken(
      Transactions transactions,
      AccessTokenForm form,
      AccessTokenStore tokens,
      ApiKeyStore keys,
      Accounts accounts,
      InstantSource clock,
      Caches caches) {
    this.transactions = transactions;
    this.form = form;
    this.tokens = tokens;
    this.keys = new BoundKeys(transactions, keys);
    this.accounts = accounts;
    this.clock = clock;
    this.cache = caches.create("access-tokens", ENTRIES_MAX);
    transactions.listen(change -> {
      if (change instanceof AccessTokenEnded ended) {
        cache.invalidate(ended.digest());
      }
    });
  }

  /** Who presents {@code presented}, whatever it looks like. */
  public Authentication authenticate(Secret presented, Origin origin) {
    var digest = presented.digest();
    var now = clock.instant();
    // What was not issued here costs no look into the store.
    var found =
        cache.get(digest, _ -> form.issuedHere(presented) ? load(digest) : Optional.empty());
    var caller = good(found, now, origin);
    if (found.isPresent() && caller.isEmpty()) {
      // What is remembered may be out of date: only the store is believed when it says no.
      cache.invalidate(digest);
      caller = good(load(digest), now, origin);
    }
    return caller
        .<Authentication>map(Authentication.Authenticated::new)
        .orElseGet(() -> Authentication.Rejected.of(Rejection.BAD_TOKEN));
  }

  private Optional<Caller> good(Optional<Found> found, Instant now, Origin origin) {
    return found
        .filter(each -> !each.token().ended(now) && keys.holds(each.bond(), now))
        .flatMap(each ->
            accounts
                .find(each.token().user())
                .filter(owner -> owner.user().active())
                .map(owner ->
                    new Caller(owner.user().principal(), proof(each), owner.grants(), origin)));
  }

  private static Proof proof(Found found) {
    return new Proof.Token(
        found.token().id(),
        found.token().expires(),
        found.bond().key().map(ApiKey::proof),
        found.token().identity());
  }

  private Optional<Found> load(SecretDigest digest) {
    long before = keys.revocations();
    return transactions.read(() ->
        tokens
            .byDigest(digest)
            .flatMap(
                token -> keys.find(token.madeWith(), before).map(bond -> new Found(token, bond))));
  }
}
