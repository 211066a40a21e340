package io.keyden.core.key;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.store.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * When keys were last used. Authentication only notes it in memory, since it must never write;
 * {@link #flush} brings what was noted to the store, and is called every half minute and at the
 * end. A crash loses at most that.
 */
public final class KeyUse {
  private final Transactions transactions;
  private final ApiKeyStore keys;
  private final ConcurrentMap<ApiKeyId, Instant> noted = new ConcurrentHashMap<>();

  /** Notes uses for {@code keys}. */
  public KeyUse(Transactions transactions, ApiKeyStore keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  /** Notes that a key was used at {@code instant}. */
  public void note(ApiKeyId id, Instant instant) {
    noted.put(id, instant);
  }

  /** {@code key} with a use that is not in the store yet. */
  ApiKey upToDate(ApiKey key) {
    var instant = noted.get(key.id());
    return instant == null ? key : key.usedAt(instant);
  }

  /** Writes what was noted. What fails is noted again and written with the next call. */
  public void flush() {
    var batch = new HashMap<>(noted);
    if (batch.isEmpty()) {
      return;
    }
    transactions.write(() -> keys.noteUse(batch));
    // Only what was written: a use noted meanwhile stays.
    batch.forEach(noted::remove);
  }
}
