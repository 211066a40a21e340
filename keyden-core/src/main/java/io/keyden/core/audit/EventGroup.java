package io.keyden.core.audit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Categories that are asked for together. Source: the vendor's group {@code Document}. */
public enum EventGroup {
  /** Something was made, changed or deleted. */
  DOCUMENT("Document", "Document"),
  /** Somebody signed in, or tried to. */
  SIGN_IN("SignIn", "Sign-in"),
  /** A key nears its end, or has ended. */
  API_KEY_EXPIRY("ApiKeyExpiry", "API key expiry events");

  private final String id;
  private final String title;

  EventGroup(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The wire's id, {@code Document}. */
  public String id() {
    return id;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** What the group holds. */
  public Set<EventCategory> categories() {
    return switch (this) {
      case DOCUMENT ->
          EnumSet.of(EventCategory.CREATED, EventCategory.MODIFIED, EventCategory.DELETED);
      case SIGN_IN -> EnumSet.of(EventCategory.LOGIN_SUCCEEDED, EventCategory.LOGIN_FAILED);
      case API_KEY_EXPIRY ->
          EnumSet.of(
              EventCategory.API_KEY_EXPIRY_20_DAYS,
              EventCategory.API_KEY_EXPIRY_10_DAYS,
              EventCategory.API_KEY_EXPIRED);
    };
  }

  /** The group with this id, in any case. */
  public static Optional<EventGroup> withId(String id) {
    return Arrays.stream(values()).filter(group -> group.id.equalsIgnoreCase(id)).findFirst();
  }
}
