package io.keyden.storage.sql;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.ApiKeyOrder;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.key.EndCounts;
import io.keyden.core.key.KeyDigest;
import io.keyden.core.key.KeyHint;
import io.keyden.core.key.KeyRevoked;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.OwnedApiKey;
import io.keyden.core.key.Purpose;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
  private static final String COUNT = "SELECT COUNT(*) FROM api_keys AS k";

  private static final String KEYS = "api_keys AS k";
  private static final String KEYS_WITH_OWNERS = "api_keys AS k, users AS u";

  /** Makes the database go through the owners in their order, as it keeps to a cross join's. */
  private static final String OWNERS_THEN_KEYS = "users AS u CROSS JOIN api_keys AS k";

  /** So many keys are sorted sooner than they are found owner by owner. */
  private static final long FEW = 1_000;

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
      throw new ProblemException(Problem.invalid("", "This API key exists already."), e);
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
  public Page<OwnedApiKey> find(ApiKeyFilter filter, ApiKeyOrder order, PageRequest page) {
    var sql = transactions.sql();
    var counted = where(filter, ends(filter));
    long total = sql.number(COUNT + counted.clause(), counted.parameters());
    var where = where(filter, ends(filter, order.by()));
    var from = KEYS;
    if (order.by() == ApiKeyOrder.By.USER) {
      where.and("k.owner_id = u.id");
      from = total > FEW && filter.owner().isEmpty() ? OWNERS_THEN_KEYS : KEYS_WITH_OWNERS;
    }
    var sorted = sorted(filter, order);
    var keys =
        sql.query(
            page(from + where.clause(), sorted),
            SqlApiKeyStore::owned,
            where.parameters(page.take(), page.skip()));
    return new Page<>(keys, total, page);
  }

  /** The ids of the page first, from an index where there is one, and then only its rows. */
  private static String page(String matching, String sorted) {
    return """
    SELECT k.*, u.username, u.display_name, u.is_service, u.is_active
    FROM (SELECT k.id AS id FROM %s ORDER BY %s LIMIT ? OFFSET ?) AS page
    JOIN api_keys AS k ON k.id = page.id JOIN users AS u ON u.id = k.owner_id
    ORDER BY %s
    """
        .formatted(matching, sorted, sorted);
  }

  private static Where where(ApiKeyFilter filter, String ends) {
    var where = new Where();
    filter.owner().ifPresent(owner -> where.and("k.owner_id = ?", owner.value()));
    filter
        .purpose()
        .ifPresent(part -> where.and("k.purpose_folded LIKE ? ESCAPE '\\'", Like.containing(part)));
    filter
        .keyword()
        .ifPresent(part ->
            where.and(
                "(k.purpose_folded LIKE ? ESCAPE '\\' OR k.hint_folded LIKE ? ESCAPE '\\')",
                Like.containing(part),
                Like.containing(part)));
    filter
        .neverExpires()
        .ifPresent(never -> where.and(ends + (never ? " IS NULL" : " IS NOT NULL")));
    filter.expiresFrom().ifPresent(from -> where.and(ends + " >= ?", notBefore(from)));
    filter.expiresTo().ifPresent(to -> where.and(ends + " < ?", notBefore(to)));
    return where;
  }

  /** The first moment that a column can hold which is not before {@code bound}. */
  private static Instant notBefore(Instant bound) {
    return bound.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
  }

  /*
   * How keys are read. An index that serves the order, or the ends that are asked for, is walked
   * only if nothing but it has to be looked at; else each of its entries costs a look-up of a row,
   * and reading the whole table once, or the keys of one owner, is many times cheaper. The database
   * cannot know, so where an index would harm, the column has a zero added: that hides it from the
   * index and changes no value.
   */

  private static final String ENDS = "k.expires";
  private static final String ENDS_WITHOUT_INDEX = "k.expires + 0";

  private static boolean byText(ApiKeyFilter filter) {
    return filter.purpose().isPresent() || filter.keyword().isPresent();
  }

  private static String ends(ApiKeyFilter filter) {
    return filter.owner().isPresent() || byText(filter) ? ENDS_WITHOUT_INDEX : ENDS;
  }

  private static String ends(ApiKeyFilter filter, ApiKeyOrder.By by) {
    return switch (by) {
      case CREATED, EXPIRES -> ends(filter);
      case LAST_USED, PURPOSE, USER -> ENDS_WITHOUT_INDEX;
    };
  }

  private static String sorted(ApiKeyFilter filter, ApiKeyOrder order) {
    boolean down = order.descending();
    return switch (order.by()) {
      case CREATED ->
          (byText(filter) && filter.owner().isEmpty() ? "k.created + 0" : "k.created")
              + (down ? " DESC, k.id" : ", k.id DESC");
      case EXPIRES -> ends(filter) + (down ? " DESC NULLS FIRST, k.id DESC" : " NULLS LAST, k.id");
      case LAST_USED ->
          down ? "k.last_used DESC NULLS LAST, k.id DESC" : "k.last_used NULLS FIRST, k.id";
      case PURPOSE -> down ? "k.purpose_folded DESC, k.id DESC" : "k.purpose_folded, k.id";
      case USER -> down ? "u.username_folded DESC, k.id DESC" : "u.username_folded, k.id";
    };
  }

  @Override
  public EndCounts countEnds(ApiKeyFilter filter, List<Instant> bounds) {
    boolean oneReading = filter.owner().isPresent() || byText(filter);
    var counts =
        (oneReading ? inOneReading(filter, bounds) : bySpans(filter, bounds))
            .stream().collect(Collectors.toMap(Part::number, Part::count));
    return new EndCounts(
        counts.getOrDefault(NEVER, 0L),
        IntStream.rangeClosed(0, bounds.size())
            .mapToObj(part -> counts.getOrDefault((long) part, 0L))
            .toList());
  }

  private static final long NEVER = -1;

  private record Part(long number, long count) {
    static Part of(Row row) {
      return new Part(row.number("part"), row.number("number"));
    }
  }

  /** Looks at each matching key once, and at nothing else; puts it where it belongs. */
  private List<Part> inOneReading(ApiKeyFilter filter, List<Instant> bounds) {
    var part = new StringBuilder("CASE WHEN k.expires IS NULL THEN ").append(NEVER);
    for (int i = 0; i < bounds.size(); i++) {
      part.append(" WHEN k.expires < ? THEN ").append(i);
    }
    part.append(" ELSE ").append(bounds.size()).append(" END");
    var where = where(filter, ends(filter));
    var parameters = new ArrayList<Object>();
    bounds.forEach(bound -> parameters.add(notBefore(bound)));
    Collections.addAll(parameters, where.parameters());
    return transactions
        .sql()
        .query(
            "SELECT part, COUNT(*) AS number FROM (SELECT "
                + part
                + " AS part FROM api_keys AS k"
                + where.clause()
                + ") AS parts GROUP BY part",
            Part::of,
            parameters.toArray());
  }

  /**
   * Counts the entries of the index in each span; no row is looked at, nothing is sorted. What the
   * filter says of the end is worked into the spans, since the database would begin each of them at
   * the filter's bound and walk all the way from there.
   */
  private List<Part> bySpans(ApiKeyFilter filter, List<Instant> bounds) {
    var selects = new ArrayList<String>();
    var parameters = new ArrayList<Object>();
    boolean bounded = filter.expiresFrom().isPresent() || filter.expiresTo().isPresent();
    if (filter.neverExpires().orElse(true) && !bounded) {
      selects.add(count(NEVER, new Where().and(ENDS + " IS NULL")));
    }
    if (!filter.neverExpires().orElse(false)) {
      var from = filter.expiresFrom().orElse(Instant.MIN);
      var to = filter.expiresTo().orElse(Instant.MAX);
      for (int part = 0; part <= bounds.size(); part++) {
        var start = part == 0 ? from : later(from, bounds.get(part - 1));
        var end = part == bounds.size() ? to : earlier(to, bounds.get(part));
        if (start.isBefore(end)) {
          var span = new Where().and(ENDS + " IS NOT NULL");
          if (!start.equals(Instant.MIN)) {
            span.and(ENDS + " >= ?", notBefore(start));
          }
          if (!end.equals(Instant.MAX)) {
            span.and(ENDS + " < ?", notBefore(end));
          }
          selects.add(count(part, span));
          Collections.addAll(parameters, span.parameters());
        }
      }
    }
    return selects.isEmpty()
        ? List.of()
        : transactions
            .sql()
            .query(String.join(" UNION ALL ", selects), Part::of, parameters.toArray());
  }

  private static String count(long part, Where where) {
    return "SELECT " + part + " AS part, COUNT(*) AS number FROM api_keys AS k" + where.clause();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public void noteUse(Map<ApiKeyId, Instant> uses) {
    transactions
        .sql()
        .batch(
            NOTE_USE,
            uses.entrySet().stream()
                .map(use -> new Object[] {use.getValue(), use.getKey().value(), use.getValue()})
                .toList());
  }

  private static KeyDigest digest(Row row) {
    return KeyDigest.ofStored(row.bytes("digest"));
  }

  private static OwnedApiKey owned(Row row) {
    return new OwnedApiKey(
        key(row),
        row.text("username"),
        row.text("display_name"),
        row.flag("is_service"),
        row.flag("is_active"));
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
