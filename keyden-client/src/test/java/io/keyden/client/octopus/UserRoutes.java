package io.keyden.client.octopus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Users and service accounts, and what hangs on one of them but keys. */
final class UserRoutes {
  private static final String TEMPLATE = "/api/users{/id}{?skip,take,ids,filter}";

  private final Parts parts;
  private final State state;
  private final Rights rights;
  private final Resources resources;

  UserRoutes(Parts parts, Resources resources) {
    this.parts = parts;
    this.resources = resources;
    this.state = parts.state();
    this.rights = parts.rights();
  }

  void register(Router router) {
    router.signedIn("GET", "/api/users", this::list);
    router.signedIn("POST", "/api/users", this::create);
    router.signedIn("GET", "/api/users/all", this::all);
    router.signedIn("GET", "/api/users/me", this::me);
    router.signedIn("GET", "/api/users/{id}", this::get);
    router.signedIn("PUT", "/api/users/{id}", this::modify);
    router.signedIn("DELETE", "/api/users/{id}", this::delete);
    router.signedIn("GET", "/api/users/{id}/teams", this::teams);
    router.signedIn("GET", "/api/users/{id}/spaces", this::spaces);
    router.signedIn("GET", "/api/users/{id}/permissions", this::permissions);
    router.signedIn("GET", "/api/users/{id}/permissions/configuration", this::permissions);
    if (parts.version().accessTokens()) {
      router.signedIn("PUT", "/api/users/{id}/revoke-sessions", this::revokeSessions);
    }
  }

  static ObjectNode shown(ObjectNode user, Caller caller) {
    return user.deepCopy().put("IsRequestor", caller.is(Json.required(user, "Id")));
  }

  private Answer list(Call call) {
    rights.require(call.caller(), "UserView");
    List<ObjectNode> found =
        state.users.sortedBy("Username").stream()
            .filter(Filters.ids(call).and(text(call)).and(kind(call)))
            .map(user -> shown(user, call.caller()))
            .toList();
    return Answer.ok(Pages.page(call, "User", "/api/users", TEMPLATE, found));
  }

  private static Predicate<ObjectNode> text(Call call) {
    Optional<String> filter = call.queried("filter");
    return user ->
        filter.isEmpty()
            || Filters.contains(user, "Username", filter.get())
            || Filters.contains(user, "DisplayName", filter.get())
            || Filters.contains(user, "EmailAddress", filter.get());
  }

  /** The filters that old servers do not know and therefore pass over. */
  private Predicate<ObjectNode> kind(Call call) {
    if (!parts.version().searchesFinely()) {
      return user -> true;
    }
    Optional<Boolean> active = call.queriedFlag("isActive");
    Optional<Boolean> service = call.queriedFlag("isServiceAccount");
    Optional<List<String>> type = call.queriedList("serviceAccountType");
    return user ->
        active.filter(it -> it != Json.flag(user, "IsActive")).isEmpty()
            && service.filter(it -> it != Json.flag(user, "IsService")).isEmpty()
            && Filters.within(type, "ServiceAccountType").test(user);
  }

  private Answer all(Call call) {
    rights.require(call.caller(), "UserView");
    return Answer.ok(
        Json.array(
            state.users.sortedBy("Username").stream()
                .map(user -> shown(user, call.caller()))
                .toList()));
  }

  private Answer me(Call call) {
    return Answer.ok(shown(state.users.get(call.caller().userId()), call.caller()));
  }

  private Answer get(Call call) {
    if (!call.caller().is(call.parameter("id"))) {
      rights.require(call.caller(), parts.version().permissionToReadOthers());
    }
    return Answer.ok(shown(state.users.get(call.parameter("id")), call.caller()));
  }

