package io.keyden.http.space;

import io.keyden.core.id.SpaceId;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.space.DefaultSpace;
import io.keyden.core.space.Space;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.Links;
import io.keyden.wire.space.LifecycleResource;
import io.keyden.wire.space.LifecycleResource.RetentionPeriod;
import io.keyden.wire.space.ProjectGroupResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The default lifecycle and the default project group of each space.
 *
 * <p>Every space of the vendor's server has them from the start, and clients that make a space wait
 * until they are there. They belong to the space, are numbered like it, and cannot be changed.
 */
public final class BuiltInThingRoutes implements RouteGroup {
  private static final List<String> FILTERS = List.of("ids", "partialName");

  private final SpaceOfPath spaceOfPath;
  private final DefaultSpace defaultSpace;

  /** Takes what finds the space of a request. */
  public BuiltInThingRoutes(SpaceOfPath spaceOfPath, DefaultSpace defaultSpace) {
    this.spaceOfPath = spaceOfPath;
    this.defaultSpace = defaultSpace;
  }

  @Override
  public List<Route<Access>> routes() {
    var lifecycles = new Kind<>("Lifecycle", "lifecycles", BuiltInThingRoutes::lifecycle);
    var projectGroups =
        new Kind<>("ProjectGroup", "projectgroups", BuiltInThingRoutes::projectGroup);
    return List.of(
        page(lifecycles),
        all(lifecycles),
        one(lifecycles),
        page(projectGroups),
        all(projectGroups),
        one(projectGroups));
  }

  /**
   * A kind of thing.
   *
   * @param type its type on the wire, which begins its ids as well
   * @param collection the word of its path
   * @param of the one that a space has
   */
  private record Kind<T>(String type, String collection, Function<SpaceId, Thing<T>> of) {}

  private record Thing<T>(String id, String name, T resource) {}

  private <T> Route<Access> page(Kind<T> kind) {
    return Route.get("/api/" + kind.collection(), Access.signedIn(), request -> page(kind, request))
        .alsoBelowSpace();
  }

  private <T> Route<Access> all(Kind<T> kind) {
    return Route.get(
            "/api/" + kind.collection() + "/all",
            Access.signedIn(),
            request -> Api.ok(wanted(kind, request, PageRequest.ALL).items()))
        .alsoBelowSpace();
  }

  private <T> Route<Access> one(Kind<T> kind) {
    return Route.get(
            "/api/" + kind.collection() + "/{id}", Access.signedIn(), request -> one(kind, request))
        .alsoBelowSpace();
  }

  private <T> Response page(Kind<T> kind, Request request) {
    var path = SpaceOfPath.collection(spaceOfPath.of(request), kind.collection());
    return Api.ok(
        new Paging(kind.type(), path, path + "{/id}{?skip,take,ids,partialName}", FILTERS)
            .resource(request, wanted(kind, request, Paging.wanted(request))));
  }

  private <T> Page<T> wanted(Kind<T> kind, Request request, PageRequest page) {
    return Page.of(
        kind.of()
            .andThen(thing -> matches(thing, request) ? List.of(thing.resource()) : List.<T>of())
            .apply(space(request)),
        page);
  }

  private static boolean matches(Thing<?> thing, Request request) {
    var ids = request.query().list("ids");
    var part = request.query().text("partialName").orElse("");
    return (ids.isEmpty() || ids.stream().anyMatch(thing.id()::equalsIgnoreCase))
        && CaseFolding.fold(thing.name()).contains(CaseFolding.fold(part));
  }

  private <T> Response one(Kind<T> kind, Request request) {
    var id = request.parameter("id");
    var thing = kind.of().apply(space(request));
    if (!thing.id().equalsIgnoreCase(id)) {
      throw new ProblemException(new Problem.NotFound(id));
    }
    return Api.ok(thing.resource());
  }

  private SpaceId space(Request request) {
    return spaceOfPath
        .of(request)
        .or(() -> defaultSpace.get().map(Space::id))
        .orElseThrow(() -> new ProblemException(new Problem.SpaceNotFound("default")));
  }

  private static Thing<LifecycleResource> lifecycle(SpaceId space) {
    var id = "Lifecycles-" + number(space);
    return new Thing<>(
        id,
        "Default Lifecycle",
        new LifecycleResource(
            id,
            "Default Lifecycle",
            "default-lifecycle",
            "",
            space.value(),
            RetentionPeriod.FOREVER,
            RetentionPeriod.FOREVER,
            List.of(),
            links(space, "lifecycles", id)));
  }

  private static Thing<ProjectGroupResource> projectGroup(SpaceId space) {
    var id = "ProjectGroups-" + number(space);
    return new Thing<>(
        id,
        "Default Project Group",
        new ProjectGroupResource(
            id,
            "Default Project Group",
            "default-project-group",
            "",
            List.of(),
            null,
            space.value(),
            links(space, "projectgroups", id)));
  }

  private static String number(SpaceId space) {
    return space.value().substring("Spaces-".length());
  }

  private static Map<String, String> links(SpaceId space, String collection, String id) {
    return Links.self(SpaceOfPath.collection(Optional.of(space), collection) + "/" + id).build();
  }
}
