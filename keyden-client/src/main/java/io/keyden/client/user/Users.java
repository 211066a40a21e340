package io.keyden.client.user;

import io.keyden.client.internal.Api;
import io.keyden.client.internal.Document;
import io.keyden.client.internal.Template;
import io.keyden.client.problem.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The accounts of a server, people and service accounts alike. */
public final class Users {
  private final Api api;

  /** Called by the client. */
  public Users(Api api) {
    this.api = api;
  }

  /** The account that the client signs in with. */
  public User me() {
    return read(api.get(api.link("CurrentUser", "/api/users/me").path()));
  }

  /**
   * The account with that id.
   *
   * @throws NotFoundException if there is none
   */
  public User get(String id) {
    return read(api.get(users().item(id)));
  }

  /** The account with that user name, whatever the case of its letters; empty if there is none. */
  public Optional<User> find(String username) {
    return list(UserFilter.ALL.containing(username))
        .filter(user -> user.username().equalsIgnoreCase(username))
        .findFirst();
  }

  /** All accounts, by user name, page by page. */
  public Stream<User> list() {
    return list(UserFilter.ALL);
  }

  /** The accounts that the filter accepts, by user name, page by page. */
  public Stream<User> list(UserFilter filter) {
    Map<String, String> parameters = new LinkedHashMap<>();
    filter.text().ifPresent(text -> parameters.put("filter", text));
    filter.active().ifPresent(active -> parameters.put("isActive", active.toString()));
    filter.service().ifPresent(service -> parameters.put("isServiceAccount", service.toString()));
    // Older servers do not know the last two, hence the second look.
    return api.pages(users().expand(parameters), Users::read).filter(filter::accepts);
  }

  /** Makes an account for a person. */
  public User create(NewUser user) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Username", user.username());
    body.put("DisplayName", user.displayName());
    user.email().ifPresent(address -> body.put("EmailAddress", address));
    user.cleartextPassword().ifPresent(password -> body.put("Password", password));
    body.put("IsActive", true);
    body.put("IsService", false);
    return create(body);
  }

  User create(Map<String, Object> body) {
    return read(api.post(users().path(), body));
  }

  /** Gives the account another name for people. */
  public User rename(User user, String displayName) {
    return change(user, Map.of("DisplayName", displayName));
  }

  /**
   * Lets the account do things again, or stops it: then its keys and sessions are refused, and
   * kept.
   */
  public User setActive(User user, boolean active) {
    return change(user, Map.of("IsActive", active));
  }

  /** Gives a person another password, which ends the sessions. */
  public User setPassword(User user, String password) {
    return change(user, Map.of("Password", password));
  }

  private User change(User user, Map<String, Object> members) {
    String self = api.self(user.links(), "an account");
    return read(api.replace(self, api.get(self), members));
  }

  /** Deletes the account with its keys. */
  public void delete(User user) {
    api.delete(api.self(user.links(), "an account"));
  }

  /** Ends all sessions of the account; its keys go on. */
  public void revokeSessions(User user) {
    String path =
        user.links()
            .getOrDefault(
                "RevokeSessions", api.self(user.links(), "an account") + "/revoke-sessions");
    api.put(Template.of(path).path());
  }

  /**
   * The names of the teams that the account is in, by their ids. Octopus servers tell everyone the
   * own teams; the older ones tell nobody the teams of others.
   */
  public Map<String, String> teams(User user) {
    String path =
        user.links().getOrDefault("Teams", api.self(user.links(), "an account") + "/teams");
    List<Document> teams =
        api.list(Template.of(path).expand(Map.of("includeSystem", "true", "spaces", "all")));
    Map<String, String> names = new LinkedHashMap<>();
    teams.forEach(team -> names.put(team.id(), team.text("Name").orElse(team.id())));
    return names;
  }

  /** The account by id if it looks like one, else by user name. */
  public Optional<User> findByIdOrName(String idOrName) {
    if (idOrName.toLowerCase(Locale.ROOT).startsWith("users-")) {
      try {
        return Optional.of(get(idOrName));
      } catch (NotFoundException e) {
        // Then it is a name that begins so.
      }
    }
    return find(idOrName);
  }

  private Template users() {
    return api.link("Users", "/api/users{/id}{?skip,take,ids,filter}");
  }

  static User read(Document user) {
    return new User(
        user.id(),
        user.text("Username").orElse(""),
        user.text("DisplayName").orElse(""),
        user.text("EmailAddress").filter(address -> !address.isEmpty()),
        user.flag("IsActive").orElse(true),
        user.flag("IsService").orElse(false),
        user.instant("Created"),
        user.links());
  }
}
