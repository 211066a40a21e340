package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Origin;

/** Finds out who is asking. It never writes to a store. */
public final class Authenticate {
  private final AuthenticateKey keys;
  private final AuthenticateToken tokens;
  private final AuthenticateSession sessions;

  /** Takes a way for each kind of credential. */
  public Authenticate(
      AuthenticateKey keys, AuthenticateToken tokens, AuthenticateSession sessions) {
    this.keys = keys;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /** Who presents {@code credential} from {@code origin}. */
  public Authentication authenticate(Credential credential, Origin origin) {
    return switch (credential) {
      case Credential.Key key -> keys.authenticate(key.presented(), origin);
      case Credential.Token token -> tokens.authenticate(token.presented(), origin);
      case Credential.SessionCookie cookie -> sessions.authenticate(cookie.presented(), origin);
      case Credential.None none -> new Authentication.Authenticated(Caller.anonymous(origin));
    };
  }
}
