package io.keyden.http.team;

import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.Restriction;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.space.ShowSpaces;
import io.keyden.core.team.PermissionSet;
import io.keyden.core.team.PreviewTeam;
import io.keyden.core.team.ShowPermissions;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.http.space.SpaceOfPath;
import io.keyden.http.space.SpaceResources;
import io.keyden.wire.Links;
import io.keyden.wire.team.PermissionSetResource;
import io.keyden.wire.team.PermissionSetResource.SpacePermissionResource;
import io.keyden.wire.team.TeamMembershipResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The teams, spaces and permissions of a user, and {@code /api/teammembership}. */
public final class MembershipRoutes implements RouteGroup {
  private static final String USER = "/api/users/{id}";
  private static final String MEMBERSHIP = "/api/teammembership";

  private final SpaceOfPath spaceOfPath;
  private final ShowPermissions show;
  private final ShowSpaces spaces;
  private final PreviewTeam preview;

  /** Takes the use cases behind the routes. */
  public MembershipRoutes(
      SpaceOfPath spaceOfPath, ShowPermissions show, ShowSpaces spaces, PreviewTeam preview) {
    this.spaceOfPath = spaceOfPath;
    this.show = show;
    this.spaces = spaces;
    this.preview = preview;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(USER + "/teams", Access.signedIn(), this::teams).alsoBelowSpace(),
        Route.get(USER + "/spaces", Access.signedIn(), this::spaces),
        Route.get(USER + "/permissions", Access.signedIn(), this::permissions).alsoBelowSpace(),
        Route.get(USER + "/permissions/configuration", Access.signedIn(), this::permissions)
            .alsoBelowSpace(),
        Route.get(USER + "/permissions/export", Access.signedIn(), this::export).alsoBelowSpace(),
        Route.get(MEMBERSHIP, Access.signedIn(), this::memberships).alsoBelowSpace(),
        Route.post(MEMBERSHIP + "/previewteam", Access.signedIn(), this::preview).alsoBelowSpace());
  }

  private Response teams(Request request) {
    var scope = SpaceOfPath.wanted(request, spaceOfPath.of(request));
    return Api.ok(
        show.teams(Api.caller(request), Api.userId(request, "id"), scope).stream()
            .map(TeamResources::ofUser)
            .toList());
  }

  private Response spaces(Request request) {
    return Api.ok(
        spaces.of(Api.caller(request), Api.userId(request, "id")).stream()
            .map(SpaceResources::of)
            .toList());
  }

  private Response permissions(Request request) {
    return Api.ok(resource(set(request)));
  }

  private Response export(Request request) {
    var set = set(request);
    return Response.of(200, "text/csv; charset=utf-8", PermissionExport.csv(set))
        .withHeader(
            "Content-Disposition", "attachment; filename=\"permissions-" + set.user() + ".csv\"");
  }

  private PermissionSet set(Request request) {
    var scope = SpaceOfPath.wanted(request, spaceOfPath.of(request));
    return show.permissions(Api.caller(request), Api.userId(request, "id"), scope);
  }

  private Response memberships(Request request) {
    var scope = SpaceOfPath.wanted(request, spaceOfPath.of(request));
    var text =
        request
            .query()
            .text("userId")
            .filter(given -> !given.isBlank())
            .orElseThrow(() ->
                new ProblemException(
                    Problem.invalid("userId", "No userId parameter was provided.")));
    var user =
        UserId.parse(text).orElseThrow(() -> new ProblemException(new Problem.NotFound(text)));
    return Api.ok(
        show.teams(Api.caller(request), user, scope).stream()
            .map(team -> TeamResources.membership(user, team))
            .toList());
  }

  private Response preview(Request request) {
    if (request.body().length == 0) {
      throw new ProblemException(Problem.invalid("", "No team resource provided."));
    }
    var space = spaceOfPath.of(request);
    var body = Api.body(request);
    var id = body.text("Id");
    var name = body.text("Name").orElse("");
    var spaceId = body.text("SpaceId").or(() -> space.map(Object::toString));
    var members = body.texts("MemberUserIds");
    body.check();
    return Api.ok(
        preview.members(Api.caller(request), members).stream()
            .map(user ->
                new TeamMembershipResource(
                    user.value(), id.orElse(null), name, true, List.of(), spaceId.orElse(null)))
            .toList());
  }

  private static PermissionSetResource resource(PermissionSet set) {
    var spacePermissions = new LinkedHashMap<String, List<SpacePermissionResource>>();
    set.spacePermissions()
        .forEach((permission, held) ->
            spacePermissions.put(
                permission.wireName(), held.stream().map(MembershipRoutes::resource).toList()));
    return new PermissionSetResource(
        set.user().value(),
        spacePermissions,
        set.systemPermissions().stream().map(Permission::wireName).toList(),
        set.teams().stream().map(TeamResources::ofUser).toList(),
        set.complete(),
        set.complete(),
        links(set.user()));
  }

  private static Map<String, String> links(UserId user) {
    var self = "/api/users/" + user + "/permissions";
    return Links.self(self).and("Export", self + "/export{?spaces,includeSystem}").build();
  }

  private static SpacePermissionResource resource(PermissionSet.Held held) {
    return new SpacePermissionResource(
        held.restrictedTo().getOrDefault(Restriction.PROJECTS, List.of()),
        held.restrictedTo().getOrDefault(Restriction.ENVIRONMENTS, List.of()),
        held.restrictedTo().getOrDefault(Restriction.TENANTS, List.of()),
        held.restrictedTo().getOrDefault(Restriction.PROJECT_GROUPS, List.of()),
        held.space().value());
  }
}
