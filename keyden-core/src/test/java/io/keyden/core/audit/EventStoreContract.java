package io.keyden.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of events guarantees. */
public interface EventStoreContract {
  /** The moment of the first event of these tests. */
  Instant START = Instant.parse("2026-03-01T12:00:00.123Z");

  /** Somebody with a key. */
  Actor ADA =
      new Actor(
          "Users-1",
          "ada",
          false,
          "API key 'Build' created Sun, 1 Mar 2026 10:00:00 GMT",
          Optional.of(new ApiKeyId("apikeys-00000000000000000000000001")),
          "API-ABC",
          new Origin("10.0.0.1", "curl/8"));

  /** Somebody with a session. */
  Actor BEN =
      new Actor(
          "Users-2", "ben", false, Actor.BY_SESSION, Optional.empty(), "", new Origin("::1", "F"));

  /** The transactions that the store works in. */
  Transactions transactions();

  /** The store, with no event in it. */
  EventStore events();

  private Event append(Instant occurred, Actor actor, AuditEvent event) {
    return transactions().write(() -> events().append(occurred, actor, event));
  }

  private Page<Event> find(EventFilter filter, PageRequest page) {
    return transactions().read(() -> events().find(filter, page));
  }

  private List<Long> found(EventFilter filter) {
    return find(filter, PageRequest.ALL).items().stream().map(Event::number).toList();
  }

  /** Five events: of users, a key, a sign-in and two spaces. */
  private void record() {
    append(START, Actor.SYSTEM, AuditEvent.created("User", "Users-1", "Ada"));
    append(
        START.plusSeconds(1),
        ADA,
        AuditEvent.of(
            EventCategory.CREATED,
            Message.of("User API key ")
                .name("apikeys-00000000000000000000000002", "Build (API-XYZ•••••••)")
                .text(" for ")
                .name("Users-2", "Ben")
                .build()));
    append(
        START.plusSeconds(2),
        Actor.unknown("mallory", new Origin("10.0.0.9", "")),
        AuditEvent.of(EventCategory.LOGIN_FAILED, Message.of("Login failed").build()));
    append(
        START.plusSeconds(3),
        BEN,
        AuditEvent.modified(
                "Team",
                "Teams-1",
                "Builders",
                List.of(
                    new Difference("/Name", Optional.of("Old"), Optional.of("Builders")),
                    new Difference("/Description", Optional.empty(), Optional.of("")),
                    new Difference("/Slug", Optional.of("x"), Optional.empty())))
            .in(Optional.of(new SpaceId("Spaces-1")))
            .with("more"));
    append(
        START.plusSeconds(4),
        BEN,
        AuditEvent.deleted("Team", "Teams-2", "Testers").in(Optional.of(new SpaceId("Spaces-2"))));
  }

