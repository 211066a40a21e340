package io.keyden.core.key;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.user.User;
import io.keyden.core.user.UserRemoval;

/** Revokes all keys of an account that is being deleted, each with an event of its own. */
public final class RemoveKeys implements UserRemoval {
  private final ApiKeyStore keys;
  private final Audit audit;

  /** Takes what it works with. */
  public RemoveKeys(ApiKeyStore keys, Audit audit) {
    this.keys = keys;
    this.audit = audit;
  }

  @Override
  public void remove(Actor actor, User user) {
    keys.deleteAllOf(user.id())
        .forEach(key -> audit.record(actor, RevokeApiKey.revoked(key, user)));
  }
}
