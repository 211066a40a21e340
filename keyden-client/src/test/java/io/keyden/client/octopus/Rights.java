package io.keyden.client.octopus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** What a user may do: the permissions of the roles that the user's teams hold. */
final class Rights {
  static final String EVERYONE = "teams-everyone";

  private final State state;

  Rights(State state) {
    this.state = state;
  }

  /** Refuses with 403 and the permission's name unless the caller has it, in any scope. */
  void require(Caller caller, String permission) {
    if (!has(caller.userId(), permission)) {
      throw Refusal.missing(permission, teamsWith(permission));
    }
  }

  /** Refuses with 403 if the other user may do something that the caller may not. */
  void requireAtLeast(Caller caller, String otherUserId) {
    Set<String> own = systemPermissions(caller.userId());
    Optional<String> more =
        systemPermissions(otherUserId).stream().filter(it -> !own.contains(it)).findFirst();
    if (more.isPresent()) {
      throw Refusal.missing(more.get(), teamsWith(more.get()));
    }
  }

  boolean has(String userId, String permission) {
    return systemPermissions(userId).contains(permission)
        || spacePermissions(userId).containsKey(permission);
  }

  /** The teams of a user, the team of everyone among them. */
  List<ObjectNode> teamsOf(String userId) {
    return state.teams.sortedBy("Name").stream()
        .filter(team ->
            Json.required(team, "Id").equals(EVERYONE)
                || Json.textsOf(team, "MemberUserIds").contains(userId))
        .toList();
  }

  Set<String> systemPermissions(String userId) {
    Set<String> permissions = new TreeSet<>();
    for (ObjectNode grant : grantsOf(userId)) {
      if (Json.text(grant, "SpaceId").isEmpty()) {
        permissions.addAll(granted(grant, "GrantedSystemPermissions"));
      }
    }
    return permissions;
  }

  /** Permissions that hold in spaces, each with the ids of those spaces. */
  Map<String, Set<String>> spacePermissions(String userId) {
    Map<String, Set<String>> permissions = new TreeMap<>();
    for (ObjectNode grant : grantsOf(userId)) {
      Json.text(grant, "SpaceId")
          .ifPresent(spaceId ->
              granted(grant, "GrantedSpacePermissions")
                  .forEach(
                      it -> permissions.computeIfAbsent(it, p -> new TreeSet<>()).add(spaceId)));
    }
    return permissions;
  }

  private List<ObjectNode> grantsOf(String userId) {
    List<String> teamIds = teamsOf(userId).stream().map(team -> Json.required(team, "Id")).toList();
    return state.scopedRoles.all().stream()
        .filter(grant -> teamIds.contains(Json.required(grant, "TeamId")))
        .toList();
  }

  private List<String> granted(ObjectNode grant, String kind) {
    return state
        .roles
        .find(Json.required(grant, "UserRoleId"))
        .map(role -> Json.textsOf(role, kind))
        .orElse(List.of());
  }

  private List<String> teamsWith(String permission) {
    List<String> names = new ArrayList<>();
    for (ObjectNode grant : state.scopedRoles.all()) {
      boolean gives =
          granted(grant, "GrantedSystemPermissions").contains(permission)
              || granted(grant, "GrantedSpacePermissions").contains(permission);
      if (gives) {
        state
            .teams
            .find(Json.required(grant, "TeamId"))
            .ifPresent(team -> names.add(Json.required(team, "Name")));
      }
    }
    return names;
  }
}
