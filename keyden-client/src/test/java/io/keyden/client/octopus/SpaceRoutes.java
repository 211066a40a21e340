package io.keyden.client.octopus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Spaces and their home documents; whoever is signed in sees all spaces. */
final class SpaceRoutes {
  private static final String TEMPLATE = "/api/spaces{/id}{?name,skip,ids,take,partialName}";
  private static final int NAME_MAX = 20;

  private final Parts parts;
  private final State state;
  private final Resources resources;

  SpaceRoutes(Parts parts, Resources resources) {
    this.parts = parts;
    this.state = parts.state();
    this.resources = resources;
  }

  void register(Router router) {
    router.signedIn("GET", "/api/spaces", this::list);
    router.signedIn("POST", "/api/spaces", this::create);
    router.signedIn(
        "GET", "/api/spaces/all", call -> Answer.ok(Json.array(state.spaces.sortedBy("Name"))));
    router.signedIn(
        "GET", "/api/spaces/{id}", call -> Answer.ok(state.spaces.get(call.parameter("id"))));
    router.signedIn("PUT", "/api/spaces/{id}", this::modify);
    router.signedIn("DELETE", "/api/spaces/{id}", this::delete);
    router.open("GET", "/api/{spaceId}", this::home);
  }

  static boolean defaultSpaceExists(State state) {
    return state.spaces.all().stream().anyMatch(space -> Json.flag(space, "IsDefault"));
  }

  private Answer list(Call call) {
    Optional<String> name = call.queried("name");
    List<ObjectNode> found =
        state.spaces.sortedBy("Name").stream()
            .filter(Filters.ids(call).and(Filters.partialName(call)))
            .filter(space -> Filters.within(name.map(List::of), "Name").test(space))
            .toList();
    return Answer.ok(Pages.page(call, "Space", "/api/spaces", TEMPLATE, found));
  }

  private Answer create(Call call) {
    parts.rights().require(call.caller(), "SpaceCreate");
    ObjectNode body = call.body();
    check(body, null);
    ObjectNode space =
        resources.addSpace(Json.required(body, "Name"), Json.text(body, "Description").orElse(""));
    setMembers(space, body);
    // A new space has a running queue and is not the default, whatever the body says.
    resources.record(call, "Created", "Spaces", space);
    return Answer.created(space);
  }

  private Answer modify(Call call) {
    parts.rights().require(call.caller(), "SpaceEdit");
    ObjectNode space = state.spaces.get(call.parameter("id"));
    ObjectNode body = call.body();
    check(body, Json.required(space, "Id"));
    space.put("Name", Json.required(body, "Name"));
    space.put("Description", Json.text(body, "Description").orElse(""));
    space.put("TaskQueueStopped", Json.flag(body, "TaskQueueStopped"));
    if (Json.flag(body, "IsDefault")) {
      state.spaces.all().forEach(other -> other.put("IsDefault", false));
    }
    space.put("IsDefault", Json.flag(body, "IsDefault"));
    setMembers(space, body);
    resources.touch(call, space);
    resources.record(call, "Modified", "Spaces", space);
    return Answer.ok(space);
  }

  private Answer delete(Call call) {
    parts.rights().require(call.caller(), "SpaceDelete");
    ObjectNode space = state.spaces.get(call.parameter("id"));
    if (!Json.flag(space, "TaskQueueStopped")) {
      throw Refusal.invalid("The task queue of the space must be stopped first.");
    }
    String id = Json.required(space, "Id");
    resources.record(call, "Deleted", "Spaces", space);
    state.scopedRoles.removeIf(it -> Json.text(it, "SpaceId").equals(Optional.of(id)));
    state.teams.removeIf(it -> Json.text(it, "SpaceId").equals(Optional.of(id)));
    state.spaces.remove(id);
    return Answer.deleted(parts.version());
  }

  private Answer home(Call call) {
    ObjectNode space = state.spaces.get(call.parameter("spaceId"));
    ObjectNode values = Json.object().put("id", Json.required(space, "Id"));
    return Answer.ok(parts.templates().fill("space-home", values));
  }

  private void check(ObjectNode body, @Nullable String ownId) {
    String name = Json.text(body, "Name").orElse("");
    List<String> faults = new ArrayList<>();
    if (name.isBlank() || name.length() > NAME_MAX) {
      faults.add("Name is required and has at most " + NAME_MAX + " characters.");
    }
    boolean taken =
        state.spaces.all().stream()
            .filter(space -> !Json.required(space, "Id").equals(ownId))
            .anyMatch(space -> Json.required(space, "Name").equalsIgnoreCase(name));
    if (taken) {
      faults.add("A space with this name already exists.");
    }
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults.toArray(String[]::new));
    }
  }

  private void setMembers(ObjectNode space, ObjectNode body) {
    Json.text(body, "Slug").filter(it -> !it.isBlank()).ifPresent(it -> space.put("Slug", it));
    resources.setManagers(
        space,
        Resources.array(body, "SpaceManagersTeams"),
        Resources.array(body, "SpaceManagersTeamMembers"));
  }
}
