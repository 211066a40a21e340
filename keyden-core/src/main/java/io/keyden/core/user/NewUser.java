package io.keyden.core.user;

import io.keyden.core.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for who makes an account; not checked yet.
 *
 * @param username the name to sign in with
 * @param displayName the name for people
 * @param emailAddress the mail address, if there is one
 * @param active whether the account may be used at all
 * @param service whether it is a service account
 * @param identities how external providers know it
 * @param password the password, if there is one
 */
public record NewUser(
    String username,
    String displayName,
    Optional<String> emailAddress,
    boolean active,
    boolean service,
    List<Identity> identities,
    Optional<Secret> password) {
  public NewUser {
    identities = List.copyOf(identities);
  }
}
