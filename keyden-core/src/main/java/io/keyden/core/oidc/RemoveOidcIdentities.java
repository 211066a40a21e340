package io.keyden.core.oidc;

import io.keyden.core.audit.Actor;
import io.keyden.core.user.User;
import io.keyden.core.user.UserRemoval;

/** Removes the OIDC identities of an account that is being deleted. */
public final class RemoveOidcIdentities implements UserRemoval {
  private final OidcIdentityStore identities;

  /** Takes what it works with. */
  public RemoveOidcIdentities(OidcIdentityStore identities) {
    this.identities = identities;
  }

  @Override
  public void remove(Actor actor, User user) {
    identities.deleteAllOf(user.id());
  }
}
