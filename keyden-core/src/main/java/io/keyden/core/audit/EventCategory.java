package io.keyden.core.audit;

import java.util.Arrays;
import java.util.Optional;

/** What kind of thing happened. Source: the ids that the vendor's clients filter by. */
public enum EventCategory {
  /** Something was made. */
  CREATED("Created", "Document created"),
  /** Something was changed. */
  MODIFIED("Modified", "Document modified"),
  /** Something was deleted; a key that is revoked is deleted. */
  DELETED("Deleted", "Document deleted"),
  /** Somebody signed in. */
  LOGIN_SUCCEEDED("LoginSucceeded", "Login succeeded"),
  /** Somebody tried to, with a wrong password or a key that is not good. */
  LOGIN_FAILED("LoginFailed", "Login failed"),
  /**
   * A key ends within twenty days. The vendor publishes the title of this and the next two only.
   */
  API_KEY_EXPIRY_20_DAYS("ApiKeyExpiry20DayWarning", "API key expiry 20-day warning"),
  /** A key ends within ten days. */
  API_KEY_EXPIRY_10_DAYS("ApiKeyExpiry10DayWarning", "API key expiry 10-day warning"),
  /** A key has ended. */
  API_KEY_EXPIRED("ApiKeyExpired", "API key expired");

  private final String id;
  private final String title;

  EventCategory(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The wire's id, {@code LoginFailed}. */
  public String id() {
    return id;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The category with this id, in any case. */
  public static Optional<EventCategory> withId(String id) {
    return Arrays.stream(values()).filter(category -> category.id.equalsIgnoreCase(id)).findFirst();
  }
}
