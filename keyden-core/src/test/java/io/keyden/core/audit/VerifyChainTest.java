package io.keyden.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.audit.ChainVerdict.Broken;
import io.keyden.core.audit.ChainVerdict.Fault;
import io.keyden.core.audit.ChainVerdict.Whole;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class VerifyChainTest {
  private static final int EVENTS = 2_000;

  /** Verification starts so many events before the one that is tampered with, to be quick. */
  private static final int BEFORE = 5;

  private static final List<Event> RECORD = chain(EVENTS);

  @Test
  void untouched_record_is_whole() {
    assertThat(verify(RECORD, ChainAnchor.START))
        .isEqualTo(new Whole(EVENTS, ChainAnchor.of(RECORD.getLast())));
  }

  @Test
  void empty_record_is_whole() {
    assertThat(verify(List.of(), ChainAnchor.START)).isEqualTo(new Whole(0, ChainAnchor.START));
  }

  @Test
  void each_changed_event_is_found_at_its_place() {
    eachFound(
        EVENTS,
        (events, i) -> events.set(i, reworded(events.get(i))),
        (i, verdict) -> assertThat(verdict).isEqualTo(new Broken(i + 1, Fault.CHANGED)));
  }

  @Test
  void each_changed_event_with_a_new_digest_is_found_at_the_next_one() {
    eachFound(
        EVENTS - 1,
        (events, i) -> events.set(i, rechained(events.get(i), events.get(i).previous())),
        (i, verdict) -> assertThat(verdict).isEqualTo(new Broken(i + 2, Fault.UNTIED)));
  }

  @Test
  void each_dropped_event_but_the_last_is_found_at_its_place() {
    eachFound(
        EVENTS - 1,
        (events, i) -> events.remove((int) i),
        (i, verdict) -> assertThat(verdict).isEqualTo(new Broken(i + 1, Fault.MISSING)));
  }

  @Test
  void each_repeated_event_is_found() {
    eachFound(
        EVENTS,
        (events, i) -> events.add(i, events.get(i)),
        (i, verdict) -> assertThat(verdict).isEqualTo(new Broken(i + 2, Fault.MISPLACED)));
  }

  @Test
  void each_pair_of_swapped_events_is_found() {
    eachFound(
        EVENTS - 1,
        (events, i) -> Collections.swap(events, i, i + 1),
        (i, verdict) -> assertThat(verdict).isEqualTo(new Broken(i + 1, Fault.MISSING)));
  }

  @Test
  void each_pair_of_events_that_swapped_their_numbers_is_found() {
    eachFound(
        EVENTS - 1,
        (events, i) -> {
          var one = events.get(i);
          var other = events.get(i + 1);
          events.set(i, numbered(other, one.number()));
          events.set(i + 1, numbered(one, other.number()));
        },
        (i, verdict) -> assertThat(verdict).isEqualTo(new Broken(i + 1, Fault.CHANGED)));
  }

  @Test
  void each_event_that_cannot_be_read_is_found_at_its_place() {
    eachFound(
        EVENTS,
        (events, i) -> events.set(i, Event.damaged(events.get(i).number())),
        (i, verdict) -> assertThat(verdict).isEqualTo(new Broken(i + 1, Fault.CHANGED)));
  }

  @Test
  void an_event_before_the_first_is_found() {
    var tampered = new ArrayList<>(RECORD);
    tampered.addFirst(numbered(RECORD.getFirst(), -3));

    assertThat(verify(tampered, ChainAnchor.START)).isEqualTo(new Broken(1, Fault.MISPLACED));
  }

  @Test
  void what_is_told_of_the_progress_was_found_good_and_reaches_the_last_batch() {
    var reached = new ArrayList<Long>();

    var verdict =
        new VerifyChain(new InMemoryTransactions(), new Recorded(RECORD))
            .verify(ChainAnchor.START, List.of(), reached::add);

    assertThat(verdict).isInstanceOf(Whole.class);
    assertThat(reached).isSorted().startsWith(0L).contains(1_000L);
  }

  @Test
  void each_cut_of_the_tail_is_found_by_an_anchor() {
    for (int length = 0; length < EVENTS; length++) {
      var start = length == 0 ? ChainAnchor.START : ChainAnchor.of(RECORD.get(length - 1));

      var verdict =
          verifyWith(RECORD.subList(0, length), start, List.of(ChainAnchor.of(RECORD.getLast())));

      assertThat(verdict).isEqualTo(new Broken(length + 1L, Fault.CUT_SHORT));
    }
  }

  @Test
  void a_record_that_was_computed_anew_from_some_event_on_is_found_by_an_anchor() {
    var forged = new ArrayList<>(RECORD);
    forged.set(700, rechained(forged.get(700), forged.get(700).previous()));
    for (int i = 701; i < forged.size(); i++) {
      var event = forged.get(i);
      forged.set(
          i,
          Event.chained(
              event.number(),
              event.occurred(),
              event.actor(),
              event.event(),
              forged.get(i - 1).digest()));
    }
    assertThat(verify(forged, ChainAnchor.START)).isInstanceOf(Whole.class);

    var verdict = verifyWith(forged, ChainAnchor.START, List.of(ChainAnchor.of(RECORD.get(1_500))));

    assertThat(verdict).isEqualTo(new Broken(1_501, Fault.REWRITTEN));
  }

  private static void eachFound(
      int places, BiConsumer<List<Event>, Integer> tamper, BiConsumer<Long, ChainVerdict> check) {
    for (int i = 0; i < places; i++) {
      var tampered = new ArrayList<>(RECORD);
      tamper.accept(tampered, i);
      var start = i < BEFORE ? ChainAnchor.START : ChainAnchor.of(RECORD.get(i - BEFORE));

      check.accept((long) i, verify(tampered, start));
    }
  }

  private static ChainVerdict verify(List<Event> record, ChainAnchor start) {
    return verifyWith(record, start, List.of());
  }

  private static ChainVerdict verifyWith(
      List<Event> record, ChainAnchor start, List<ChainAnchor> noted) {
    return new VerifyChain(new InMemoryTransactions(), new Recorded(record)).verify(start, noted);
  }

  private static List<Event> chain(int length) {
    var events = new ArrayList<Event>(length);
    var previous = ChainDigest.START;
    for (int i = 1; i <= length; i++) {
      var event =
          Event.chained(
              i,
              Instant.ofEpochSecond(i),
              Actor.SYSTEM,
              AuditEvent.created("User", "Users-" + i, "U" + i),
              previous);
      events.add(event);
      previous = event.digest();
    }
    return events;
  }

  private static Event reworded(Event event) {
    return new Event(
        event.number(),
        event.occurred(),
        event.actor(),
        event.event().with("nothing to see here"),
        event.previous(),
        event.digest());
  }

  private static Event rechained(Event event, ChainDigest previous) {
    return Event.chained(
        event.number(),
        event.occurred(),
        event.actor(),
        event.event().with("nothing to see here"),
        previous);
  }

  private static Event numbered(Event event, long number) {
    return new Event(
        number, event.occurred(), event.actor(), event.event(), event.previous(), event.digest());
  }

  /** A record that gives its events in the order in which somebody has put them. */
  private record Recorded(List<Event> events) implements EventStore {
    @Override
    public Event append(Instant occurred, Actor actor, AuditEvent event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Event> get(long number) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<Event> find(EventFilter filter, PageRequest page) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Event> chain(long fromNumber, int count) {
      int from = 0;
      while (from < events.size() && events.get(from).number() < fromNumber) {
        from++;
      }
      return events.subList(from, Math.min(events.size(), from + count));
    }
  }
}
