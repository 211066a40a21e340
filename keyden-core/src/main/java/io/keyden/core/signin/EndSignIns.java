package io.keyden.core.signin;

import io.keyden.core.audit.Actor;
import io.keyden.core.id.UserId;
import io.keyden.core.user.SignIns;
import io.keyden.core.user.User;
import io.keyden.core.user.UserRemoval;

/** Ends all sessions and access tokens of an account. */
public final class EndSignIns implements SignIns, UserRemoval {
  private final SessionStore sessions;
  private final AccessTokenStore tokens;

  /** Takes what it works with. */
  public EndSignIns(SessionStore sessions, AccessTokenStore tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @Override
  public void endAllOf(UserId user) {
    sessions.deleteAllOf(user);
    tokens.deleteAllOf(user);
  }

  @Override
  public void remove(Actor actor, User user) {
    endAllOf(user.id());
  }
}
