package io.keyden.client.octopus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The audit log, newest first; reading needs {@code EventView}, its word lists need nothing. */
final class EventRoutes {
  private final Parts parts;

  EventRoutes(Parts parts) {
    this.parts = parts;
  }

  void register(Router router) {
    router.open("GET", "/api/events/categories", call -> words("event-categories"));
    router.open("GET", "/api/events/groups", call -> words("event-groups"));
    router.open("GET", "/api/events/agents", call -> words("event-agents"));
    router.open("GET", "/api/events/documenttypes", call -> words("event-document-types"));
    router.signedIn("GET", "/api/events", this::list);
    router.signedIn("GET", "/api/events/{id}", this::get);
  }

  private Answer words(String template) {
    return Answer.ok(parts.templates().plain(template));
  }

  private Answer list(Call call) {
    parts.rights().require(call.caller(), "EventView");
    List<ObjectNode> found =
        parts.state().events.reversed().stream()
            .filter(event -> about(call, event) && when(call, event) && by(call, event))
            .map(State.Event::document)
            .toList();
    String template = "/api/events{/id}{?skip,take,regarding,user,users,from,to,eventCategories}";
    return Answer.ok(Pages.page(call, "Event", "/api/events", template, found));
  }

  private Answer get(Call call) {
    parts.rights().require(call.caller(), "EventView");
    String id = call.parameter("id");
    return parts.state().events.stream()
        .map(State.Event::document)
        .filter(event -> Json.required(event, "Id").equalsIgnoreCase(id))
        .findFirst()
        .map(Answer::ok)
        .orElseThrow(() -> Refusal.notFound(id));
  }

  /** {@code regarding} asks for all of the documents, {@code regardingAny} for one of them. */
  private boolean about(Call call, State.Event event) {
    List<String> related = Json.textsOf(event.document(), "RelatedDocumentIds");
    boolean all =
        call.queriedList("regarding")
            .filter(ids -> !ids.stream().allMatch(id -> holds(related, id)))
            .isEmpty();
    boolean any =
        call.queriedList("regardingAny")
            .filter(ids -> ids.stream().noneMatch(id -> holds(related, id)))
            .isEmpty();
    Optional<List<String>> types = call.queriedList("documentTypes");
    boolean typeFits = types.isEmpty() || holds(types.get(), event.documentType());
    return all
        && any
        && typeFits
        && Filters.within(categories(call), "Category").test(event.document());
  }

  /** The categories asked for, those of groups among them; nothing when none is asked for. */
  private Optional<List<String>> categories(Call call) {
    Optional<List<String>> named = call.queriedList("eventCategories");
    Optional<List<String>> groups = call.queriedList("eventGroups");
    if (named.isEmpty() && groups.isEmpty()) {
      return Optional.empty();
    }
    Stream<String> ofGroups =
        parts.templates().plain("event-groups").values().stream()
            .filter(group -> holds(groups.orElse(List.of()), id(group)))
            .flatMap(group -> Json.textsOf(group, "EventCategories").stream());
    return Optional.of(Stream.concat(named.orElse(List.of()).stream(), ofGroups).toList());
  }

  private static boolean when(Call call, State.Event event) {
    Optional<Instant> from = date(call, "from");
    Optional<Instant> to = date(call, "to");
    return from.filter(event.occurred()::isBefore).isEmpty()
        && to.filter(event.occurred()::isAfter).isEmpty()
        && event.number() >= call.queriedNumber("fromAutoId", 0)
        && event.number() <= call.queriedNumber("toAutoId", Long.MAX_VALUE);
  }

  private static boolean by(Call call, State.Event event) {
    return Filters.within(call.queriedList("user"), "UserId").test(event.document())
        && Filters.within(call.queriedList("users"), "UserId").test(event.document())
        && Filters.ids(call).test(event.document())
        && Filters.scope(call).test(event.document());
  }

  private static Optional<Instant> date(Call call, String name) {
    Optional<String> text = call.queried(name);
    Optional<Instant> date = text.flatMap(WireDate::parse);
    if (text.isPresent() && date.isEmpty()) {
      throw Refusal.invalid("The value of " + name + " is not a date.");
    }
    return date;
  }

  private static boolean holds(List<String> ids, String id) {
    return ids.stream().anyMatch(id::equalsIgnoreCase);
  }

  private static String id(JsonNode node) {
    return Json.required(node, "Id");
  }
}
