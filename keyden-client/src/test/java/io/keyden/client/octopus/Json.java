package io.keyden.client.octopus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and writing of JSON trees. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static ArrayNode array(Iterable<? extends JsonNode> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  static ArrayNode texts(Iterable<String> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  /** Parses, or fails with {@link JacksonException}. */
  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** A member that is a text; an absent one, a null and any other type give nothing. */
  static Optional<String> text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  /** The text of a member that is surely there. */
  static String required(JsonNode node, String member) {
    return text(node, member).orElseThrow(() -> new IllegalStateException("no text " + member));
  }

  /** A member that is true; anything else counts as false. */
  static boolean flag(JsonNode node, String member) {
    return node.path(member).asBoolean(false);
  }

  /** The texts in a member that is an array; anything else gives an empty list. */
  static List<String> textsOf(JsonNode node, String member) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node.path(member).values()) {
      if (item.isString()) {
        texts.add(item.stringValue());
      }
    }
    return texts;
  }
}
