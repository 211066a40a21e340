package io.keyden.core.audit;

import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The record of what happened. Events are added at the end and never changed. Works within a
 * transaction only.
 */
public interface EventStore {
  /**
   * Adds an event at the end of the chain, in the transaction of the change that it tells of.
   *
   * @param occurred kept to the millisecond
   */
  Event append(Instant occurred, Actor actor, AuditEvent event);

  /** The event with this running number. */
  Optional<Event> get(long number);

  /** The events that {@code filter} lets through, newest first. */
  Page<Event> find(EventFilter filter, PageRequest page);

  /**
   * Up to {@code count} events from {@code fromNumber} on, oldest first: for verifying the chain.
   *
   * <p>What was written into the database past Keyden shows: an event that cannot be read, or is
   * stored in another form than {@link #append} gives it, is {@link Event#damaged}.
   */
  List<Event> chain(long fromNumber, int count);
}
