package io.keyden.cli.rotation;

import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.KeySecret;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What to rotate, and how.
 *
 * @param client acts; with a credential that may make and revoke keys of the owner
 * @param owner whose key it is
 * @param own whether the client signs in as the owner
 * @param old the key to be replaced
 * @param oldSecret its secret, where it is known
 * @param expiry says when the successor shall end
 * @param deliveries where the successor has to get, in this order
 * @param overlap how long the old key goes on afterwards
 */
public record RotationRequest(
    KeydenClient client,
    User owner,
    boolean own,
    ApiKey old,
    Optional<KeySecret> oldSecret,
    UnaryOperator<NewApiKey> expiry,
    List<Delivery> deliveries,
    Duration overlap) {
  /** Copies the list. */
  public RotationRequest {
    deliveries = List.copyOf(deliveries);
    if (overlap.isNegative()) {
      throw new IllegalArgumentException("an overlap cannot be negative");
    }
  }
}
