package io.keyden.core.signin;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.key.KeyRevoked;
import io.keyden.core.store.EverythingChanged;
import io.keyden.core.store.Transactions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The keys that sessions and access tokens were made with, and end with.
 *
 * <p>What was found is good only as long as no key was revoked since: a revocation names a digest,
 * while sessions and tokens know an id. Revocations are rare, and so are keys that sign in.
 */
final class BoundKeys {
  private final ApiKeyStore keys;
  private final AtomicLong revocations = new AtomicLong();

  BoundKeys(Transactions transactions, ApiKeyStore keys) {
    this.keys = keys;
    transactions.listen(change -> {
      if (change instanceof KeyRevoked || change instanceof EverythingChanged) {
        revocations.incrementAndGet();
      }
    });
  }

  /**
   * A key, or that none is needed, and when that was known.
   *
   * @param key the key, if one is needed
   * @param revocations how many revocations were known before the key was looked up
   */
  record Bond(Optional<ApiKey> key, long revocations) {}

  /** What is known so far, to be asked before a transaction that looks a key up. */
  long revocations() {
    return revocations.get();
  }

  /**
   * The bond to {@code madeWith}; empty if that key is gone. Within a transaction.
   *
   * @param before what {@link #revocations} said before the transaction
   */
  Optional<Bond> find(Optional<ApiKeyId> madeWith, long before) {
    if (madeWith.isEmpty()) {
      return Optional.of(new Bond(Optional.empty(), before));
    }
    return keys.get(madeWith.get()).map(key -> new Bond(Optional.of(key), before));
  }

  /** Whether the bond holds at {@code now}, as far as is known without asking the store. */
  boolean holds(Bond bond, Instant now) {
    return bond.key()
        .map(key -> bond.revocations() == revocations.get() && !key.expired(now))
        .orElse(true);
  }
}
