package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.id.UserId;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.ApiKeyOrder;
import io.keyden.core.key.OwnedApiKey;
import io.keyden.core.store.PageRequest;
import io.keyden.storage.sql.SqlApiKeyStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How keys are listed: from an index where it holds all that is needed, else in one reading. */
class SqliteApiKeyQueriesTest {
  private static final ApiKeyFilter IN_MAY =
      new ApiKeyFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Instant.parse("2027-05-01T00:00:00Z")),
          Optional.of(Instant.parse("2027-06-01T00:00:00Z")));
  private static final ApiKeyFilter NEVER =
      new ApiKeyFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(true),
          Optional.empty(),
          Optional.empty());
  private static final ApiKeyFilter WITH_TEXT =
      new ApiKeyFilter(
          Optional.empty(),
          Optional.of("build"),
          Optional.of("build"),
          Optional.empty(),
          IN_MAY.expiresFrom(),
          IN_MAY.expiresTo());

  private static final String INSERT_OWNERS =
      """
      WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 10)
      INSERT INTO users (id, number, username, username_folded, display_name, display_name_folded, is_active, is_service,
        external_id, created)
      SELECT 'Users-' || i, i, 'user' || (100 - i), 'user' || (100 - i), 'x', 'x', 1, 0, i, 0 FROM numbers
      """;
  private static final String INSERT_KEYS =
      """
      WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 2000)
      INSERT INTO api_keys (id, owner_id, digest, purpose, purpose_folded, hint, hint_folded, actor_type, created)
      SELECT 'apikeys-' || lower(hex(randomblob(13))), 'Users-' || (1 + i % 10), randomblob(32), 'x', 'x', 'API-ABC',
        'api-abc', 'USER', i
      FROM numbers
      """;

  @TempDir private Path folder;
  private RecordedQueries queries;
  private SqlApiKeyStore keys;

  @BeforeEach
  void open() throws SQLException {
    var file = folder.resolve("keyden.db");
    SqliteDatabase.open(file).close();
    queries = new RecordedQueries(file);
    keys = new SqlApiKeyStore(queries);
  }

  @AfterEach
  void close() throws SQLException {
    queries.close();
  }

  private List<String> plans(ApiKeyFilter filter, ApiKeyOrder.By by, boolean descending)
      throws SQLException {
    queries.forget();
    assertThat(keys.find(filter, new ApiKeyOrder(by, descending), PageRequest.FIRST).total())
        .isZero();
    return queries.plans();
  }

  @Test
  void the_newest_and_those_that_end_first_come_from_an_index_without_sorting()
      throws SQLException {
    for (boolean descending : List.of(false, true)) {
      assertThat(plans(ApiKeyFilter.ANY, ApiKeyOrder.By.CREATED, descending))
          .contains("SCAN k USING COVERING INDEX api_keys_by_created")
          .doesNotContain("SCAN k");
      assertThat(plans(ApiKeyFilter.ANY, ApiKeyOrder.By.EXPIRES, descending))
          .contains("SCAN k USING COVERING INDEX api_keys_by_expires")
          .doesNotContain("SCAN k");
      assertThat(plans(IN_MAY, ApiKeyOrder.By.EXPIRES, descending))
          .contains("SEARCH k USING COVERING INDEX api_keys_by_expires (expires>? AND expires<?)")
          .doesNotContain("SCAN k");
    }
  }

  @Test
  void an_end_is_found_by_the_index_also_when_the_newest_are_wanted() throws SQLException {
    assertThat(plans(IN_MAY, ApiKeyOrder.By.CREATED, true))
        .contains("SEARCH k USING COVERING INDEX api_keys_by_expires (expires>? AND expires<?)")
        .doesNotContain("SCAN k");
    assertThat(plans(NEVER, ApiKeyOrder.By.CREATED, true))
        .contains("SEARCH k USING COVERING INDEX api_keys_by_expires (expires=?)")
        .doesNotContain("SCAN k");
  }

  @ParameterizedTest
  @EnumSource(ApiKeyOrder.By.class)
  void a_text_is_searched_in_one_reading_and_not_by_a_look_up_for_each_key(ApiKeyOrder.By by)
      throws SQLException {
    assertThat(plans(WITH_TEXT, by, true))
        .containsOnlyOnce("SEARCH k USING PRIMARY KEY (id=?)")
        .filteredOn(step -> step.startsWith("SCAN k"))
        .containsExactly("SCAN k", "SCAN k");
  }

  @ParameterizedTest
  @EnumSource(ApiKeyOrder.By.class)
  void keys_of_one_account_are_found_by_their_owner_whatever_else_is_asked_for(ApiKeyOrder.By by)
      throws SQLException {
    var owner = new UserId("Users-1");

    for (var filter : List.of(ApiKeyFilter.ANY, IN_MAY, NEVER, WITH_TEXT)) {
      assertThat(plans(filter.ownedBy(owner), by, false))
          .noneMatch(step -> step.startsWith("SCAN k"))
          .filteredOn(step -> step.contains("api_keys_by_owner (owner_id=?)"))
          .hasSize(2);
    }
  }

  @Test
  void many_keys_by_their_owners_are_found_owner_by_owner_and_not_sorted() throws SQLException {
    queries.sql().update(INSERT_OWNERS);
    assertThat(queries.sql().update(INSERT_KEYS)).isEqualTo(2_000);
    var upwards = new ApiKeyOrder(ApiKeyOrder.By.USER, false);
    queries.forget();
    var page = keys.find(ApiKeyFilter.ANY, upwards, new PageRequest(1_990, 100)).items();
    var plans = queries.plans();
    var all = keys.find(ApiKeyFilter.ANY, upwards, PageRequest.ALL).items();
    var mirrored =
        keys.find(ApiKeyFilter.ANY, new ApiKeyOrder(ApiKeyOrder.By.USER, true), PageRequest.ALL)
            .items();

    assertThat(plans)
        .contains(
            "SCAN u USING INDEX users_by_username",
            "SEARCH k USING COVERING INDEX api_keys_by_owner (owner_id=?)");
    assertThat(all)
        .hasSize(2_000)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(
            Comparator.comparing(OwnedApiKey::username)
                .thenComparing(owned -> owned.key().id().value()));
    assertThat(mirrored).isEqualTo(all.reversed());
    assertThat(page).isEqualTo(all.subList(1_990, 2_000));
  }

  @Test
  void ends_are_counted_in_the_index_alone_where_nothing_else_is_asked_for() throws SQLException {
    var index = "SEARCH k USING COVERING INDEX api_keys_by_expires ";

    assertThat(plansOfCount(ApiKeyFilter.ANY))
        .filteredOn(step -> step.contains(" k"))
        .containsExactlyInAnyOrder(
            index + "(expires=?)",
            index + "(expires>? AND expires<?)",
            index + "(expires>? AND expires<?)",
            index + "(expires>?)");
    assertThat(plansOfCount(IN_MAY))
        .filteredOn(step -> step.contains(" k"))
        .containsExactly(index + "(expires>? AND expires<?)");
    assertThat(plansOfCount(NEVER))
        .filteredOn(step -> step.contains(" k"))
        .containsExactly(index + "(expires=?)");
  }

  @Test
  void ends_are_counted_in_one_reading_where_a_text_or_an_owner_is_asked_for() throws SQLException {
    assertThat(plansOfCount(WITH_TEXT))
        .filteredOn(step -> step.contains(" k"))
        .containsExactly("SCAN k");
    assertThat(plansOfCount(IN_MAY.ownedBy(new UserId("Users-1"))))
        .filteredOn(step -> step.contains(" k"))
        .containsExactly("SEARCH k USING INDEX api_keys_by_owner (owner_id=?)");
  }

  private List<String> plansOfCount(ApiKeyFilter filter) throws SQLException {
    queries.forget();
    var bounds = List.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    assertThat(keys.countEnds(filter, bounds).never()).isZero();
    return queries.plans();
  }
}
