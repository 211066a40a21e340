package io.keyden.client.octopus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The resources of one kind as JSON objects, found by id without regard to case. */
final class Documents {
  private final String idPrefix;
  private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
  private int lastNumber;

  Documents(String idPrefix) {
    this.idPrefix = idPrefix;
  }

  String nextId() {
    lastNumber++;
    return idPrefix + lastNumber;
  }

  void put(ObjectNode document) {
    byId.put(key(Json.required(document, "Id")), document);
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(byId.get(key(id)));
  }

  /** The document, or the refusal with 404. */
  ObjectNode get(String id) {
    return find(id).orElseThrow(() -> Refusal.notFound(id));
  }

  void remove(String id) {
    byId.remove(key(id));
  }

  void removeIf(Predicate<ObjectNode> condition) {
    byId.values().removeIf(condition);
  }

  List<ObjectNode> all() {
    return List.copyOf(byId.values());
  }

  /** All in the order of a text member, without regard to case. */
  List<ObjectNode> sortedBy(String member) {
    List<ObjectNode> sorted = new ArrayList<>(byId.values());
    sorted.sort(
        Comparator.comparing(
            document -> Json.text(document, member).orElse(""), String.CASE_INSENSITIVE_ORDER));
    return sorted;
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
