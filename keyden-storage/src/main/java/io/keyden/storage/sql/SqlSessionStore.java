package io.keyden.storage.sql;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.signin.NewSession;
import io.keyden.core.signin.Session;
import io.keyden.core.signin.SessionEnded;
import io.keyden.core.signin.SessionStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions in SQL. */
public final class SqlSessionStore implements SessionStore {
  private static final String INSERT =
      """
      INSERT INTO sessions (id, digest, user_id, created, last_seen, is_remembered, made_with_key_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String BY_DIGEST = "SELECT * FROM sessions WHERE digest = ?";
  private static final String CONTAINS = "SELECT COUNT(*) FROM sessions WHERE id = ?";
  private static final String DELETE = "DELETE FROM sessions WHERE id = ? RETURNING digest";
  private static final String DELETE_ALL_OF =
      "DELETE FROM sessions WHERE user_id = ? RETURNING digest";
  private static final String NOTE_USE =
      "UPDATE sessions SET last_seen = ? WHERE digest = ? AND last_seen < ?";
  private static final String DELETE_ENDED =
      """
      DELETE FROM sessions WHERE created < ? OR (last_seen < ? AND is_remembered = 0) RETURNING digest
      """;

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps sessions in the database of {@code transactions}. */
  public SqlSessionStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "sessions");
  }

  @Override
  public Session insert(NewSession session, SecretDigest digest) {
    var inserted =
        new Session(
            counter.next(),
            session.user(),
            session.created(),
            session.created(),
            session.remembered(),
            session.madeWith());
    transactions
        .sql()
        .update(
            INSERT,
            inserted.id(),
            digest.bytes(),
            inserted.user().value(),
            inserted.created(),
            inserted.lastSeen(),
            inserted.remembered(),
            inserted.madeWith().map(ApiKeyId::value));
    return inserted;
  }

  @Override
  public Optional<Session> byDigest(SecretDigest digest) {
    return transactions.sql().first(BY_DIGEST, SqlSessionStore::session, (Object) digest.bytes());
  }

  @Override
  public boolean contains(long id) {
    return transactions.sql().number(CONTAINS, id) > 0;
  }

  @Override
  public boolean delete(long id) {
    return !ended(DELETE, id).isEmpty();
  }

  @Override
  public void deleteAllOf(UserId user) {
    ended(DELETE_ALL_OF, user.value());
  }

  @Override
  public void noteUse(Map<SecretDigest, Instant> uses) {
    transactions
        .sql()
        .batch(
            NOTE_USE,
            uses.entrySet().stream()
                .map(use -> new Object[] {use.getValue(), use.getKey().bytes(), use.getValue()})
                .toList());
  }

  @Override
  public int deleteEnded(Instant createdBefore, Instant seenBefore) {
    return ended(DELETE_ENDED, createdBefore, seenBefore).size();
  }

  /** Runs a deletion and announces what it deleted. */
  private List<SecretDigest> ended(String deletion, Object... parameters) {
    var digests =
        transactions
            .sql()
            .query(deletion, row -> SecretDigest.ofStored(row.bytes("digest")), parameters);
    digests.forEach(digest -> transactions.announce(new SessionEnded(digest)));
    return digests;
  }

  private static Session session(Row row) {
    return new Session(
        row.number("id"),
        new UserId(row.text("user_id")),
        row.instant("created"),
        row.instant("last_seen"),
        row.flag("is_remembered"),
        row.optionalText("made_with_key_id").map(ApiKeyId::new));
  }
}
