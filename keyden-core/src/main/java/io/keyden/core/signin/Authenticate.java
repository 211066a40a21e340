package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Origin;
import io.keyden.core.problem.Rejection;

/** Finds out who is asking. It never writes to a store. */
public final class Authenticate {
  private final AuthenticateKey keys;

  /** Takes a way for each kind of credential. */
  public Authenticate(AuthenticateKey keys) {
    this.keys = keys;
  }

  /** Who presents {@code credential} from {@code origin}. */
  public Authentication authenticate(Credential credential, Origin origin) {
    return switch (credential) {
      case Credential.Key key -> keys.authenticate(key.presented(), origin);
      case Credential.Token token -> Authentication.Rejected.of(Rejection.BAD_TOKEN);
      case Credential.SessionCookie cookie -> Authentication.Rejected.of(Rejection.BAD_SESSION);
      case Credential.None none -> new Authentication.Authenticated(Caller.anonymous(origin));
    };
  }
}
