package io.keyden.client.user;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accounts for programs: they have keys and no password, and their keys are made by who may edit
 * users.
 */
public final class ServiceAccounts {
  private final Users users;

  /** Called by the client. */
  public ServiceAccounts(Users users) {
    this.users = users;
  }

  /** All of them, by user name, page by page. */
  public Stream<User> list() {
    return users.list(UserFilter.ALL.service(true));
  }

  /** The one with that user name; empty if there is none, or if it is a person's. */
  public Optional<User> find(String username) {
    return users.find(username).filter(User::service);
  }

  /** Makes one. It can do nothing before it is in a team and has a key. */
  public User create(String username, String displayName) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Username", username);
    body.put("DisplayName", displayName);
    body.put("IsActive", true);
    body.put("IsService", true);
    return users.create(body);
  }

  /** Deletes one with its keys. */
  public void delete(User account) {
    users.delete(account);
  }
}
