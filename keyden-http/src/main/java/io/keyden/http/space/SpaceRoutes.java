package io.keyden.http.space;

import io.keyden.core.id.SpaceId;
import io.keyden.core.space.CreateSpace;
import io.keyden.core.space.DeleteSpace;
import io.keyden.core.space.ModifySpace;
import io.keyden.core.space.ShowSpaces;
import io.keyden.core.space.SpaceDraft;
import io.keyden.core.space.SpaceFilter;
import io.keyden.core.store.PageRequest;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.Links;
import io.keyden.wire.space.SearchHitResource;
import io.keyden.wire.space.SpaceHomeResource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /api/spaces}, and the home of each space. */
public final class SpaceRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/spaces";
  private static final String ITEM = COLLECTION + "/{id}";
  private static final Paging PAGING =
      new Paging(
          "Space",
          COLLECTION,
          COLLECTION + "{/id}{?name,skip,ids,take,partialName}",
          List.of("name", "ids", "partialName"));

  private final ShowSpaces show;
  private final CreateSpace create;
  private final ModifySpace modify;
  private final DeleteSpace delete;

  /** Takes the use cases behind the routes. */
  public SpaceRoutes(ShowSpaces show, CreateSpace create, ModifySpace modify, DeleteSpace delete) {
    this.show = show;
    this.create = create;
    this.modify = modify;
    this.delete = delete;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.signedIn(), this::page),
        Route.get(COLLECTION + "/all", Access.signedIn(), this::all),
        Route.post(COLLECTION, Access.signedIn(), this::create),
        Route.get(ITEM, Access.signedIn(), this::one),
        Route.put(ITEM, Access.signedIn(), this::modify),
        Route.delete(ITEM, Access.signedIn(), this::delete),
        Route.get(ITEM + "/search", Access.signedIn(), this::search),
        Route.get("/api/{spaceId}", Access.signedIn(), this::home));
  }

  private Response page(Request request) {
    var page = show.list(Api.caller(request), filter(request), Paging.wanted(request));
    return Api.ok(PAGING.resource(request, page.map(SpaceResources::of)));
  }

  private Response all(Request request) {
    return Api.ok(
        show.list(Api.caller(request), filter(request), PageRequest.ALL)
            .map(SpaceResources::of)
            .items());
  }

  private static SpaceFilter filter(Request request) {
    var query = request.query();
    var ids = query.list("ids");
    return new SpaceFilter(
        query.text("name").filter(text -> !text.isEmpty()),
        query.text("partialName"),
        ids.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ids.stream()
                    .map(SpaceId::parse)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet())));
  }

  private Response one(Request request) {
    return Api.ok(SpaceResources.of(show.one(Api.caller(request), request.parameter("id"))));
  }

  private Response create(Request request) {
    return Api.created(SpaceResources.of(create.create(Api.caller(request), draft(request))));
  }

  private Response modify(Request request) {
    return Api.ok(
        SpaceResources.of(
            modify.modify(Api.caller(request), request.parameter("id"), draft(request))));
  }

  private static SpaceDraft draft(Request request) {
    var body = Api.body(request);
    var draft =
        new SpaceDraft(
            body.text("Name").orElse(""),
            body.text("Slug"),
            body.text("Description").orElse(""),
            body.flag("IsDefault"),
            body.flag("IsPrivate"),
            body.flag("TaskQueueStopped"),
            body.texts("SpaceManagersTeams"),
            body.texts("SpaceManagersTeamMembers"));
    body.check();
    return draft;
  }

  private Response delete(Request request) {
    delete.delete(Api.caller(request), request.parameter("id"));
    return Api.deleted();
  }

  private Response search(Request request) {
    return Api.ok(
        show
            .search(
                Api.caller(request),
                request.parameter("id"),
                request.query().text("keyword").orElse(""))
            .stream()
            .map(team -> new SearchHitResource(team.id().value(), team.name(), "Team"))
            .toList());
  }

  private Response home(Request request) {
    var space = show.ofPath(Api.caller(request), request.parameter("spaceId")).id();
    var self = "/api/" + space;
    return Api.ok(
        new SpaceHomeResource(
            space.value(),
            Links.self(self)
                .and("Lifecycles", self + "/lifecycles{/id}{?skip,take,ids,partialName}")
                .and("ProjectGroups", self + "/projectgroups{/id}{?skip,take,ids,partialName}")
                .build()));
  }
}
