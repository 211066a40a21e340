package io.keyden.core.user;

import io.keyden.core.access.Principal;
import io.keyden.core.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person or a service account, without the password.
 *
 * <p>Names and address are kept exactly as given: Terraform fails on any difference.
 *
 * @param id which
 * @param username the name to sign in with, unique without regard to case
 * @param displayName the name for people
 * @param emailAddress the mail address, if there is one
 * @param active whether the account may be used at all
 * @param service whether it is a service account: no password, no sign-in
 * @param identities how external providers know it
 * @param externalId a stable id that outside systems may refer to
 * @param created when it was made
 */
public record User(
    UserId id,
    String username,
    String displayName,
    Optional<String> emailAddress,
    boolean active,
    boolean service,
    List<Identity> identities,
    UUID externalId,
    Instant created) {
  public User {
    identities = List.copyOf(identities);
  }

  /** The user as somebody who acts. */
  public Principal principal() {
    return service
        ? new Principal.ServiceAccount(id, username, displayName)
        : new Principal.Person(id, username, displayName);
  }
}
