package io.keyden.client.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which entries of the audit record to list. Immutable; begin with {@link #ALL}. */
public final class EventFilter {
  /** All of them. */
  public static final EventFilter ALL = new EventFilter(Map.of());

  private final Map<String, String> parameters;

  private EventFilter(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Of those, the ones that this account caused. */
  public EventFilter byUser(String userId) {
    return and("users", userId);
  }

  /** Of those, the ones that concern this thing, given by its id. */
  public EventFilter regarding(String documentId) {
    return and("regarding", documentId);
  }

  /** Of those, the ones of these categories, such as {@code Created}. */
  public EventFilter categories(String... categories) {
    return and("eventCategories", String.join(",", categories));
  }

  /** Of those, the ones about things of these types, such as {@code ApiKeys}. */
  public EventFilter documentTypes(String... types) {
    return and("documentTypes", String.join(",", types));
  }

  /** Of those, the ones at {@code instant} or later. */
  public EventFilter from(Instant instant) {
    return and("from", instant.toString());
  }

  /** Of those, the ones at {@code instant} or earlier. */
  public EventFilter to(Instant instant) {
    return and("to", instant.toString());
  }

  private EventFilter and(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new EventFilter(more);
  }

  Map<String, String> parameters() {
    return parameters;
  }
}
