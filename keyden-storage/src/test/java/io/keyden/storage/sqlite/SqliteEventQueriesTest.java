package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.ChainVerdict;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.VerifyChain;
import io.keyden.core.id.SpaceId;
import io.keyden.core.store.PageRequest;
import io.keyden.storage.sql.SqlEventStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How events are read: with few statements, and without reading the whole record. */
class SqliteEventQueriesTest {
  private static final int EVENTS = 1_000;

  @TempDir private Path folder;
  private RecordedQueries queries;
  private SqlEventStore events;

  @BeforeEach
  void record_events() throws SQLException {
    var file = folder.resolve("keyden.db");
    try (var database = SqliteDatabase.open(file)) {
      var store = new SqlEventStore(database);
      database.write(() -> {
        for (int i = 1; i <= EVENTS; i++) {
          store.append(Instant.ofEpochSecond(i), Actor.SYSTEM, event(i));
        }
      });
    }
    queries = new RecordedQueries(file);
    events = new SqlEventStore(queries);
  }

  @AfterEach
  void close() throws SQLException {
    queries.close();
  }

  private static AuditEvent event(int i) {
    return AuditEvent.modified(
            "User",
            "Users-" + i % 50,
            "U" + i,
            List.of(
                new Difference("/A", Optional.of("1"), Optional.of("2")),
                new Difference("/B", Optional.empty(), Optional.of("2"))))
        .in(i % 2 == 0 ? Optional.empty() : Optional.of(new SpaceId("Spaces-" + (1 + i % 7))));
  }

  private List<String> plansOf(EventFilter filter) throws SQLException {
    queries.forget();
    assertThat(events.find(filter, PageRequest.FIRST).items()).isNotEmpty();
    return queries.plans();
  }

  private static EventFilter filter(
      Optional<String> regarding,
      Optional<String> user,
      Optional<EventCategory> category,
      Optional<String> type,
      Optional<Instant> from,
      OptionalLong fromNumber) {
    return new EventFilter(
        regarding.map(Set::of).orElse(Set.of()),
        Optional.empty(),
        user.map(Set::of),
        category.map(Set::of),
        Optional.empty(),
        type.map(Set::of),
        Optional.empty(),
        Optional.empty(),
        true,
        from,
        Optional.empty(),
        fromNumber,
        OptionalLong.empty());
  }

  private void assertNoScan(EventFilter filter) throws SQLException {
    assertThat(plansOf(filter))
        .isNotEmpty()
        .noneMatch(step -> step.startsWith("SCAN events") && !step.contains("LIMIT"));
  }

  @Test
  void filters_by_user_category_thing_type_space_time_and_number_do_not_read_the_whole_record()
      throws SQLException {
    Optional<String> any = Optional.empty();
    Optional<EventCategory> anyKind = Optional.empty();
    Optional<Instant> always = Optional.empty();
    var all = OptionalLong.empty();

    assertNoScan(filter(Optional.of("Users-7"), any, anyKind, any, always, all));
    assertNoScan(filter(any, Optional.of(Actor.SYSTEM_ID), anyKind, any, always, all));
    assertNoScan(filter(any, any, Optional.of(EventCategory.MODIFIED), any, always, all));
    assertNoScan(filter(any, any, anyKind, Optional.of("Users"), always, all));
    assertNoScan(filter(any, any, anyKind, any, Optional.of(Instant.ofEpochSecond(990)), all));
    assertNoScan(filter(any, any, anyKind, any, always, OptionalLong.of(990)));
    assertNoScan(EventFilter.ANY.in(Optional.of(Set.of("Spaces-2")), false));
  }

  @Test
  void a_page_of_a_hundred_takes_four_statements() {
    queries.forget();

    var page = events.find(EventFilter.ANY, new PageRequest(0, 100));

    assertThat(page.items())
        .hasSize(100)
        .allMatch(event -> event.event().differences().size() == 2);
    assertThat(page.total()).isEqualTo(EVENTS);
    assertThat(queries.prepared()).hasSize(4);
  }

  @Test
  void statements_that_stay_prepared_are_few_however_long_a_page_is() {
    queries.forget();
    for (int take = 1; take <= 250; take++) {
      assertThat(events.find(EventFilter.ANY, new PageRequest(3, take)).items()).hasSize(take);
    }

    assertThat(Set.copyOf(queries.prepared())).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void a_record_that_somebody_changed_in_the_file_is_found_broken() throws SQLException {
    var verify = new VerifyChain(queries, events);
    assertThat(verify.verify()).isInstanceOf(ChainVerdict.Whole.class);

    change(
        "UPDATE event_differences SET value_after = '3' WHERE event_number = 42 AND path = '/B'");
    assertThat(verify.verify()).isEqualTo(new ChainVerdict.Broken(42, ChainVerdict.Fault.CHANGED));
    change(
        "UPDATE event_differences SET value_after = '2' WHERE event_number = 42 AND path = '/B'");
    change("UPDATE event_documents SET document_id = 'Users-99' WHERE event_number = 41");
    assertThat(verify.verify()).isEqualTo(new ChainVerdict.Broken(41, ChainVerdict.Fault.CHANGED));
    change("DELETE FROM events WHERE number = 40");
    assertThat(verify.verify()).isEqualTo(new ChainVerdict.Broken(40, ChainVerdict.Fault.MISSING));
  }

  private void change(String statement) throws SQLException {
    assertThat(queries.sql().update(statement)).isEqualTo(1);
  }
}
