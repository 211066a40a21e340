package io.keyden.cli.session;

import io.keyden.cli.connection.ClientOptions;
import io.keyden.cli.connection.Connection;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.profile.Sourced;
import io.keyden.client.KeydenClient;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.user.User;

/** Keys that {@code keyden login} made. */
final class MadeKeys {
  private MadeKeys() {}

  /**
   * Revokes one, signed in with the key itself, which every server allows. Nothing happens if it is
   * gone.
   *
   * @param id of the key
   * @throws KeydenException if it may still be there
   */
  static void revoke(
      ServerAddress server, ClientOptions options, Credential.ApiKey key, String id) {
    ConnectionSettings settings = ConnectionSettings.of(new Sourced<>(server, "profile"));
    try (Connection open = Connection.open(settings, options, key)) {
      KeydenClient client = open.client();
      User me = client.users().me();
      client.apiKeys().find(me, id).ifPresent(client.apiKeys()::revoke);
    }
  }
}
