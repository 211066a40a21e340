package io.keyden.client.octopus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes users, spaces, teams, roles and grants as the database has them, without any check. */
final class Resources {
  private static final List<String> NOT_FREE =
      List.of("CanBeDeleted", "CanBeRenamed", "CanChangeRoles", "CanChangeMembers");

  private final Parts parts;
  private final State state;

  Resources(Parts parts) {
    this.parts = parts;
    this.state = parts.state();
  }

  /** What every new server has: roles, three teams, a space, and the first administrator. */
  void addBuiltIn() {
    JsonNode builtIn = parts.templates().plain("built-in");
    for (JsonNode role : builtIn.path("UserRoles").values()) {
      ObjectNode added =
          addRole(
              Json.required(role, "Id"),
              Json.required(role, "Name"),
              Json.textsOf(role, "GrantedSystemPermissions"),
              Json.textsOf(role, "GrantedSpacePermissions"));
      added.put("Description", Json.required(role, "Description"));
      added.put("CanBeDeleted", false);
    }
    for (JsonNode team : builtIn.path("Teams").values()) {
      ObjectNode added = addTeam(Json.required(team, "Id"), Json.required(team, "Name"), null);
      NOT_FREE.forEach(member -> added.put(member, false));
      added.put("CanChangeMembers", !Json.required(team, "Id").equals(Rights.EVERYONE));
      Json.text(team, "UserRoleId").ifPresent(role -> grant(Json.required(team, "Id"), role, null));
    }
    ObjectNode first = addUser("admin", "Administrator", null, false, "Standard");
    String firstId = Json.required(first, "Id");
    join(state.teams.get("teams-administrators"), firstId);
    ObjectNode space = addSpace("Default", "");
    space.put("IsDefault", true);
    setManagers(space, Json.array(), Json.array().add(firstId));
  }

  ObjectNode addUser(
      String username,
      String displayName,
      @Nullable String emailAddress,
      boolean service,
      String serviceAccountType) {
    ObjectNode values = Json.object();
    values.put("id", state.users.nextId());
    values.put("username", username);
    values.put("displayName", displayName);
    values.put("emailAddress", emailAddress);
    values.put("service", service);
    values.put("person", !service);
    values.put("serviceAccountType", service ? serviceAccountType : null);
    values.put("created", WireDate.of(parts.now()));
    ObjectNode user = parts.templates().fill("user", values);
    state.users.put(user);
    return user;
  }

  ObjectNode addSpace(String name, String description) {
    String id = state.spaces.nextId();
    ObjectNode values = Json.object();
    values.put("id", id);
    values.put("name", name);
    values.put("slug", slug(name));
    values.put("description", description);
    ObjectNode space = parts.templates().fill("space", values);
    state.spaces.put(space);
    ObjectNode managers = addTeam(managersOf(id), "Space Managers", id);
    NOT_FREE.forEach(member -> managers.put(member, false));
    managers.put("CanChangeMembers", true);
    grant(managersOf(id), "userroles-spacemanager", id);
    return space;
  }

  /** The space's own team of managers always stands in the list, once. */
  void setManagers(ObjectNode space, ArrayNode teams, ArrayNode members) {
    String own = managersOf(Json.required(space, "Id"));
    ArrayNode all = Json.array().add(own);
    for (JsonNode team : teams.values()) {
      if (!team.asString().equals(own)) {
        all.add(team);
      }
    }
    space.set("SpaceManagersTeams", all);
    space.set("SpaceManagersTeamMembers", members.deepCopy());
    state.teams.get(own).set("MemberUserIds", members.deepCopy());
  }

  ObjectNode addTeam(String id, String name, @Nullable String spaceId) {
    ObjectNode values = Json.object();
    values.put("id", id);
    values.put("name", name);
    values.put("slug", slug(name));
    values.put("description", "");
    values.put("spaceId", spaceId);
    ObjectNode team = parts.templates().fill("team", values);
    state.teams.put(team);
    return team;
  }

  ObjectNode addRole(String id, String name, List<String> system, List<String> space) {
    ObjectNode values = Json.object();
    values.put("id", id);
    values.put("name", name);
    values.put("description", "");
    ObjectNode role = parts.templates().fill("user-role", values);
    role.set("GrantedSystemPermissions", Json.texts(system));
    role.set("GrantedSpacePermissions", Json.texts(space));
    state.roles.put(role);
    return role;
  }

  ObjectNode grant(String teamId, String roleId, @Nullable String spaceId) {
    ObjectNode values = Json.object();
    values.put("id", state.scopedRoles.nextId());
    values.put("teamId", teamId);
    values.put("userRoleId", roleId);
    values.put("spaceId", spaceId);
    ObjectNode grant = parts.templates().fill("scoped-user-role", values);
    state.scopedRoles.put(grant);
    return grant;
  }

  void join(ObjectNode team, String userId) {
    ArrayNode members = Json.texts(Json.textsOf(team, "MemberUserIds"));
    team.set("MemberUserIds", members.add(userId));
  }

  /** Notes who changed a resource, and when. */
  void touch(Call call, ObjectNode resource) {
    ObjectNode user = state.users.get(call.caller().userId());
    resource.put("LastModifiedOn", WireDate.of(parts.now()));
    resource.put("LastModifiedBy", Json.required(user, "Username"));
  }

  /** An event about a resource that has a name. */
  void record(Call call, String category, String documentType, ObjectNode resource) {
    Optional<String> spaceId = Json.text(resource, "SpaceId");
    String id = Json.required(resource, "Id");
    EventMessage message =
        new EventMessage()
            .name(Json.text(resource, "Name").orElse(id), id)
            .say(" was " + category.toLowerCase(Locale.ROOT));
    parts.journal().record(call, category, documentType, spaceId.orElse(null), message);
  }

  static String managersOf(String spaceId) {
    return "teams-spacemanagers-" + spaceId;
  }

  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** An array of the body; null and absence mean an empty one. */
  static ArrayNode array(ObjectNode body, String member) {
    return body.path(member) instanceof ArrayNode given ? given.deepCopy() : Json.array();
  }
}