  private Answer create(Call call) {
    rights.require(call.caller(), "UserEdit");
    ObjectNode body = call.body();
    List<String> faults = new ArrayList<>();
    checkNames(body, null, faults);
    checkPassword(body, Json.flag(body, "IsService"), faults);
    refuseIfAny(faults);
    boolean service = Json.flag(body, "IsService");
    ObjectNode user =
        resources.addUser(
            Json.required(body, "Username"),
            Json.required(body, "DisplayName"),
            Json.text(body, "EmailAddress").orElse(null),
            service,
            Json.text(body, "ServiceAccountType").orElse("Standard"));
    // IsActive of the body is passed over: a new user is active.
    user.set("Identities", identities(body));
    Json.text(body, "Password").ifPresent(it -> state.password(Json.required(user, "Id"), it));
    record(call, "Created", user, " was created");
    return Answer.created(shown(user, call.caller()));
  }

  private Answer modify(Call call) {
    ObjectNode user = state.users.get(call.parameter("id"));
    String id = Json.required(user, "Id");
    ObjectNode body = call.body();
    boolean own = call.caller().is(id);
    boolean editor = rights.has(call.caller().userId(), "UserEdit");
    boolean beyondProfile =
        !Json.text(body, "Username").equals(Json.text(user, "Username"))
            || Json.flag(body, "IsActive") != Json.flag(user, "IsActive");
    if (!own || (beyondProfile && !editor)) {
      rights.require(call.caller(), "UserEdit");
      rights.requireAtLeast(call.caller(), id);
    }
    List<String> faults = new ArrayList<>();
    if (!body.path("IsActive").isBoolean()) {
      faults.add("IsActive is required.");
    }
    if (Json.text(body, "Id").isEmpty()) {
      faults.add("Id is required.");
    }
    checkNames(body, id, faults);
    checkPassword(body, Json.flag(user, "IsService"), faults);
    refuseIfAny(faults);
    // The whole resource is replaced: what the body leaves out is gone, but for the password.
    user.put("Username", Json.required(body, "Username"));
    user.put("DisplayName", Json.required(body, "DisplayName"));
    user.put("EmailAddress", Json.text(body, "EmailAddress").orElse(null));
    user.put("IsActive", Json.flag(body, "IsActive"));
    user.set("Identities", identities(body));
    resources.touch(call, user);
    Json.text(body, "Password")
        .ifPresent(it -> {
          state.password(id, it);
          state.endSessionsOf(id);
        });
    record(call, "Modified", user, " was modified");
    return Answer.ok(shown(user, call.caller()));
  }

  private Answer delete(Call call) {
    rights.require(call.caller(), "UserEdit");
    ObjectNode user = state.users.get(call.parameter("id"));
    rights.requireAtLeast(call.caller(), Json.required(user, "Id"));
    record(call, "Deleted", user, " was deleted");
    state.removeUser(Json.required(user, "Id"));
    return Answer.deleted(parts.version());
  }

  private Answer teams(Call call) {
    ObjectNode user = readable(call);
    return Answer.ok(teamsOf(call, user));
  }

  /** Only for oneself, as the vendor's description of 2021 says. */
  private Answer spaces(Call call) {
    ObjectNode user = state.users.get(call.parameter("id"));
    if (!call.caller().is(Json.required(user, "Id"))) {
      throw Refusal.forbiddenByDesign();
    }
    return Answer.ok(Json.array(state.spaces.sortedBy("Name")));
  }

  private Answer permissions(Call call) {
    ObjectNode user = readable(call);
    String id = Json.required(user, "Id");
    ObjectNode set = parts.templates().fill("permission-set", Json.object().put("id", id));
    set.set("SystemPermissions", Json.texts(rights.systemPermissions(id)));
    ObjectNode inSpaces = set.putObject("SpacePermissions");
    for (Map.Entry<String, Set<String>> granted : rights.spacePermissions(id).entrySet()) {
      ArrayNode scopes = inSpaces.putArray(granted.getKey());
      for (String spaceId : granted.getValue()) {
        ObjectNode scope = scopes.addObject().put("SpaceId", spaceId);
        scope.putArray("RestrictedToProjectIds");
        scope.putArray("RestrictedToEnvironmentIds");
        scope.putArray("RestrictedToTenantIds");
        scope.putArray("RestrictedToProjectGroupIds");
      }
    }
    set.set("Teams", teamsOf(call, user));
    return Answer.ok(set);
  }

