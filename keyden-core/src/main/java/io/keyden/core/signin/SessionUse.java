package io.keyden.core.signin;

import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * When sessions were last used. Authentication only notes it in memory, since it must never write;
 * {@link #flush} brings what was noted to the store, and is called every half minute and at the
 * end. A crash loses at most that, so a session may seem idle half a minute longer than it was.
 */
public final class SessionUse {
  private final Transactions transactions;
  private final SessionStore sessions;
  private final ConcurrentMap<SecretDigest, Instant> noted = new ConcurrentHashMap<>();

  /** Notes uses for {@code sessions}. */
  public SessionUse(Transactions transactions, SessionStore sessions) {
    this.transactions = transactions;
    this.sessions = sessions;
  }

  /** Notes that a session was used at {@code instant}. */
  void note(SecretDigest session, Instant instant) {
    noted.put(session, instant);
  }

  /** A use that may not be in the store yet. To be asked before the store is. */
  Optional<Instant> pending(SecretDigest session) {
    return Optional.ofNullable(noted.get(session));
  }

  /** Writes what was noted. What fails stays noted and is written with the next call. */
  public void flush() {
    var batch = new HashMap<>(noted);
    if (batch.isEmpty()) {
      return;
    }
    transactions.write(() -> sessions.noteUse(batch));
    // Only what was written: a use noted meanwhile stays.
    batch.forEach(noted::remove);
  }
}
