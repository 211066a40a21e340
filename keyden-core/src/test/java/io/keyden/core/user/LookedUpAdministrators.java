package io.keyden.core.user;

import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.UserId;
import io.keyden.core.store.PageRequest;
import java.util.Optional;

/**
 * Looks for another administrator by adding up the rights of one active account after the other,
 * and stops at the first. It is asked only when an administrator is deleted or disabled.
 */
public final class LookedUpAdministrators implements Administrators {
  private static final UserFilter ACTIVE =
      new UserFilter(Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty());

  private final UserStore users;
  private final GrantsLookup grants;

  /** Looks among {@code users}. */
  public LookedUpAdministrators(UserStore users, GrantsLookup grants) {
    this.users = users;
    this.grants = grants;
  }

  @Override
  public boolean otherThan(UserId user) {
    return users.find(ACTIVE, PageRequest.ALL).items().stream()
        .map(User::id)
        .filter(id -> !id.equals(user))
        .anyMatch(id -> grants.of(id).everything());
  }
}
