package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the checks write and read it. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** Reads JSON from bytes that must be UTF-8 without a byte order mark, as Python demands. */
  public static JsonNode parse(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("the body is not UTF-8", e);
    }
    assertThat(text).as("body of an answer").isNotBlank().doesNotStartWith("\uFEFF");
    return MAPPER.readTree(text);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An object of the given members; values may be strings, booleans, numbers and lists. */
  public static ObjectNode object(Map<String, ?> members) {
    return MAPPER.valueToTree(members);
  }

  /** Without white space. */
  public static String compact(JsonNode node) {
    return node.toString();
  }

  /** With line ends and indentation, as Newtonsoft and ConvertTo-Json print. */
  public static String indented(JsonNode node) {
    return node.toPrettyString();
  }

  /** The member, which must be a non-empty string. */
  public static String text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    assertThat(value.isString())
        .as("%s is a string in an object with %s", member, object.propertyNames())
        .isTrue();
    assertThat(value.asString()).as(member).isNotEmpty();
    return value.asString();
  }

  /** The member, which must be a boolean and not null. */
  public static boolean flag(JsonNode object, String member) {
    JsonNode value = object.path(member);
    assertThat(value.isBoolean())
        .as("%s is a boolean in an object with %s", member, object.propertyNames())
        .isTrue();
    return value.asBoolean();
  }

  /** The member, which must be an array. */
  public static List<JsonNode> list(JsonNode object, String member) {
    return elements(object.path(member), member);
  }

  /** The elements of a value that must be an array. */
  public static List<JsonNode> elements(JsonNode array, String what) {
    assertThat(array.isArray()).as("%s is an array", what).isTrue();
    return array.valueStream().toList();
  }

  /** The link of that name, which must be a root-relative string. */
  public static String link(JsonNode resource, String name) {
    String link = text(resource.path("Links"), name);
    assertThat(link).as("link " + name).startsWith("/");
    return link;
  }

  /** The first element whose member has that value, or null. */
  public static @Nullable JsonNode find(List<JsonNode> elements, String member, String value) {
    return elements.stream()
        .filter(element -> element.path(member).asString("").equals(value))
        .findFirst()
        .orElse(null);
  }

  /** The only element whose member has that value. */
  public static JsonNode only(List<JsonNode> elements, String member, String value) {
    List<JsonNode> found =
        elements.stream()
            .filter(element -> element.path(member).asString("").equals(value))
            .toList();
    assertThat(found).as("elements with %s %s", member, value).hasSize(1);
    return found.getFirst();
  }

  /** The values of a member over the elements, in order. */
  public static List<String> texts(List<JsonNode> elements, String member) {
    return elements.stream().map(element -> text(element, member)).toList();
  }

  /** Every object in the tree, the root included. */
  public static Stream<JsonNode> objects(JsonNode node) {
    Stream<JsonNode> below = node.valueStream().flatMap(Json::objects);
    return node.isObject() ? Stream.concat(Stream.of(node), below) : below;
  }
}
