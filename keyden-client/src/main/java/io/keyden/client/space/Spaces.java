package io.keyden.client.space;

import io.keyden.client.internal.Api;
import io.keyden.client.internal.Document;
import io.keyden.client.internal.Template;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The spaces of a server that the caller may see. */
public final class Spaces {
  private final Api api;

  /** Called by the client. */
  public Spaces(Api api) {
    this.api = api;
  }

  /** All of them, by name, page by page. */
  public Stream<Space> list() {
    return api.pages(spaces().path(), Spaces::read);
  }

  /**
   * The space with that id.
   *
   * @throws NotFoundException if there is none
   */
  public Space get(String id) {
    return read(api.get(spaces().item(id)));
  }

  /** The space with that name, whatever the case of its letters; empty if there is none. */
  public Optional<Space> find(String name) {
    return api.pages(spaces().expand(Map.of("partialName", name)), Spaces::read)
        .filter(space -> space.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The space by id if it looks like one, else by name. */
  public Optional<Space> findByIdOrName(String idOrName) {
    if (idOrName.toLowerCase(Locale.ROOT).startsWith("spaces-")) {
      try {
        return Optional.of(get(idOrName));
      } catch (NotFoundException e) {
        // Then it is a name that begins so.
      }
    }
    return find(idOrName);
  }

  /** Makes a space that {@code managers} manage; one has to. */
  public Space create(String name, String description, List<User> managers) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Name", name);
    body.put("Description", description);
    body.put("SpaceManagersTeams", List.of());
    body.put("SpaceManagersTeamMembers", managers.stream().map(User::id).toList());
    body.put("IsDefault", false);
    body.put("TaskQueueStopped", false);
    return read(api.post(spaces().path(), body));
  }

  /** Stops the space's task queue, which a server asks for before, and deletes it. */
  public void delete(Space space) {
    String self = api.self(space.links(), "a space");
    Document current = api.get(self);
    if (!current.flag("TaskQueueStopped").orElse(false)) {
      api.replace(self, current, Map.of("TaskQueueStopped", true));
    }
    api.delete(self);
  }

  private Template spaces() {
    return api.link("Spaces", "/api/spaces{/id}{?skip,take,ids,partialName}");
  }

  private static Space read(Document space) {
    return new Space(
        space.id(),
        space.text("Name").orElse(""),
        space.text("Description").orElse(""),
        space.flag("IsDefault").orElse(false),
        space.flag("TaskQueueStopped").orElse(false),
        space.texts("SpaceManagersTeams"),
        space.texts("SpaceManagersTeamMembers"),
        space.links());
  }
}
