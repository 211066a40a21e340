package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.id.UserId;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.ApiKeyOrder;
import io.keyden.core.store.PageRequest;
import io.keyden.core.user.UserFilter;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlUserStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long lists of accounts and keys take where there are many. The aims are for a quiet machine;
 * what fails is ten times as slow. The times are written to {@code target/lists-at-scale.txt}.
 */
@Tag("slow")
class ListsAtScaleTest {
  private static final int USERS = 10_000;
  private static final Duration AIM = Duration.ofMillis(50);
  private static final int TOLERANCE = 10;
  private static final int TRIES = 5;
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private static final String INSERT_USERS =
      """
      WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?)
      INSERT INTO users (id, number, username, username_folded, display_name, display_name_folded, email_address,
        email_address_folded, is_active, is_service, external_id, created)
      SELECT 'Users-' || i, i, 'user-' || i, 'user-' || i, 'User ' || i, 'user ' || i, 'user-' || i || '@example.com',
        'user-' || i || '@example.com', 1, i % 2, '00000000-0000-0000-0000-000000000001', 0
      FROM numbers
      """;

  /** A tenth never ends, a third was never used, most end within three years. */
  private static final String INSERT_KEYS =
      """
      WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?)
      INSERT INTO api_keys (id, owner_id, digest, purpose, purpose_folded, hint, hint_folded, actor_type, created, expires, last_used)
      SELECT 'apikeys-' || lower(hex(randomblob(13))), 'Users-' || (1 + abs(random()) % ?), randomblob(32),
        'Deploy ' || i, 'deploy ' || i, 'API-ABC', 'api-abc', 'USER', ? - (? - i) * 1000,
        CASE WHEN i % 10 = 0 THEN NULL ELSE ? + abs(random()) % ? END,
        CASE WHEN i % 3 = 0 THEN NULL ELSE ? - abs(random()) % ? END
      FROM numbers
      """;

  @TempDir private Path folder;
  private final Map<String, Duration> times = new LinkedHashMap<>();

  private static void fill(SqliteDatabase database, int keys) {
    long now = NOW.toEpochMilli();
    database.write(() -> {
      assertThat(database.sql().update(INSERT_USERS, USERS)).isEqualTo(USERS);
      assertThat(
              database
                  .sql()
                  .update(
                      INSERT_KEYS,
                      keys,
                      USERS,
                      now,
                      keys,
                      now - 30 * DAY_MILLIS,
                      1_100 * DAY_MILLIS,
                      now,
                      90 * DAY_MILLIS))
          .isEqualTo(keys);
    });
  }

  private static ApiKeyFilter filter(
      Optional<String> text,
      Optional<Boolean> never,
      Optional<Instant> from,
      Optional<Instant> to) {
    return new ApiKeyFilter(Optional.empty(), text, text, never, from, to);
  }

  private static Map<String, ApiKeyFilter> filters() {
    Optional<String> anyText = Optional.empty();
    Optional<Boolean> either = Optional.empty();
    Optional<Instant> any = Optional.empty();
    var soon = Optional.of(NOW.plus(Duration.ofDays(30)));
    var filters = new LinkedHashMap<String, ApiKeyFilter>();
    filters.put("all", ApiKeyFilter.ANY);
    filters.put("of one account", ApiKeyFilter.ANY.ownedBy(new UserId("Users-77")));
    filters.put("never end", filter(anyText, Optional.of(true), any, any));
    filters.put("end within a month", filter(anyText, either, Optional.of(NOW), soon));
    filters.put("end later than in a month", filter(anyText, either, soon, any));
    filters.put("text of most", filter(Optional.of("deploy"), either, any, any));
    filters.put("text of some, end later", filter(Optional.of("99"), either, soon, any));
    filters.put("text of none", filter(Optional.of("nothing"), either, any, any));
    return filters;
  }

  private void measure(String what, Duration aim, Supplier<?> query) {
    var tries = new ArrayList<Duration>();
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      assertThat(query.get()).isNotNull();
      tries.add(Duration.ofNanos(System.nanoTime() - start));
    }
    var median = tries.stream().sorted().toList().get(TRIES / 2);
    times.put(what, median);
    assertThat(median).as(what).isLessThan(aim.multipliedBy(TOLERANCE));
  }

  private void write() throws IOException {
    Files.write(
        Files.createDirectories(Path.of("target")).resolve("lists-at-scale.txt"),
        times.entrySet().stream()
            .map(time -> "%6.1f ms  %s".formatted(time.getValue().toNanos() / 1e6, time.getKey()))
            .collect(Collectors.toList()),
        Files.exists(Path.of("target", "lists-at-scale.txt"))
            ? StandardOpenOption.APPEND
            : StandardOpenOption.CREATE);
  }

  @Test
  void every_order_and_filter_of_a_hundred_thousand_keys_and_a_text_of_ten_thousand_accounts()
      throws IOException {
    try (var temporary = new TemporaryDatabase(folder)) {
      var database = temporary.database();
      fill(database, 100_000);
      var keys = new SqlApiKeyStore(database);
      var users = new SqlUserStore(database);

      filters()
          .forEach((name, filter) ->
              Stream.of(ApiKeyOrder.By.values())
                  .flatMap(by -> Stream.of(new ApiKeyOrder(by, false), new ApiKeyOrder(by, true)))
                  .forEach(order -> {
                    for (int skip : List.of(0, 50_000)) {
                      measure(
                          "keys: %s, %s, from %d on".formatted(name, order, skip),
                          AIM,
                          () ->
                              database.read(
                                  () -> keys.find(filter, order, new PageRequest(skip, 30))));
                    }
                  }));
      for (var text : List.of("user", "999", "nobody")) {
        var filter =
            new UserFilter(Optional.of(text), Optional.empty(), Optional.empty(), Optional.empty());
        measure(
            "accounts: text " + text,
            AIM,
            () -> database.read(() -> users.find(filter, PageRequest.FIRST)));
      }
    } finally {
      write();
    }
  }

  @Test
  void ends_of_a_million_keys_are_counted() throws IOException {
    try (var temporary = new TemporaryDatabase(folder)) {
      var database = temporary.database();
      fill(database, 1_000_000);
      var keys = new SqlApiKeyStore(database);
      var bounds =
          IntStream.rangeClosed(0, 37).mapToObj(i -> NOW.plus(Duration.ofDays(30L * i))).toList();

      filters()
          .forEach((name, filter) ->
              measure(
                  "ends of a million keys: " + name,
                  // A text is looked for in every row.
                  filter.keyword().isPresent() ? Duration.ofMillis(500) : AIM,
                  () -> database.read(() -> keys.countEnds(filter, bounds))));
    } finally {
      write();
    }
  }
}
