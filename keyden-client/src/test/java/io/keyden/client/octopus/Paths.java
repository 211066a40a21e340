package io.keyden.client.octopus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the resources lie: on the vendor's paths, or on others that only the links tell.
 *
 * <p>Only {@code /api} stays, the one path that every client knows by itself. The program inside
 * works with the vendor's paths; requests are translated as they come, links as they go.
 */
final class Paths {
  private static final Map<String, String> MOVED =
      Map.ofEntries(
          Map.entry("users", "people"),
          Map.entry("me", "myself"),
          Map.entry("apikeys", "credentials"),
          Map.entry("login", "enter"),
          Map.entry("logout", "leave"),
          Map.entry("access-token", "pass"),
          Map.entry("revoke-sessions", "forget"),
          Map.entry("spaces", "rooms"),
          Map.entry("teams", "crews"),
          Map.entry("userroles", "duties"),
          Map.entry("scopeduserroles", "assignments"),
          Map.entry("permissions", "rights"),
          Map.entry("configuration", "arrangement"),
          Map.entry("events", "journal"),
          Map.entry("categories", "kinds"),
          Map.entry("groups", "families"),
          Map.entry("agents", "senders"),
          Map.entry("documenttypes", "papers"),
          Map.entry("serverstatus", "condition"),
          Map.entry("system-info", "machine"),
          Map.entry("health", "pulse"),
          Map.entry("authentication", "entrance"),
          Map.entry("token", "exchange"));

  /** A whole segment: between a slash and the next one, a template's tail, or the end. */
  private static final Pattern SEGMENT = Pattern.compile("(?<=/)([A-Za-z-]+)(?=/|\\{|$)");

  private final Map<String, String> toServed;
  private final Map<String, String> toVendor;

  private Paths(Map<String, String> toServed) {
    this.toServed = toServed;
    this.toVendor =
        toServed.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  static Paths vendors() {
    return new Paths(Map.of());
  }

  static Paths moved() {
    return new Paths(MOVED);
  }

  /** The vendor's spelling of a segment that was asked for; nothing if it has moved away. */
  Optional<String> vendorSegment(String segment) {
    if (toServed.containsKey(segment)) {
      return Optional.empty();
    }
    return Optional.of(toVendor.getOrDefault(segment, segment));
  }

  /** The path under which a vendor's path is served; a query or a template's tail stays. */
  String served(String vendorPath) {
    int question = vendorPath.indexOf('?');
    String path = question < 0 ? vendorPath : vendorPath.substring(0, question);
    String query = question < 0 ? "" : vendorPath.substring(question);
    return SEGMENT
            .matcher(path)
            .replaceAll(segment ->
                Matcher.quoteReplacement(toServed.getOrDefault(segment.group(1), segment.group(1))))
        + query;
  }

  /** Translates every root-relative link in the tree, in place. */
  void translateLinks(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (member.getKey().equals("Links") && member.getValue() instanceof ObjectNode links) {
          translate(links);
        } else {
          translateLinks(member.getValue());
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.values().forEach(this::translateLinks);
    }
  }

  private void translate(ObjectNode links) {
    for (String name : List.copyOf(links.propertyNames())) {
      String link = Json.required(links, name);
      if (link.startsWith("/api")) {
        links.put(name, served(link));
      }
    }
  }
}
