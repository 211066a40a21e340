package io.keyden.core.audit;

import io.keyden.core.id.SpaceId;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The audit events in memory. */
public final class InMemoryEventStore implements EventStore {
  private final InMemoryTable<Long, Event> events;

  /** An empty record. */
  public InMemoryEventStore(InMemoryTransactions transactions) {
    this.events = new InMemoryTable<>(transactions);
  }

  @Override
  public Event append(Instant occurred, Actor actor, AuditEvent event) {
    var all = events.all();
    var previous = all.isEmpty() ? ChainDigest.START : all.getLast().digest();
    var appended =
        Event.chained(
            all.size() + 1L, occurred.truncatedTo(ChronoUnit.MILLIS), actor, event, previous);
    events.put(appended.number(), appended);
    return appended;
  }

  @Override
  public Optional<Event> get(long number) {
    return events.get(number);
  }

  @Override
  public Page<Event> find(EventFilter filter, PageRequest page) {
    return Page.of(
        events.all().reversed().stream().filter(event -> passes(event, filter)).toList(), page);
  }

  @Override
  public List<Event> chain(long fromNumber, int count) {
    return events.all().stream()
        .filter(event -> event.number() >= fromNumber)
        .limit(count)
        .toList();
  }

  private static boolean passes(Event event, EventFilter filter) {
    var documents =
        event.event().message().references().stream().map(DocumentReference::documentId).toList();
    var types = documents.stream().map(InMemoryEventStore::type).toList();
    return documents.containsAll(filter.regardingAll())
        && any(filter.regardingAny(), documents)
        && filter.users().map(users -> users.contains(event.actor().userId())).orElse(true)
        && filter
            .categories()
            .map(categories -> categories.contains(event.event().category()))
            .orElse(true)
        && filter.agents().map(agents -> agents.contains(EventAgent.of(event.actor()))).orElse(true)
        && filter
            .documentTypes()
            .map(wanted -> wanted.stream().map(InMemoryEventStore::type).anyMatch(types::contains))
            .orElse(true)
        && filter.ids().map(ids -> ids.contains(event.number())).orElse(true)
        && inSpaces(event.event().space(), filter)
        && filter.from().map(from -> !event.occurred().isBefore(from)).orElse(true)
        && filter.to().map(to -> event.occurred().isBefore(to)).orElse(true)
        && event.number() >= filter.fromNumber().orElse(Long.MIN_VALUE)
        && event.number() <= filter.toNumber().orElse(Long.MAX_VALUE);
  }

  private static boolean any(Optional<Set<String>> wanted, Collection<String> documents) {
    return wanted.map(ids -> ids.stream().anyMatch(documents::contains)).orElse(true);
  }

  private static boolean inSpaces(Optional<SpaceId> space, EventFilter filter) {
    if (space.isEmpty()) {
      return filter.system();
    }
    return filter.spaces().map(spaces -> spaces.contains(space.get().value())).orElse(true);
  }

  private static String type(String text) {
    int dash = text.indexOf('-');
    return (dash < 0 ? text : text.substring(0, dash)).toLowerCase(Locale.ROOT);
  }
}
