package io.keyden.http.key;

import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.CreatedApiKey;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.OwnedApiKey;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.wire.Links;
import io.keyden.wire.key.ApiKeyCreatedResource;
import io.keyden.wire.key.ApiKeyResource;
import io.keyden.wire.key.KeyValueResource;
import io.keyden.wire.key.OwnedApiKeyResource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Keys as the wire shows them. */
final class ApiKeyResources {
  private ApiKeyResources() {}

  /** A new key, the one time that it is shown. */
  @RevealsSecret(because = "this answer is the one that shows a new key")
  static ApiKeyCreatedResource of(CreatedApiKey created) {
    var key = created.key();
    return new ApiKeyCreatedResource(
        key.id().value(),
        key.purpose().text(),
        key.owner().value(),
        created.secret().reveal(),
        key.created(),
        key.expires().orElse(null),
        actorType(key.actorType()),
        true,
        lastUse(key).orElse(null),
        links(key));
  }

  /** A key as its owner sees it. */
  static ApiKeyResource of(ApiKey key) {
    return new ApiKeyResource(
        key.id().value(),
        key.purpose().text(),
        key.owner().value(),
        KeyValueResource.hint(key.hint().text()),
        key.created(),
        key.expires().orElse(null),
        "FullAccess",
        actorType(key.actorType()),
        true,
        lastUse(key).orElse(null),
        links(key));
  }

  /** A key in the list of everybody's keys. */
  static OwnedApiKeyResource of(OwnedApiKey owned) {
    var key = of(owned.key());
    return new OwnedApiKeyResource(
        key.id(),
        key.purpose(),
        key.userId(),
        key.apiKey(),
        key.created(),
        key.expires(),
        key.accessLevel(),
        key.actorType(),
        key.isLastUsedTimestampKnown(),
        key.lastUsedTimeStamp(),
        owned.username(),
        owned.displayName(),
        owned.service(),
        owned.active(),
        key.links());
  }

  private static String actorType(ActorType type) {
    return switch (type) {
      case USER -> "User";
      case AI_AGENT -> "AiAgent";
    };
  }

  private static Optional<Instant> lastUse(ApiKey key) {
    return switch (key.lastUse()) {
      case LastUse.Never never -> Optional.empty();
      case LastUse.At at -> Optional.of(at.instant());
    };
  }

  private static Map<String, String> links(ApiKey key) {
    return Links.self("/api/users/" + key.owner() + "/apikeys/" + key.id()).build();
  }
}
