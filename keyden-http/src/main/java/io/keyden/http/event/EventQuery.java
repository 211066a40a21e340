package io.keyden.http.event;

import io.keyden.core.audit.EventAgent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.EventGroup;
import io.keyden.core.id.AnyId;
import io.keyden.core.id.EventId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.problem.Violations;
import io.keyden.http.api.QueryTime;
import io.keyden.http.seam.Query;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads which events a client wants.
 *
 * <p>An id that names nothing, a category that is not there, and a filter by things that Keyden
 * does not have (projects, environments, …) match no event: a client must not take everything for
 * the part it asked for. A time or a number that cannot be read is refused.
 */
final class EventQuery {
  /** The filters, by the vendor's names; the links to other pages keep them. */
  static final List<String> FILTERS =
      List.of(
          "regarding",
          "regardingAny",
          "user",
          "users",
          "projects",
          "projectGroups",
          "environments",
          "eventGroups",
          "eventCategories",
          "eventAgents",
          "tags",
          "tenants",
          "from",
          "to",
          "internal",
          "fromAutoId",
          "toAutoId",
          "documentTypes",
          "ids",
          "spaces",
          "includeSystem",
          "excludeDifference");

  private static final List<String> OF_ABSENT_THINGS =
      List.of("projects", "projectGroups", "environments", "tenants", "tags");
  private static final String ALL = "all";

  private final Query query;
  private final Violations violations = new Violations();

  private EventQuery(Query query) {
    this.query = query;
  }

  /**
   * The filter.
   *
   * @param below the space of the path, if there is one: the events are those of that space, and of
   *     the system only if they are asked for
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} with all that cannot be read
   */
  static EventFilter read(Query query, Optional<SpaceId> below) {
    return new EventQuery(query).filter(below);
  }

  private EventFilter filter(Optional<SpaceId> below) {
    var from = instant("from");
    var to = instant("to");
    var fromNumber = number("fromAutoId");
    var toNumber = number("toAutoId");
    violations.throwIfAny();
    var spaces = spaces(below);
    boolean system = given("includeSystem") ? query.flag("includeSystem") : spaces.isEmpty();
    return new EventFilter(
        query.list("regarding").stream().map(AnyId::canonical).collect(Collectors.toSet()),
        present("regardingAny").map(EventQuery::canonical),
        users(),
        categories(),
        present("eventAgents").map(EventQuery::agents),
        present("documentTypes").map(Set::copyOf),
        ids(),
        spaces,
        system,
        from,
        to,
        fromNumber,
        toNumber);
  }

  private boolean given(String name) {
    return query.text(name).filter(text -> !text.isBlank()).isPresent();
  }

  private Optional<List<String>> present(String name) {
    var values = query.list(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static Set<String> canonical(List<String> ids) {
    return ids.stream().map(AnyId::canonical).collect(Collectors.toSet());
  }

  private Optional<Set<String>> users() {
    var users = Stream.concat(query.list("user").stream(), query.list("users").stream()).toList();
    return users.isEmpty() ? Optional.empty() : Optional.of(canonical(users));
  }

  /** Both parts must hold, if both are there. */
  private Optional<Set<EventCategory>> categories() {
    var named =
        present("eventCategories")
            .map(ids ->
                ids.stream()
                    .flatMap(id -> EventCategory.withId(id).stream())
                    .collect(Collectors.toSet()));
    var grouped =
        present("eventGroups")
            .map(ids ->
                ids.stream()
                    .flatMap(id -> EventGroup.withId(id).stream())
                    .flatMap(group -> group.categories().stream())
                    .collect(Collectors.toSet()));
    if (named.isEmpty()) {
      return grouped;
    }
    grouped.ifPresent(named.get()::retainAll);
    return named;
  }

  private static Set<EventAgent> agents(List<String> ids) {
    var agents = EnumSet.noneOf(EventAgent.class);
    ids.forEach(id -> EventAgent.withId(id).ifPresent(agents::add));
    return agents;
  }

  private Optional<Set<Long>> ids() {
    if (OF_ABSENT_THINGS.stream().anyMatch(name -> present(name).isPresent())) {
      return Optional.of(Set.of());
    }
    return present("ids")
        .map(ids ->
            ids.stream()
                .flatMap(id -> EventId.parse(id).stream())
                .map(id -> Long.parseLong(id.value().substring("Events-".length())))
                .collect(Collectors.toSet()));
  }

  private Optional<Set<String>> spaces(Optional<SpaceId> below) {
    var named =
        present("spaces")
            .filter(values -> values.stream().noneMatch(ALL::equalsIgnoreCase))
            .map(values -> new HashSet<>(canonical(values)));
    if (below.isEmpty()) {
      return named.map(Set::copyOf);
    }
    var only = Set.of(below.get().value());
    return Optional.of(
        named.filter(spaces -> !spaces.containsAll(only)).isPresent() ? Set.of() : only);
  }

  private Optional<Instant> instant(String name) {
    if (!given(name)) {
      return Optional.empty();
    }
    var instant = query.text(name).flatMap(QueryTime::parse);
    violations.check(
        instant.isPresent(), name, "The query parameter " + name + " " + QueryTime.MUST_BE + ".");
    return instant;
  }

  private OptionalLong number(String name) {
    if (!given(name)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(query.text(name).orElse("").strip()));
    } catch (NumberFormatException e) {
      violations.add(name, "The query parameter " + name + " must be a whole number.");
      return OptionalLong.empty();
    }
  }
}
