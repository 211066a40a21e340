package io.keyden.client.team;

import io.keyden.client.internal.Api;
import io.keyden.client.internal.Document;
import io.keyden.client.internal.Template;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.user.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The teams of a server, those of the whole server and those of its spaces. */
public final class Teams {
  private static final Map<String, String> EVERYWHERE =
      Map.of("spaces", "all", "includeSystem", "true");

  private final Api api;

  /** Called by the client. */
  public Teams(Api api) {
    this.api = api;
  }

  /** All of them that the caller may see, page by page. */
  public Stream<Team> list() {
    return api.pages(teams().expand(EVERYWHERE), Teams::read);
  }

  /**
   * The team with that id.
   *
   * @throws NotFoundException if there is none
   */
  public Team get(String id) {
    return read(api.get(teams().item(id)));
  }

  /** The team with that name, whatever the case of its letters; empty if there is none. */
  public Optional<Team> find(String name) {
    Map<String, String> parameters = new LinkedHashMap<>(EVERYWHERE);
    parameters.put("partialName", name);
    return api.pages(teams().expand(parameters), Teams::read)
        .filter(team -> team.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The team by id if it looks like one, else by name. */
  public Optional<Team> findByIdOrName(String idOrName) {
    if (idOrName.toLowerCase(Locale.ROOT).startsWith("teams-")) {
      try {
        return Optional.of(get(idOrName));
      } catch (NotFoundException e) {
        // Then it is a name that begins so.
      }
    }
    return find(idOrName);
  }

  /**
   * Makes a team without members.
   *
   * @param spaceId the space it belongs to; empty for one of the whole server
   */
  public Team create(String name, String description, Optional<String> spaceId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Name", name);
    body.put("Description", description);
    body.put("MemberUserIds", List.of());
    body.put("ExternalSecurityGroups", List.of());
    body.put("SpaceId", spaceId.orElse(null));
    return read(api.post(teams().path(), body));
  }

  /** Puts an account into the team; nothing happens if it is in it. */
  public Team addMember(Team team, User user) {
    return changeMembers(
        team,
        members -> {
          if (!members.contains(user.id())) {
            members.add(user.id());
          }
        });
  }

  /** Takes an account out of the team; nothing happens if it is not in it. */
  public Team removeMember(Team team, User user) {
    return changeMembers(team, members -> members.remove(user.id()));
  }

  private Team changeMembers(Team team, Consumer<List<String>> change) {
    String self = api.self(team.links(), "a team");
    Document current = api.get(self);
    List<String> members = new ArrayList<>(current.texts("MemberUserIds"));
    List<String> before = List.copyOf(members);
    change.accept(members);
    return members.equals(before)
        ? read(current)
        : read(api.replace(self, current, Map.of("MemberUserIds", members)));
  }

  /** Deletes the team. */
  public void delete(Team team) {
    api.delete(api.self(team.links(), "a team"));
  }

  private Template teams() {
    return api.link("Teams", "/api/teams{/id}{?skip,take,ids,partialName,spaces,includeSystem}");
  }

  private static Team read(Document team) {
    return new Team(
        team.id(),
        team.text("Name").orElse(""),
        team.text("Description").orElse(""),
        team.text("SpaceId").filter(id -> !id.isEmpty()),
        team.texts("MemberUserIds"),
        team.flag("CanBeDeleted").orElse(true),
        team.links());
  }
}
