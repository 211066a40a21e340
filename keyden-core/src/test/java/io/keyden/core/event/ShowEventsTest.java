package io.keyden.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Principal;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.InMemoryEventStore;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.EventId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowEventsTest {
  private static final SpaceId ONE = new SpaceId("Spaces-1");
  private static final SpaceId TWO = new SpaceId("Spaces-2");
  private static final Caller AUDITOR =
      caller(new Grants.Builder().system(List.of(Permission.EVENT_VIEW)).build());
  private static final Caller AUDITOR_OF_ONE =
      caller(new Grants.Builder().space(ONE, List.of(Permission.EVENT_VIEW)).build());

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryEventStore events = new InMemoryEventStore(transactions);
  private final ShowEvents show = new ShowEvents(transactions, events);

  private static Caller caller(Grants grants) {
    return new Caller(
        new Principal.Person(new UserId("Users-9"), "eve", "Eve"),
        new Proof.Session(1, Optional.empty()),
        grants,
        Origin.SERVER);
  }

  @BeforeEach
  void record_one_event_of_the_system_and_one_of_each_space() {
    transactions.write(() -> {
      append(Optional.empty());
      append(Optional.of(ONE));
      append(Optional.of(TWO));
    });
  }

  private void append(Optional<SpaceId> space) {
    events.append(
        Instant.EPOCH, Actor.SYSTEM, AuditEvent.created("Team", "Teams-1", "T").in(space));
  }

  private List<Long> seen(Caller caller, EventFilter filter) {
    return show.page(caller, filter, PageRequest.FIRST).items().stream()
        .map(Event::number)
        .toList();
  }

  @Test
  void event_view_at_system_level_sees_everything() {
    assertThat(seen(AUDITOR, EventFilter.ANY)).containsExactly(3L, 2L, 1L);
    assertThat(show.one(AUDITOR, new EventId("Events-1")).number()).isEqualTo(1);
  }

  @Test
  void event_view_in_a_space_sees_what_happened_there_and_nothing_of_the_system() {
    assertThat(seen(AUDITOR_OF_ONE, EventFilter.ANY)).containsExactly(2L);
    assertThat(seen(AUDITOR_OF_ONE, EventFilter.ANY.in(Optional.of(Set.of("Spaces-1")), true)))
        .containsExactly(2L);
    assertThat(seen(AUDITOR_OF_ONE, EventFilter.ANY.in(Optional.of(Set.of("Spaces-2")), true)))
        .isEmpty();
  }

  @Test
  void event_that_may_not_be_seen_is_not_there() {
    assertThat(show.one(AUDITOR_OF_ONE, new EventId("Events-2")).number()).isEqualTo(2);
    for (var hidden : List.of("Events-1", "Events-3", "Events-4")) {
      assertThatThrownBy(() -> show.one(AUDITOR_OF_ONE, new EventId(hidden)))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(new Problem.NotFound(hidden)));
    }
  }

  @Test
  void without_event_view_nothing_is_shown_and_the_right_is_named() {
    var nobody = caller(Grants.NONE);

    assertThatThrownBy(() -> seen(nobody, EventFilter.ANY))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.Forbidden(Permission.EVENT_VIEW)));
    assertThatThrownBy(() -> show.one(nobody, new EventId("Events-99")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.Forbidden(Permission.EVENT_VIEW)));
  }

  @Test
  void who_is_not_signed_in_is_told_so() {
    assertThatThrownBy(() -> seen(Caller.anonymous(Origin.SERVER), EventFilter.ANY))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.NotSignedIn.class));
  }
}
