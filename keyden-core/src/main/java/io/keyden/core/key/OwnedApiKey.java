package io.keyden.core.key;

import java.util.function.UnaryOperator;

/**
 * A key with what a list of everybody's keys shows of its owner.
 *
 * @param key the key
 * @param username the owner's user name
 * @param displayName the owner's name for people
 * @param service whether the owner is a service account
 * @param active whether the owner's account may be used
 */
public record OwnedApiKey(
    ApiKey key, String username, String displayName, boolean service, boolean active) {

  /** The same owner's key, turned into something newer. */
  OwnedApiKey with(UnaryOperator<ApiKey> turn) {
    return new OwnedApiKey(turn.apply(key), username, displayName, service, active);
  }
}