  private static EventFilter regarding(Set<String> all, Optional<Set<String>> any) {
    return new EventFilter(
        all,
        any,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static EventFilter by(
      Optional<Set<String>> users,
      Optional<Set<EventCategory>> categories,
      Optional<Set<EventAgent>> agents,
      Optional<Set<String>> documentTypes,
      Optional<Set<Long>> ids) {
    return new EventFilter(
        Set.of(),
        Optional.empty(),
        users,
        categories,
        agents,
        documentTypes,
        ids,
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static EventFilter between(
      Optional<Instant> from,
      Optional<Instant> to,
      OptionalLong fromNumber,
      OptionalLong toNumber) {
    return new EventFilter(
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        from,
        to,
        fromNumber,
        toNumber);
  }

  @Test
  default void what_was_appended_comes_back_as_it_was_and_intact() {
    record();

    for (long number = 1; number <= 5; number++) {
      long wanted = number;
      var event = transactions().read(() -> events().get(wanted)).orElseThrow();
      assertThat(event.number()).isEqualTo(number);
      assertThat(event.intact()).isTrue();
    }
    var changed = transactions().read(() -> events().get(4)).orElseThrow();
    assertThat(changed.occurred()).isEqualTo(START.plusSeconds(3));
    assertThat(changed.actor()).isEqualTo(BEN);
    assertThat(changed.event().message().text()).isEqualTo("Team Builders was changed");
    assertThat(changed.event().message().references())
        .containsExactly(new DocumentReference("Teams-1", 5, 8));
    assertThat(changed.event().details()).isEqualTo("more");
    assertThat(changed.event().differences())
        .containsExactly(
            new Difference("/Name", Optional.of("Old"), Optional.of("Builders")),
            new Difference("/Description", Optional.empty(), Optional.of("")),
            new Difference("/Slug", Optional.of("x"), Optional.empty()));
    assertThat(changed.event().space()).contains(new SpaceId("Spaces-1"));
    assertThat(transactions().read(() -> events().get(2)).orElseThrow().actor()).isEqualTo(ADA);
  }

  @Test
  default void appending_gives_the_event_that_is_read_later() {
    var appended =
        append(
            START.plusNanos(456_789),
            ADA,
            AuditEvent.deleted("User", "Users-3", "Ceſar 🗝 \uFFFD"));

    assertThat(appended.occurred()).isEqualTo(START);
    assertThat(transactions().read(() -> events().get(1))).contains(appended);
    assertThat(find(EventFilter.ANY, PageRequest.FIRST).items()).containsExactly(appended);
    assertThat(transactions().read(() -> events().chain(1, 10))).containsExactly(appended);
  }

  @Test
  default void each_event_holds_the_digest_of_the_one_before() {
    record();

    var chain = transactions().read(() -> events().chain(1, 100));

    assertThat(chain).extracting(Event::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(chain.getFirst().previous()).isEqualTo(ChainDigest.START);
    for (int i = 1; i < chain.size(); i++) {
      assertThat(chain.get(i).previous()).isEqualTo(chain.get(i - 1).digest());
    }
  }

  @Test
  default void chain_gives_so_many_from_there_on_oldest_first() {
    record();

    assertThat(transactions().read(() -> events().chain(2, 3)))
        .extracting(Event::number)
        .containsExactly(2L, 3L, 4L);
    assertThat(transactions().read(() -> events().chain(6, 3))).isEmpty();
    assertThat(transactions().read(() -> events().chain(1, 0))).isEmpty();
  }

  @Test
  default void event_that_was_rolled_back_leaves_no_gap() {
    append(START, ADA, AuditEvent.created("User", "Users-1", "Ada"));

    assertThatThrownBy(() ->
            transactions()
                .write(() -> {
                  events().append(START, ADA, AuditEvent.created("User", "Users-2", "Ben"));
                  throw new IllegalStateException("after the event");
                }))
        .isInstanceOf(IllegalStateException.class);
    append(START, ADA, AuditEvent.created("User", "Users-3", "Cy"));

    var chain = transactions().read(() -> events().chain(1, 10));
    assertThat(chain).extracting(Event::number).containsExactly(1L, 2L);
    assertThat(chain.getLast().event().message().text()).isEqualTo("User Cy was created");
    assertThat(chain.getLast().previous()).isEqualTo(chain.getFirst().digest());
  }

  @Test
  default void an_empty_record_has_nothing() {
    assertThat(find(EventFilter.ANY, PageRequest.FIRST).total()).isZero();
    assertThat(transactions().read(() -> events().get(1))).isEmpty();
    assertThat(transactions().read(() -> events().chain(1, 10))).isEmpty();
  }

  @Test
  default void pages_are_newest_first_and_visit_each_event_once() {
    IntStream.rangeClosed(1, 25)
        .forEach(i ->
            append(
                START.plusSeconds(i),
                ADA,
                AuditEvent.modified(
                    "User",
                    "Users-" + i,
                    "U" + i,
                    List.of(
                        new Difference("/A", Optional.empty(), Optional.of("" + i)),
                        new Difference("/B", Optional.of("" + i), Optional.empty())))));

    var pages =
        IntStream.of(0, 10, 20)
            .mapToObj(skip -> find(EventFilter.ANY, new PageRequest(skip, 10)))
            .toList();

    assertThat(pages).extracting(Page::total).containsOnly(25L);
    var all = pages.stream().flatMap(page -> page.items().stream()).toList();
    assertThat(all)
        .extracting(Event::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(i -> 26L - i).toList());
    assertThat(all).allMatch(Event::intact);
    assertThat(find(EventFilter.ANY, new PageRequest(30, 10)).items()).isEmpty();
    assertThat(find(EventFilter.ANY, new PageRequest(0, 0)).total()).isEqualTo(25);
  }

  @Test
  default void regarding_asks_for_all_of_the_things_and_any_for_one_of_them() {
    record();
    var key = "apikeys-00000000000000000000000002";

    assertThat(found(regarding(Set.of("Users-2"), Optional.empty()))).containsExactly(2L);
    assertThat(found(regarding(Set.of("Users-2", key), Optional.empty()))).containsExactly(2L);
    assertThat(found(regarding(Set.of("Users-1", "Users-2"), Optional.empty()))).isEmpty();
    assertThat(found(regarding(Set.of(), Optional.of(Set.of("Users-1", "Users-2")))))
        .containsExactly(2L, 1L);
    assertThat(found(regarding(Set.of(key), Optional.of(Set.of("Users-1"))))).isEmpty();
    assertThat(found(regarding(Set.of(), Optional.of(Set.of())))).isEmpty();
  }

  @Test
  default void filters_by_who_did_it_what_kind_which_way_and_about_what() {
    record();
    Optional<Set<String>> anyone = Optional.empty();
    Optional<Set<EventCategory>> anyKind = Optional.empty();
    Optional<Set<EventAgent>> anyWay = Optional.empty();
    Optional<Set<String>> anything = Optional.empty();
    Optional<Set<Long>> anyNumber = Optional.empty();

    assertThat(found(by(Optional.of(Set.of("Users-2")), anyKind, anyWay, anything, anyNumber)))
        .containsExactly(5L, 4L);
    assertThat(found(by(Optional.of(Set.of()), anyKind, anyWay, anything, anyNumber))).isEmpty();
    assertThat(
            found(
                by(
                    anyone,
                    Optional.of(Set.of(EventCategory.CREATED, EventCategory.DELETED)),
                    anyWay,
                    anything,
                    anyNumber)))
        .containsExactly(5L, 2L, 1L);
    assertThat(found(by(anyone, anyKind, anyWay, Optional.of(Set.of("ApiKeys")), anyNumber)))
        .containsExactly(2L);
    assertThat(
            found(by(anyone, anyKind, anyWay, Optional.of(Set.of("users-", "Teams")), anyNumber)))
        .containsExactly(5L, 4L, 2L, 1L);
    assertThat(found(by(anyone, anyKind, anyWay, Optional.of(Set.of("User")), anyNumber)))
        .isEmpty();
    assertThat(found(by(anyone, anyKind, anyWay, anything, Optional.of(Set.of(1L, 3L, 99L)))))
        .containsExactly(3L, 1L);
    assertThat(found(by(anyone, anyKind, anyWay, anything, Optional.of(Set.of())))).isEmpty();
  }

  @Test
  default void each_event_was_done_in_exactly_one_way() {
    record();

    var byAgent =
        Arrays.stream(EventAgent.values())
            .map(Set::of)
            .map(agents ->
                found(
                    by(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(agents),
                        Optional.empty(),
                        Optional.empty())))
            .toList();

    assertThat(byAgent)
        .containsExactly(List.of(1L), List.of(2L), List.of(), List.of(5L, 4L), List.of(3L));
    assertThat(
            found(
                by(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Set.of(EventAgent.SERVER, EventAgent.SESSION)),
                    Optional.empty(),
                    Optional.empty())))
        .containsExactly(5L, 4L, 1L);
    assertThat(
            found(
                by(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Set.of()),
                    Optional.empty(),
                    Optional.empty())))
        .isEmpty();
  }

  @Test
  default void spaces_and_the_system_are_asked_for_apart() {
    record();
    var any = EventFilter.ANY;

    assertThat(found(any.in(Optional.empty(), false))).containsExactly(5L, 4L);
    assertThat(found(any.in(Optional.of(Set.of("Spaces-1")), false))).containsExactly(4L);
    assertThat(found(any.in(Optional.of(Set.of("Spaces-2")), true)))
        .containsExactly(5L, 3L, 2L, 1L);
    assertThat(found(any.in(Optional.of(Set.of()), true))).containsExactly(3L, 2L, 1L);
    assertThat(found(any.in(Optional.of(Set.of()), false))).isEmpty();
  }

  @Test
  default void from_is_inclusive_and_to_is_exclusive_while_both_numbers_are_inclusive() {
    record();

    assertThat(
            found(
                between(
                    Optional.of(START.plusSeconds(1)),
                    Optional.of(START.plusSeconds(3)),
                    OptionalLong.empty(),
                    OptionalLong.empty())))
        .containsExactly(3L, 2L);
    assertThat(
            found(
                between(
                    Optional.empty(), Optional.empty(), OptionalLong.of(2), OptionalLong.of(3))))
        .containsExactly(3L, 2L);
  }

  @Test
  default void the_total_counts_what_the_filter_lets_through() {
    record();

    var page = find(EventFilter.ANY.in(Optional.empty(), false), new PageRequest(1, 1));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).extracting(Event::number).containsExactly(4L);
  }
}
