package io.keyden.http.team;

import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.permission.Restriction;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleFilter;
import io.keyden.core.store.Page;
import io.keyden.core.team.GiveUserRole;
import io.keyden.core.team.ScopedUserRoleDraft;
import io.keyden.core.team.ShowScopedUserRoles;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.http.space.SpaceOfPath;
import io.keyden.wire.Links;
import io.keyden.wire.role.ScopedUserRoleResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /api/scopeduserroles} and {@code /api/teams/{id}/scopeduserroles}, also below a space. */
public final class ScopedUserRoleRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/scopeduserroles";
  private static final String ITEM = COLLECTION + "/{id}";

  private final SpaceOfPath spaceOfPath;
  private final ShowScopedUserRoles show;
  private final GiveUserRole give;

  /** Takes the use cases behind the routes. */
  public ScopedUserRoleRoutes(
      SpaceOfPath spaceOfPath, ShowScopedUserRoles show, GiveUserRole give) {
    this.spaceOfPath = spaceOfPath;
    this.show = show;
    this.give = give;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.signedIn(), this::page).alsoBelowSpace(),
        Route.get("/api/teams/{id}/scopeduserroles", Access.signedIn(), this::ofTeam)
            .alsoBelowSpace(),
        Route.post(COLLECTION, Access.signedIn(), this::create).alsoBelowSpace(),
        Route.get(ITEM, Access.signedIn(), this::one).alsoBelowSpace(),
        Route.put(ITEM, Access.signedIn(), this::modify).alsoBelowSpace(),
        Route.delete(ITEM, Access.signedIn(), this::delete).alsoBelowSpace());
  }

  private Response page(Request request) {
    var within = spaceOfPath.of(request);
    var path = SpaceOfPath.collection(within, "scopeduserroles");
    var ids = request.query().list("ids");
    var filter =
        new ScopedUserRoleFilter(
            ids.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    ids.stream()
                        .map(ScopedUserRoleId::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet())),
            Optional.empty(),
            SpaceOfPath.wanted(request, within));
    var page = show.list(Api.caller(request), filter, Paging.wanted(request));
    return answer(
        request, page, path, path + "{/id}{?skip,take,ids,partialName,spaces,includeSystem}");
  }

  private Response ofTeam(Request request) {
    var within = spaceOfPath.of(request);
    var team = Api.id(request, "id", TeamId::parse);
    var path = SpaceOfPath.collection(within, "teams") + "/" + team + "/scopeduserroles";
    var page =
        show.of(
            Api.caller(request),
            team,
            within,
            SpaceOfPath.wanted(request, within),
            Paging.wanted(request));
    return answer(request, page, path, path + "{?skip,take,spaces,includeSystem}");
  }

  private static Response answer(
      Request request, Page<ScopedUserRole> page, String path, String template) {
    return Api.ok(
        new Paging("ScopedUserRole", path, template, List.of("ids", "spaces", "includeSystem"))
            .resource(request, page.map(ScopedUserRoleRoutes::resource)));
  }

  private Response one(Request request) {
    var within = spaceOfPath.of(request);
    var id = Api.id(request, "id", ScopedUserRoleId::parse);
    return Api.ok(resource(show.one(Api.caller(request), id, within)));
  }

  private Response create(Request request) {
    var within = spaceOfPath.of(request);
    return Api.created(resource(give.give(Api.caller(request), draft(request), within)));
  }

  private Response modify(Request request) {
    var within = spaceOfPath.of(request);
    var id = Api.id(request, "id", ScopedUserRoleId::parse);
    return Api.ok(resource(give.modify(Api.caller(request), id, draft(request), within)));
  }

  private static ScopedUserRoleDraft draft(Request request) {
    var body = Api.body(request);
    var draft =
        new ScopedUserRoleDraft(
            body.text("TeamId"),
            body.text("UserRoleId"),
            body.text("SpaceId").filter(text -> !text.isBlank()),
            Map.of(
                Restriction.PROJECTS, body.texts("ProjectIds"),
                Restriction.ENVIRONMENTS, body.texts("EnvironmentIds"),
                Restriction.TENANTS, body.texts("TenantIds"),
                Restriction.PROJECT_GROUPS, body.texts("ProjectGroupIds")));
    body.check();
    return draft;
  }

  private Response delete(Request request) {
    var within = spaceOfPath.of(request);
    give.take(Api.caller(request), Api.id(request, "id", ScopedUserRoleId::parse), within);
    return Api.deleted();
  }

  private static ScopedUserRoleResource resource(ScopedUserRole given) {
    return new ScopedUserRoleResource(
        given.id().value(),
        given.role().value(),
        given.team().value(),
        given.restrictedTo(Restriction.PROJECTS),
        given.restrictedTo(Restriction.ENVIRONMENTS),
        given.restrictedTo(Restriction.TENANTS),
        given.restrictedTo(Restriction.PROJECT_GROUPS),
        given.space().map(SpaceId::value).orElse(null),
        Links.self(COLLECTION + "/" + given.id()).build());
  }
}
