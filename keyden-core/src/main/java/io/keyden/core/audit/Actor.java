package io.keyden.core.audit;

import io.keyden.core.id.ApiKeyId;
import java.util.Optional;

/**
 * Who did something, as the record keeps it: names as they were at that moment.
 *
 * @param userId {@code Users-1}, {@code users-system} for the server itself, empty for nobody known
 * @param username the name, or what was tried as one
 * @param service whether it is a service account
 * @param identityEstablishedWith how the caller proved who it is, in words: {@code API key 'Build'
 *     created …}
 * @param apiKeyId the key that was used, if one was
 * @param apiKeyHint the first characters of that key, or empty
 * @param origin where from
 */
public record Actor(
    String userId,
    String username,
    boolean service,
    String identityEstablishedWith,
    Optional<ApiKeyId> apiKeyId,
    String apiKeyHint,
    Origin origin) {

  /** The id under which the server itself acts. Source: the vendor's background events. */
  public static final String SYSTEM_ID = "users-system";

  /** How a session proves who somebody is, in words. */
  public static final String BY_SESSION = "Session cookie";

  /** How an access token that was made without a key proves who somebody is, in words. */
  public static final String BY_TOKEN = "Access token";

  /** The server itself. */
  public static final Actor SYSTEM =
      new Actor(SYSTEM_ID, "system", false, "", Optional.empty(), "", Origin.SERVER);

  /** Somebody who has not proved who they are; {@code username} is what they said, or empty. */
  public static Actor unknown(String username, Origin origin) {
    return new Actor("", username, false, "", Optional.empty(), "", origin);
  }
}
