package io.keyden.core.event;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.EventStore;
import io.keyden.core.id.EventId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows what happened. Who may read the record at system level sees all of it; who may read it in
 * some spaces sees what happened there, and never what happened in the system.
 */
public final class ShowEvents {
  private static final String PREFIX = "Events-";

  private final Transactions transactions;
  private final EventStore events;

  /** Takes what it works with. */
  public ShowEvents(Transactions transactions, EventStore events) {
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * The events that {@code filter} lets through and the caller may see, newest first.
   *
   * @throws ProblemException {@code NotSignedIn} or {@code Forbidden}
   */
  public Page<Event> page(Caller caller, EventFilter filter, PageRequest page) {
    caller.requireAnywhere(Permission.EVENT_VIEW);
    var visible = visible(caller, filter);
    return transactions.read(() -> events.find(visible, page));
  }

  /**
   * One event.
   *
   * @throws ProblemException {@code NotSignedIn} or {@code Forbidden}; {@code NotFound} also for an
   *     event that the caller may not see
   */
  public Event one(Caller caller, EventId id) {
    caller.requireAnywhere(Permission.EVENT_VIEW);
    long number = Long.parseLong(id.value().substring(PREFIX.length()));
    return transactions
        .read(() -> events.get(number))
        .filter(event -> visible(caller, event.event().space()))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
  }

  private static boolean visible(Caller caller, Optional<SpaceId> space) {
    return caller.grants().system(Permission.EVENT_VIEW)
        || space.filter(where -> caller.grants().inSpace(Permission.EVENT_VIEW, where)).isPresent();
  }

  private static EventFilter visible(Caller caller, EventFilter filter) {
    if (caller.grants().system(Permission.EVENT_VIEW)) {
      return filter;
    }
    Set<String> allowed =
        caller.grants().spacesWith(Permission.EVENT_VIEW).stream()
            .map(SpaceId::value)
            .collect(Collectors.toCollection(HashSet::new));
    filter.spaces().ifPresent(allowed::retainAll);
    return filter.in(Optional.of(Set.copyOf(allowed)), false);
  }
}
