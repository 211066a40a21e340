package io.keyden.core.audit;

import java.util.Arrays;
import java.util.Optional;

/** In which way something was done: what stood between whoever did it and the server. */
public enum EventAgent {
  /** The server did it by itself. Source: the vendor's id for background events. */
  SERVER("Server", "Server"),
  /** An API key, or a token or session made with one. */
  API_KEY("ApiKey", "API key"),
  /** An access token that was not made with a key. */
  ACCESS_TOKEN("AccessToken", "Access token"),
  /** A session, hence the portal. */
  SESSION("Portal", "Portal"),
  /** Nobody had proved who they are. */
  ANONYMOUS("Anonymous", "Not signed in");

  private final String id;
  private final String title;

  EventAgent(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The wire's id, {@code ApiKey}. */
  public String id() {
    return id;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The agent with this id, in any case. */
  public static Optional<EventAgent> withId(String id) {
    return Arrays.stream(values()).filter(agent -> agent.id.equalsIgnoreCase(id)).findFirst();
  }

  /** The way in which {@code actor} did something. */
  public static EventAgent of(Actor actor) {
    if (actor.userId().equals(Actor.SYSTEM_ID)) {
      return SERVER;
    }
    if (actor.apiKeyId().isPresent()) {
      return API_KEY;
    }
    return switch (actor.identityEstablishedWith()) {
      case Actor.BY_SESSION -> SESSION;
      case Actor.BY_TOKEN -> ACCESS_TOKEN;
      default -> ANONYMOUS;
    };
  }
}
