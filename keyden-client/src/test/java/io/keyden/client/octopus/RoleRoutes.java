package io.keyden.client.octopus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** User roles, which are read here, and their grants to teams. */
final class RoleRoutes {
  private static final String ROLES = "/api/userroles{/id}{?skip,take,ids,partialName}";
  private static final String GRANTS =
      "/api/scopeduserroles{/id}{?skip,take,ids,partialName,spaces,includeSystem}";
  private static final List<String> RESTRICTIONS =
      List.of("ProjectIds", "EnvironmentIds", "TenantIds", "ProjectGroupIds");

  private final Parts parts;
  private final State state;
  private final Resources resources;

  RoleRoutes(Parts parts, Resources resources) {
    this.parts = parts;
    this.state = parts.state();
    this.resources = resources;
  }

  void register(Router router) {
    router.signedIn(
        "GET",
        "/api/userroles",
        call -> Answer.ok(Pages.page(call, "UserRole", "/api/userroles", ROLES, roles(call))));
    router.signedIn("GET", "/api/userroles/all", call -> Answer.ok(Json.array(roles(call))));
    router.signedIn("GET", "/api/userroles/{id}", this::role);
    router.signedIn("GET", "/api/scopeduserroles", this::grants);
    router.signedIn("POST", "/api/scopeduserroles", this::create);
    router.signedIn("GET", "/api/scopeduserroles/{id}", this::grant);
    router.signedIn("PUT", "/api/scopeduserroles/{id}", this::modify);
    router.signedIn("DELETE", "/api/scopeduserroles/{id}", this::delete);
    router.signedIn("GET", "/api/teams/{id}/scopeduserroles", this::grantsOfTeam);
  }

  private List<ObjectNode> roles(Call call) {
    parts.rights().require(call.caller(), "UserRoleView");
    return state.roles.sortedBy("Name").stream()
        .filter(Filters.ids(call).and(Filters.partialName(call)))
        .toList();
  }

  private Answer role(Call call) {
    parts.rights().require(call.caller(), "UserRoleView");
    return Answer.ok(state.roles.get(call.parameter("id")));
  }

  private Answer grants(Call call) {
    parts.rights().require(call.caller(), "TeamView");
    List<ObjectNode> found =
        state.scopedRoles.all().stream()
            .filter(Filters.ids(call).and(Filters.scope(call)))
            .toList();
    return Answer.ok(Pages.page(call, "ScopedUserRole", "/api/scopeduserroles", GRANTS, found));
  }

  private Answer grantsOfTeam(Call call) {
    parts.rights().require(call.caller(), "TeamView");
    String teamId = Json.required(state.teams.get(call.parameter("id")), "Id");
    List<ObjectNode> found =
        state.scopedRoles.all().stream()
            .filter(grant -> Json.required(grant, "TeamId").equals(teamId))
            .filter(Filters.scope(call))
            .toList();
    String path = "/api/teams/" + teamId + "/scopeduserroles";
    String template = path + "{?skip,take,spaces,includeSystem}";
    return Answer.ok(Pages.page(call, "ScopedUserRole", path, template, found));
  }

  private Answer grant(Call call) {
    parts.rights().require(call.caller(), "TeamView");
    return Answer.ok(state.scopedRoles.get(call.parameter("id")));
  }

  private Answer create(Call call) {
    parts.rights().require(call.caller(), "TeamEdit");
    ObjectNode body = call.body();
    check(body);
    ObjectNode grant =
        resources.grant(
            id(state.teams, body, "TeamId"), id(state.roles, body, "UserRoleId"), spaceId(body));
    RESTRICTIONS.forEach(member -> grant.set(member, Resources.array(body, member)));
    resources.record(call, "Created", "ScopedUserRoles", grant);
    return Answer.created(grant);
  }

  private Answer modify(Call call) {
    parts.rights().require(call.caller(), "TeamEdit");
    ObjectNode grant = state.scopedRoles.get(call.parameter("id"));
    ObjectNode body = call.body();
    check(body);
    grant.put("TeamId", id(state.teams, body, "TeamId"));
    grant.put("UserRoleId", id(state.roles, body, "UserRoleId"));
    grant.put("SpaceId", spaceId(body));
    RESTRICTIONS.forEach(member -> grant.set(member, Resources.array(body, member)));
    resources.touch(call, grant);
    resources.record(call, "Modified", "ScopedUserRoles", grant);
    return Answer.ok(grant);
  }

  private Answer delete(Call call) {
    parts.rights().require(call.caller(), "TeamEdit");
    ObjectNode grant = state.scopedRoles.get(call.parameter("id"));
    resources.record(call, "Deleted", "ScopedUserRoles", grant);
    state.scopedRoles.remove(Json.required(grant, "Id"));
    return Answer.deleted(parts.version());
  }

  private void check(ObjectNode body) {
    List<String> faults = new ArrayList<>();
    if (Json.text(body, "TeamId").flatMap(state.teams::find).isEmpty()) {
      faults.add("TeamId must name a team.");
    }
    if (Json.text(body, "UserRoleId").flatMap(state.roles::find).isEmpty()) {
      faults.add("UserRoleId must name a user role.");
    }
    Optional<String> space = Json.text(body, "SpaceId");
    if (space.isPresent() && space.flatMap(state.spaces::find).isEmpty()) {
      faults.add("SpaceId must name a space.");
    }
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults.toArray(String[]::new));
    }
  }

  private @Nullable String spaceId(ObjectNode body) {
    return Json.text(body, "SpaceId").isPresent() ? id(state.spaces, body, "SpaceId") : null;
  }

  /** The id as the server spells it, of a document that was checked to exist. */
  private static String id(Documents documents, ObjectNode body, String member) {
    return Json.required(documents.get(Json.required(body, member)), "Id");
  }
}
