package io.keyden.client.role;

import io.keyden.client.internal.Api;
import io.keyden.client.internal.Document;
import io.keyden.client.internal.Template;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.team.Team;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The roles of a server, and which team has which of them where. */
public final class UserRoles {
  private final Api api;

  /** Called by the client. */
  public UserRoles(Api api) {
    this.api = api;
  }

  /** All roles, page by page. */
  public Stream<UserRole> list() {
    return api.pages(roles().path(), UserRoles::read);
  }

  /**
   * The role with that id.
   *
   * @throws NotFoundException if there is none
   */
  public UserRole get(String id) {
    return read(api.get(roles().item(id)));
  }

  /** The role with that name, whatever the case of its letters; empty if there is none. */
  public Optional<UserRole> find(String name) {
    return api.pages(roles().expand(Map.of("partialName", name)), UserRoles::read)
        .filter(role -> role.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The roles that a team has, page by page. */
  public Stream<Assignment> assignments(Team team) {
    String path =
        team.links()
            .getOrDefault("ScopedUserRoles", api.self(team.links(), "a team") + "/scopeduserroles");
    return api.pages(
        Template.of(path).expand(Map.of("spaces", "all", "includeSystem", "true")),
        UserRoles::assignment);
  }

  /**
   * Gives a role to a team.
   *
   * @param spaceId in which space; empty for the whole server
   */
  public Assignment assign(UserRole role, Team team, Optional<String> spaceId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("TeamId", team.id());
    body.put("UserRoleId", role.id());
    body.put("SpaceId", spaceId.orElse(null));
    return assignment(
        api.post(api.link("ScopedUserRoles", "/api/scopeduserroles{/id}").path(), body));
  }

  /** Takes a role from a team. */
  public void remove(Assignment assignment) {
    api.delete(api.self(assignment.links(), "a role of a team"));
  }

  private Template roles() {
    return api.link("UserRoles", "/api/userroles{/id}{?skip,take,ids,partialName}");
  }

  private static UserRole read(Document role) {
    return new UserRole(
        role.id(),
        role.text("Name").orElse(""),
        role.text("Description").orElse(""),
        role.texts("GrantedSpacePermissions"),
        role.texts("GrantedSystemPermissions"),
        role.links());
  }

  private static Assignment assignment(Document scoped) {
    return new Assignment(
        scoped.id(),
        scoped.text("TeamId").orElse(""),
        scoped.text("UserRoleId").orElse(""),
        scoped.text("SpaceId").filter(id -> !id.isEmpty()),
        scoped.links());
  }
}
