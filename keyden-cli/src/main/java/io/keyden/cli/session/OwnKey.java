package io.keyden.cli.session;

import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.KeySecret;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.user.User;
import java.util.List;

/** What the server tells of the key that signs in. */
final class OwnKey {
  private OwnKey() {}

  /** The keys of {@code owner} that it may be: one, unless others begin the same way. */
  static List<ApiKey> candidates(KeydenClient client, User owner, KeySecret secret) {
    try {
      return client.apiKeys().findBySecret(owner, secret).toList();
    } catch (ForbiddenException | NotFoundException e) {
      // Not to be seen by this account; the key works all the same.
      return List.of();
    }
  }
}
