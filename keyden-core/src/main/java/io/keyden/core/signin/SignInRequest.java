package io.keyden.core.signin;

import io.keyden.core.secret.Secret;

/**
 * What somebody enters to sign in.
 *
 * @param username a user name or a mail address; may be empty
 * @param password the password; may be empty
 * @param rememberMe whether the session should outlive the browser
 */
public record SignInRequest(String username, Secret password, boolean rememberMe) {
  /** Leaves the name out as well: people type passwords there. */
  @Override
  public String toString() {
    return "SignInRequest[redacted]";
  }
}
