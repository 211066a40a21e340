package io.keyden.http.event;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.EventAgent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.EventGroup;
import io.keyden.core.event.ShowEvents;
import io.keyden.core.id.EventId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.PageRequest;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.Csv;
import io.keyden.wire.event.EventGroupResource;
import io.keyden.wire.event.NamedResource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code /api/events}. */
public final class EventRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/events";

  /** No answer holds more events than that, whatever is asked for. */
  private static final int TAKE_MAX = 10_000;

  private static final int CSV_ROWS_MAX = 50_000;

  /** The types of things that events concern: the first part of their ids. */
  private static final List<String> DOCUMENT_TYPES =
      List.of(
          "ApiKeys",
          "Invitations",
          "ScopedUserRoles",
          "Settings",
          "Spaces",
          "Teams",
          "UserRoles",
          "Users");

  private final ShowEvents show;
  private final BiFunction<Caller, String, SpaceId> spaceOfPath;

  /**
   * Takes what it works with.
   *
   * @param spaceOfPath the space that a path names by id or slug, if the caller may know of it,
   *     else the problem {@code SpaceNotFound}
   */
  public EventRoutes(ShowEvents show, BiFunction<Caller, String, SpaceId> spaceOfPath) {
    this.show = show;
    this.spaceOfPath = spaceOfPath;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.signedIn(), this::list).alsoBelowSpace(),
        Route.get(COLLECTION + "/{id}", Access.signedIn(), this::one).alsoBelowSpace(),
        Route.get(COLLECTION + "/categories", Access.anonymous(), request -> categories())
            .alsoBelowSpace(),
        Route.get(COLLECTION + "/groups", Access.anonymous(), request -> groups()).alsoBelowSpace(),
        Route.get(COLLECTION + "/agents", Access.anonymous(), request -> agents()).alsoBelowSpace(),
        Route.get(COLLECTION + "/documenttypes", Access.anonymous(), request -> documentTypes())
            .alsoBelowSpace());
  }

  private Optional<SpaceId> space(Request request) {
    return request.space().map(reference -> spaceOfPath.apply(Api.caller(request), reference));
  }

  private Response list(Request request) {
    var space = space(request);
    var filter = EventQuery.read(request.query(), space);
    var caller = Api.caller(request);
    if (request.query().flag("asCsv")) {
      return csv(request, caller, filter);
    }
    var wanted = Paging.wanted(request);
    var page =
        show.page(
            caller, filter, new PageRequest(wanted.skip(), Math.min(wanted.take(), TAKE_MAX)));
    boolean differences = !request.query().flag("excludeDifference");
    var path = space.map(id -> "/api/" + id + "/events").orElse(COLLECTION);
    return Api.ok(
        new Paging("Event", path, template(path), EventQuery.FILTERS)
            .resource(request, page.map(event -> EventRendering.resource(event, differences))));
  }

  /**
   * All that was asked for or nothing: a file that silently ends early would pass for the whole.
   */
  private Response csv(Request request, Caller caller, EventFilter filter) {
    boolean paged = request.query().text("take").filter(text -> !text.isBlank()).isPresent();
    var wanted = Paging.wanted(request);
    int take = paged ? Math.min(wanted.take(), CSV_ROWS_MAX) : CSV_ROWS_MAX;
    var page = show.page(caller, filter, new PageRequest(wanted.skip(), take));
    if ((!paged || wanted.take() > CSV_ROWS_MAX) && page.total() - wanted.skip() > CSV_ROWS_MAX) {
      throw new ProblemException(
          Problem.invalid(
              "take",
              "There are more than "
                  + CSV_ROWS_MAX
                  + " such events. Please narrow the filter, or use skip and take."));
    }
    return Response.of(200, Csv.CONTENT_TYPE, EventRendering.csv(page.items()))
        .withHeader("Content-Disposition", "attachment; filename=\"events.csv\"");
  }

  private static String template(String path) {
    return path + "{/id}{?skip,take,asCsv," + String.join(",", EventQuery.FILTERS) + "}";
  }

  private Response one(Request request) {
    var id = Api.id(request, "id", EventId::parse);
    space(request);
    return Api.ok(
        EventRendering.resource(
            show.one(Api.caller(request), id), !request.query().flag("excludeDifference")));
  }

  private static Response categories() {
    return Api.ok(
        Arrays.stream(EventCategory.values())
            .map(category -> new NamedResource(category.id(), category.title(), Map.of()))
            .toList());
  }

  private static Response groups() {
    return Api.ok(
        Arrays.stream(EventGroup.values())
            .map(group ->
                new EventGroupResource(
                    group.id(),
                    group.title(),
                    group.categories().stream().map(EventCategory::id).toList(),
                    Map.of()))
            .toList());
  }

  private static Response agents() {
    return Api.ok(
        Arrays.stream(EventAgent.values())
            .map(agent -> new NamedResource(agent.id(), agent.title(), Map.of()))
            .toList());
  }

  private static Response documentTypes() {
    return Api.ok(
        DOCUMENT_TYPES.stream().map(type -> new NamedResource(type, type, Map.of())).toList());
  }
}
