package io.keyden.storage.sql;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.key.KeyDigest;
import io.keyden.core.key.KeyHint;
import io.keyden.core.key.KeyRevoked;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys in SQL. */
public final class SqlApiKeyStore implements ApiKeyStore {
  private static final String INSERT =
      """
      INSERT INTO api_keys (id, owner_id, digest, purpose, purpose_folded, hint, hint_folded, actor_type, created, expires, last_used)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String GET = "SELECT * FROM api_keys WHERE id = ?";
  private static final String BY_DIGEST = "SELECT * FROM api_keys WHERE digest = ?";
  private static final String DELETE = "DELETE FROM api_keys WHERE id = ? RETURNING digest";
  private static final String DELETE_ALL_OF = "DELETE FROM api_keys WHERE owner_id = ? RETURNING *";
  private static final String COUNT = "SELECT COUNT(*) FROM api_keys";
  private static final String SELECT = "SELECT * FROM api_keys";
  private static final String NOTE_USE =
      """
      UPDATE api_keys SET last_used = ? WHERE id = ? AND (last_used IS NULL OR last_used < ?)
      """;

  private final SqlTransactions transactions;

  /** Keeps keys in the database of {@code transactions}. */
  public SqlApiKeyStore(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void insert(ApiKey key, KeyDigest digest) {
    try {
      transactions
          .sql()
          .update(
              INSERT,
              key.id().value(),
              key.owner().value(),
              digest.value().bytes(),
              key.purpose().text(),
              CaseFolding.fold(key.purpose().text()),
              key.hint().text(),
              CaseFolding.fold(key.hint().text()),
              key.actorType().name(),
              key.created(),
              key.expires(),
              switch (key.lastUse()) {
                case LastUse.Never never -> Optional.empty();
                case LastUse.At at -> Optional.of(at.instant());
              });
    } catch (DuplicateException e) {
      throw new ProblemException(Problem.invalid("ApiKey", "This API key exists already."), e);
    }
  }

  @Override
  public Optional<ApiKey> get(ApiKeyId id) {
    return transactions.sql().first(GET, SqlApiKeyStore::key, id.value());
  }

  @Override
  public Optional<ApiKey> byDigest(KeyDigest digest) {
    return transactions
        .sql()
        .first(BY_DIGEST, SqlApiKeyStore::key, (Object) digest.value().bytes());
  }

  @Override
  public boolean delete(ApiKeyId id) {
    var digest = transactions.sql().first(DELETE, SqlApiKeyStore::digest, id.value());
    digest.ifPresent(gone -> transactions.announce(new KeyRevoked(gone)));
    return digest.isPresent();
  }

  private record Deleted(ApiKey key, KeyDigest digest) {}

  @Override
  public List<ApiKey> deleteAllOf(UserId owner) {
    var deleted =
        transactions
            .sql()
            .query(DELETE_ALL_OF, row -> new Deleted(key(row), digest(row)), owner.value());
    deleted.forEach(each -> transactions.announce(new KeyRevoked(each.digest())));
    return deleted.stream().map(Deleted::key).toList();
  }

  @Override
  public Page<ApiKey> ofOwner(UserId owner, ApiKeyFilter filter, PageRequest page) {
    var where = new Where().and("owner_id = ?", owner.value());
    filter
        .purpose()
        .ifPresent(part -> where.and("purpose_folded LIKE ? ESCAPE '\\'", Like.containing(part)));
    filter
        .keyword()
        .ifPresent(part ->
            where.and(
                "(purpose_folded LIKE ? ESCAPE '\\' OR hint_folded LIKE ? ESCAPE '\\')",
                Like.containing(part),
                Like.containing(part)));
    var sql = transactions.sql();
    long total = sql.number(COUNT + where.clause(), where.parameters());
    var keys =
        sql.query(
            SELECT + where.clause() + " ORDER BY created DESC, id LIMIT ? OFFSET ?",
            SqlApiKeyStore::key,
            where.parameters(page.take(), page.skip()));
    return new Page<>(keys, total, page);
  }

  @Override
  public void noteUse(Map<ApiKeyId, Instant> uses) {
    var sql = transactions.sql();
    uses.forEach((id, instant) -> sql.update(NOTE_USE, instant, id.value(), instant));
  }

  private static KeyDigest digest(Row row) {
    return KeyDigest.ofStored(row.bytes("digest"));
  }

  private static ApiKey key(Row row) {
    return new ApiKey(
        new ApiKeyId(row.text("id")),
        new UserId(row.text("owner_id")),
        new Purpose(row.text("purpose")),
        new KeyHint(row.text("hint")),
        ActorType.valueOf(row.text("actor_type")),
        row.instant("created"),
        row.optionalInstant("expires"),
        row.optionalInstant("last_used")
            .<LastUse>map(LastUse.At::new)
            .orElseGet(LastUse.Never::new));
  }
}
