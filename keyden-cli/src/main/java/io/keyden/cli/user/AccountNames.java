package io.keyden.cli.user;

import io.keyden.client.KeydenClient;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.user.User;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The user names behind ids, each asked for once. */
public final class AccountNames {
  private final KeydenClient client;
  private final Map<String, String> known = new HashMap<>();
  private boolean listed;

  /** Asks over that client. */
  public AccountNames(KeydenClient client) {
    this.client = client;
  }

  /** The user name, or the id if the account is gone or not the caller's to see. */
  public String of(String id) {
    if (!known.containsKey(id) && !listed) {
      known.put(id, ask(id));
    }
    return known.getOrDefault(id, id);
  }

  private String ask(String id) {
    try {
      return client.users().get(id).username();
    } catch (NotFoundException e) {
      return id;
    } catch (ForbiddenException e) {
      // Older servers show their list to more people than each account in it.
      list();
      return known.getOrDefault(id, id);
    }
  }

  private void list() {
    listed = true;
    try (Stream<User> users = client.users().list()) {
      users.forEach(user -> known.put(user.id(), user.username()));
    } catch (ForbiddenException e) {
      // Then ids have to do.
    }
  }
}
