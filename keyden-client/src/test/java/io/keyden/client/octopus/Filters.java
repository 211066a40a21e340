package io.keyden.client.octopus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The filters that several collections share. */
final class Filters {
  private Filters() {}

  /** {@code ids}: unknown ones are simply not found. */
  static Predicate<ObjectNode> ids(Call call) {
    return within(call.queriedList("ids"), "Id");
  }

  /** A text member must be one of the values, if there are values. */
  static Predicate<ObjectNode> within(Optional<List<String>> values, String member) {
    return document ->
        values.isEmpty() || containsIgnoringCase(values.get(), Json.text(document, member));
  }

  /** {@code partialName}, and {@code name} where the collection has it. */
  static Predicate<ObjectNode> partialName(Call call) {
    return document ->
        call.queried("partialName").filter(part -> !contains(document, "Name", part)).isEmpty();
  }

  /** {@code spaces} and {@code includeSystem}: what is no space's own belongs to the system. */
  static Predicate<ObjectNode> scope(Call call) {
    Optional<List<String>> spaces = call.queriedList("spaces");
    boolean system = call.queriedFlag("includeSystem").orElse(true);
    return document -> {
      Optional<String> spaceId = Json.text(document, "SpaceId");
      if (spaceId.isEmpty()) {
        return system;
      }
      return spaces.isEmpty()
          || spaces.get().contains("all")
          || containsIgnoringCase(spaces.get(), spaceId);
    };
  }

  static boolean contains(ObjectNode document, String member, String part) {
    return contains(Json.text(document, member).orElse(""), part);
  }

  static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  static boolean containsIgnoringCase(List<String> values, Optional<String> value) {
    return value.isPresent() && values.stream().anyMatch(value.get()::equalsIgnoreCase);
  }
}
