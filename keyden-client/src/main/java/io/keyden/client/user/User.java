package io.keyden.client.user;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A person or a service account.
 *
 * @param id such as {@code Users-1}
 * @param username by which the account signs in
 * @param displayName the name for people
 * @param emailAddress where it is known
 * @param active whether it may do anything: the keys of one that is not are refused
 * @param service whether it is a service account
 * @param created when it was made; an Octopus server before 2022 does not say
 * @param links where the server keeps what belongs to it
 */
public record User(
    String id,
    String username,
    String displayName,
    Optional<String> emailAddress,
    boolean active,
    boolean service,
    Optional<Instant> created,
    Map<String, String> links) {
  /** Copies the links. */
  public User {
    links = Map.copyOf(links);
  }
}
