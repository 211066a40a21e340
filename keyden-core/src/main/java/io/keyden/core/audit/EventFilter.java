package io.keyden.core.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which events are wanted; every part must hold. An absent part ({@code Optional.empty()}) asks for
 * nothing, while a present but empty set matches no event.
 *
 * @param regardingAll the event concerns all of these things; empty asks for nothing
 * @param regardingAny it concerns at least one of these
 * @param users it was done by one of these
 * @param categories its category id is one of these
 * @param agents it was done in one of these ways
 * @param documentTypes it concerns a thing of one of these types, {@code Users}, {@code apikeys}
 * @param ids it is one of these, as running numbers
 * @param spaces it happened in one of these
 * @param system whether events without a space are wanted, too; they pass {@code spaces}
 * @param from not before this instant
 * @param to before this instant
 * @param fromNumber its running number is at least this
 * @param toNumber its running number is at most this
 */
public record EventFilter(
    Set<String> regardingAll,
    Optional<Set<String>> regardingAny,
    Optional<Set<String>> users,
    Optional<Set<EventCategory>> categories,
    Optional<Set<EventAgent>> agents,
    Optional<Set<String>> documentTypes,
    Optional<Set<Long>> ids,
    Optional<Set<String>> spaces,
    boolean system,
    Optional<Instant> from,
    Optional<Instant> to,
    OptionalLong fromNumber,
    OptionalLong toNumber) {

  /** Every event. */
  public static final EventFilter ANY =
      new EventFilter(
          Set.of(),
          Optional.empty(),
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

  public EventFilter {
    regardingAll = Set.copyOf(regardingAll);
  }

  /** The same filter for other spaces, with or without events of the system. */
  public EventFilter in(Optional<Set<String>> otherSpaces, boolean withSystem) {
    return new EventFilter(
        regardingAll,
        regardingAny,
        users,
        categories,
        agents,
        documentTypes,
        ids,
        otherSpaces,
        withSystem,
        from,
        to,
        fromNumber,
        toNumber);
  }
}
