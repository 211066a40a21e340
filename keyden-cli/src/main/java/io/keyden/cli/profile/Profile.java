package io.keyden.cli.profile;

import java.util.Optional;

/**
 * A server that one works with under a short name.
 *
 * @param server where it answers
 * @param space the space to work in, by name or id
 * @param secretCommand a command that prints the API key or access token, such as one of a password
 *     store or of the desktop's keyring
 */
public record Profile(
    ServerAddress server, Optional<String> space, Optional<String> secretCommand) {
  /** A server, and nothing else. */
  public static Profile of(ServerAddress server) {
    return new Profile(server, Optional.empty(), Optional.empty());
  }
}