  private Answer revokeSessions(Call call) {
    ObjectNode user = state.users.get(call.parameter("id"));
    String id = Json.required(user, "Id");
    if (!call.caller().is(id)) {
      rights.require(call.caller(), "UserEdit");
    }
    state.endSessionsOf(id);
    record(call, "Modified", user, " had all sessions revoked");
    return Answer.ok(Json.object());
  }

  /** Old servers tell rights only to the user; the permission test page of today needs more. */
  private ObjectNode readable(Call call) {
    ObjectNode user = state.users.get(call.parameter("id"));
    if (!call.caller().is(Json.required(user, "Id"))) {
      if (parts.version() == OctopusVersion.OLD) {
        throw Refusal.forbiddenByDesign();
      }
      rights.require(call.caller(), "UserView");
    }
    return user;
  }

  private ArrayNode teamsOf(Call call, ObjectNode user) {
    ArrayNode teams = Json.array();
    for (ObjectNode team : rights.teamsOf(Json.required(user, "Id"))) {
      if (Filters.scope(call).test(team)) {
        ObjectNode shown = teams.addObject();
        shown.put("Id", Json.required(team, "Id"));
        shown.put("Name", Json.required(team, "Name"));
        shown.put("SpaceId", Json.text(team, "SpaceId").orElse(null));
        shown.put("IsDirectlyAssigned", true);
        shown.putArray("ExternalSecurityGroups");
      }
    }
    return teams;
  }

  private void checkNames(ObjectNode body, @Nullable String ownId, List<String> faults) {
    String username = Json.text(body, "Username").orElse("");
    String displayName = Json.text(body, "DisplayName").orElse("");
    if (username.isBlank() || username.length() > 64) {
      faults.add("Username is required and has at most 64 characters.");
    }
    if (displayName.isBlank() || displayName.length() > 64) {
      faults.add("DisplayName is required and has at most 64 characters.");
    }
    if (Json.text(body, "EmailAddress").orElse("").length() > 256) {
      faults.add("EmailAddress has at most 256 characters.");
    }
    boolean taken =
        state.users.all().stream()
            .filter(user -> !Json.required(user, "Id").equals(ownId))
            .anyMatch(user -> Json.required(user, "Username").equalsIgnoreCase(username));
    if (taken) {
      faults.add("A user with this username already exists.");
    }
  }

  private static void checkPassword(ObjectNode body, boolean service, List<String> faults) {
    Optional<String> password = Json.text(body, "Password");
    if (service && password.isPresent()) {
      faults.add("Passwords cannot be set for service user accounts.");
    } else if (password.isPresent() && !strong(password.get())) {
      faults.add("The password was too weak.");
    }
  }

  /** The documented rule: eight characters and three of seven further qualities. */
  private static boolean strong(String password) {
    int qualities = 0;
    for (boolean quality :
        List.of(
            password.length() >= 12,
            password.length() >= 16,
            password.chars().anyMatch(Character::isDigit),
            password.chars().anyMatch(Character::isWhitespace),
            password.chars().anyMatch(Character::isUpperCase),
            password.chars().anyMatch(Character::isLowerCase),
            password.chars().anyMatch(it -> !Character.isLetterOrDigit(it) && it != ' '))) {
      qualities += quality ? 1 : 0;
    }
    return password.length() >= 8 && qualities >= 3;
  }

  private static ArrayNode identities(ObjectNode body) {
    return body.path("Identities") instanceof ArrayNode given ? given.deepCopy() : Json.array();
  }

  private static void refuseIfAny(List<String> faults) {
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults.toArray(String[]::new));
    }
  }

  private void record(Call call, String category, ObjectNode user, String what) {
    EventMessage message =
        new EventMessage()
            .say("User ")
            .name(Json.required(user, "DisplayName"), Json.required(user, "Id"))
            .say(what);
    parts.journal().record(call, category, "Users", message);
  }
}
