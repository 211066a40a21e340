package io.keyden.core.key;

import io.keyden.core.audit.Message;
import io.keyden.core.user.User;

/** How the record speaks of a key. */
final class KeyNames {
  private KeyNames() {}

  /** {@code User API key Build (API-ABC•••••••) for Ada}, to be gone on with. */
  static Message.Builder message(ApiKey key, User owner) {
    var noun =
        switch (key.actorType()) {
          case USER -> "User API key ";
          case AI_AGENT -> "AI Agent API key ";
        };
    return Message.of(noun)
        .name(key.id().value(), key.purpose().text() + " (" + key.hint().withBullets() + ")")
        .text(" for ")
        .name(owner.id().value(), owner.displayName());
  }
}
