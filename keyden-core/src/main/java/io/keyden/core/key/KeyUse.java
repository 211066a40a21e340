package io.keyden.core.key;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.store.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * When keys were last used. Authentication only notes it in memory, since it must never write;
 * {@link #flush} brings what was noted to the store, and is called every half minute and at the
 * end. A crash loses at most that.
 */
public final class KeyUse {
  private static final int PORTION = 1_000;

  private final Transactions transactions;
  private final ApiKeyStore keys;
  private final ConcurrentMap<ApiKeyId, Instant> noted = new ConcurrentHashMap<>();

  /** Notes uses for {@code keys}. */
  public KeyUse(Transactions transactions, ApiKeyStore keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  /**
   * Notes that a key was used at {@code instant}; an earlier moment than one noted changes nothing.
   */
  public void note(ApiKeyId id, Instant instant) {
    noted.merge(id, instant, KeyUse::later);
  }

  /** Forgets what was noted of a key that is gone: there is nothing left to write it to. */
  public void forget(ApiKeyId id) {
    noted.remove(id);
  }

  /** {@code key} with a use that is not in the store yet. */
  ApiKey upToDate(ApiKey key) {
    var instant = noted.get(key.id());
    if (instant == null) {
      return key;
    }
    return switch (key.lastUse()) {
      case LastUse.Never never -> key.usedAt(instant);
      case LastUse.At stored -> key.usedAt(later(stored.instant(), instant));
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * Writes what was noted, in portions, since other writes wait behind each. What fails stays noted
   * and is written with the next call.
   */
  public void flush() {
    var rest = List.copyOf(noted.entrySet());
    for (int from = 0; from < rest.size(); from += PORTION) {
      var portion = new HashMap<ApiKeyId, Instant>();
      rest.subList(from, Math.min(from + PORTION, rest.size()))
          .forEach(use -> portion.put(use.getKey(), use.getValue()));
      transactions.write(() -> keys.noteUse(portion));
      // Only what was written: a use noted meanwhile stays.
      portion.forEach(noted::remove);
    }
  }
}
