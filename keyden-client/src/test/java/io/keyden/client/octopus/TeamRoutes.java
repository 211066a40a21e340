package io.keyden.client.octopus;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Teams. The four flags {@code Can…} of a body are passed over: they are the server's to say. */
final class TeamRoutes {
  private static final String TEMPLATE =
      "/api/teams{/id}{?skip,take,ids,partialName,spaces,includeSystem}";

  private final Parts parts;
  private final State state;
  private final Resources resources;

  TeamRoutes(Parts parts, Resources resources) {
    this.parts = parts;
    this.state = parts.state();
    this.resources = resources;
  }

  void register(Router router) {
    router.signedIn(
        "GET",
        "/api/teams",
        call -> Answer.ok(Pages.page(call, "Team", "/api/teams", TEMPLATE, found(call))));
    router.signedIn("GET", "/api/teams/all", call -> Answer.ok(Json.array(found(call))));
    router.signedIn("POST", "/api/teams", this::create);
    router.signedIn("GET", "/api/teams/{id}", this::get);
    router.signedIn("PUT", "/api/teams/{id}", this::modify);
    router.signedIn("DELETE", "/api/teams/{id}", this::delete);
  }

  private List<ObjectNode> found(Call call) {
    parts.rights().require(call.caller(), "TeamView");
    return state.teams.sortedBy("Name").stream()
        .filter(Filters.ids(call).and(Filters.partialName(call)).and(Filters.scope(call)))
        .toList();
  }

  private Answer get(Call call) {
    parts.rights().require(call.caller(), "TeamView");
    return Answer.ok(state.teams.get(call.parameter("id")));
  }

  private Answer create(Call call) {
    parts.rights().require(call.caller(), "TeamCreate");
    ObjectNode body = call.body();
    String spaceId =
        Json.text(body, "SpaceId").or(() -> call.queried("spaces")).map(this::space).orElse(null);
    check(body, null, spaceId);
    ObjectNode team = resources.addTeam(state.teams.nextId(), Json.required(body, "Name"), spaceId);
    fill(team, body);
    resources.record(call, "Created", "Teams", team);
    return Answer.created(team);
  }

  private Answer modify(Call call) {
    parts.rights().require(call.caller(), "TeamEdit");
    ObjectNode team = state.teams.get(call.parameter("id"));
    ObjectNode body = call.body();
    check(body, Json.required(team, "Id"), Json.text(team, "SpaceId").orElse(null));
    boolean renamed = !Json.required(team, "Name").equals(Json.required(body, "Name"));
    List<String> members = Json.textsOf(team, "MemberUserIds");
    boolean membersChanged = !members.equals(Json.textsOf(body, "MemberUserIds"));
    if ((renamed && !Json.flag(team, "CanBeRenamed"))
        || (membersChanged && !Json.flag(team, "CanChangeMembers"))) {
      throw Refusal.invalid("This resource is read-only and cannot be modified.");
    }
    team.put("Name", Json.required(body, "Name"));
    fill(team, body);
    resources.touch(call, team);
    resources.record(call, "Modified", "Teams", team);
    return Answer.ok(team);
  }

  private Answer delete(Call call) {
    parts.rights().require(call.caller(), "TeamDelete");
    ObjectNode team = state.teams.get(call.parameter("id"));
    if (!Json.flag(team, "CanBeDeleted")) {
      throw Refusal.invalid("This resource is read-only and cannot be deleted.");
    }
    String id = Json.required(team, "Id");
    resources.record(call, "Deleted", "Teams", team);
    state.scopedRoles.removeIf(it -> Json.required(it, "TeamId").equals(id));
    state.teams.remove(id);
    return Answer.deleted(parts.version());
  }

  private void fill(ObjectNode team, ObjectNode body) {
    team.put("Description", Json.text(body, "Description").orElse(""));
    Json.text(body, "Slug").filter(it -> !it.isBlank()).ifPresent(it -> team.put("Slug", it));
    team.set("MemberUserIds", Resources.array(body, "MemberUserIds"));
    team.set("ExternalSecurityGroups", Resources.array(body, "ExternalSecurityGroups"));
  }

  private String space(String id) {
    return state
        .spaces
        .find(id)
        .map(space -> Json.required(space, "Id"))
        .orElseThrow(() -> Refusal.invalid("There is no space " + id + "."));
  }

  private void check(ObjectNode body, @Nullable String ownId, @Nullable String spaceId) {
    String name = Json.text(body, "Name").orElse("");
    List<String> faults = new ArrayList<>();
    if (name.isBlank()) {
      faults.add("Name is required.");
    }
    boolean taken =
        state.teams.all().stream()
            .filter(team -> !Json.required(team, "Id").equals(ownId))
            .filter(team -> Objects.equals(Json.text(team, "SpaceId").orElse(null), spaceId))
            .anyMatch(team -> Json.required(team, "Name").equalsIgnoreCase(name));
    if (taken) {
      faults.add("A team with this name already exists.");
    }
    Json.textsOf(body, "MemberUserIds").stream()
        .filter(userId -> state.users.find(userId).isEmpty())
        .forEach(userId -> faults.add("There is no user " + userId + "."));
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults.toArray(String[]::new));
    }
  }
}
