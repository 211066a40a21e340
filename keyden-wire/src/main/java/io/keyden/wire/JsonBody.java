package io.keyden.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/**
 * The body of a request: a JSON object whose members are asked for by name, in any case.
 *
 * <p>Null and absent are the same but for {@link #has}. Unknown members are ignored: clients send
 * whole resources back. Faults are collected, so that a caller learns all at once; {@link #check}
 * throws them. The content type plays no part, since PowerShell sends JSON as a form. Bytes that
 * are not UTF-8 are read as ISO-8859-1, which PowerShell before 7.4 sends. Half a character, which
 * only an escape can smuggle in, becomes U+FFFD: no database keeps it. In a name it is no JSON.
 */
public final class JsonBody {
  private static final int REPLACEMENT = 0xFFFD;

  private final Map<String, JsonNode> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, JsonNode> inOrder = new LinkedHashMap<>();
  private final String path;
  private final List<BodyException.Fault> faults;

  private JsonBody(JsonNode object, String path, List<BodyException.Fault> faults) {
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    object.properties().forEach(member -> inOrder.put(member.getKey(), member.getValue()));
    this.path = path;
    this.faults = faults;
  }

  /**
   * Reads a body.
   *
   * @throws BodyException if it is empty, not JSON, or not a JSON object
   */
  public static JsonBody parse(byte[] bytes) {
    var text = decode(bytes);
    if (text.isBlank()) {
      throw BodyException.whole("No request body was supplied.");
    }
    JsonNode node;
    try {
      node = Json.read(text);
    } catch (JacksonException e) {
      throw BodyException.whole("The request body is not valid JSON.");
    }
    if (!node.isObject()) {
      throw BodyException.whole("The request body must be a JSON object.");
    }
    return new JsonBody(node, "", new ArrayList<>());
  }

  /**
   * As {@link #parse}, but an empty body is an object without members: for requests that need none.
   */
  public static JsonBody parseOptional(byte[] bytes) {
    return decode(bytes).isBlank() ? parse(new byte[] {'{', '}'}) : parse(bytes);
  }

  /**
   * Reads a bare list of objects, as some answers are; nulls in it are dropped.
   *
   * @throws BodyException if it is empty, not JSON, or not a list of JSON objects
   */
  public static List<JsonBody> parseList(byte[] bytes) {
    JsonNode node;
    try {
      node = Json.read(decode(bytes));
    } catch (JacksonException e) {
      throw BodyException.whole("The body is not valid JSON.");
    }
    var objects = new ArrayList<JsonBody>();
    for (var element : node) {
      if (element.isObject()) {
        objects.add(new JsonBody(element, "", new ArrayList<>()));
      } else if (!element.isNull()) {
        throw BodyException.whole("The body must be a list of JSON objects.");
      }
    }
    if (!node.isArray()) {
      throw BodyException.whole("The body must be a list of JSON objects.");
    }
    return objects;
  }

  private static String decode(byte[] bytes) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String whole(String text) {
    return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
        ? text
        : text.codePoints()
            .map(point -> isHalf(point) ? REPLACEMENT : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isHalf(int point) {
    return Character.getType(point) == Character.SURROGATE;
  }

  /** Whether the member is there at all, be it null. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** A text. A number or a boolean in its place is a fault. */
  public Optional<String> text(String name) {
    var value = value(name);
    if (value.isPresent() && !value.get().isString()) {
      fault(name, "must be a text");
      return Optional.empty();
    }
    return value.map(JsonNode::stringValue).map(JsonBody::whole);
  }

  /** A yes or no; in quotes it will do. */
  public Optional<Boolean> flag(String name) {
    return value(name)
        .flatMap(value -> {
          if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
          }
          if (value.isString() && value.stringValue().equalsIgnoreCase("true")) {
            return Optional.of(true);
          }
          if (value.isString() && value.stringValue().equalsIgnoreCase("false")) {
            return Optional.of(false);
          }
          fault(name, "must be true or false");
          return Optional.empty();
        });
  }

  /** A whole number; in quotes it will do. */
  public Optional<Integer> integer(String name) {
    return value(name)
        .flatMap(value -> {
          try {
            if (value.isNumber()) {
              return Optional.of(value.decimalValue().intValueExact());
            }
            if (value.isString()) {
              return Optional.of(Integer.parseInt(value.stringValue()));
            }
          } catch (ArithmeticException | NumberFormatException | JsonNodeException e) {
            // Reported below, with every other kind of wrong value.
          }
          fault(name, "must be a whole number");
          return Optional.empty();
        });
  }

  /**
   * A time with or without a zone. The date that .NET sends when nobody set one counts as absent.
   */
  public Optional<Instant> instant(String name) {
    return text(name)
        .flatMap(text -> {
          var instant = WireTime.parse(text);
          if (instant.isEmpty()) {
            fault(name, "must be a date and time such as 2027-01-31T00:00:00.000+00:00");
          }
          return instant.filter(given -> !WireTime.nobodySet(given));
        });
  }

  /**
   * A list of texts; absent and null are an empty one. Nulls in it are dropped and lists in it are
   * flattened: a published script wraps what remains of a list once more.
   */
  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    value(name)
        .ifPresent(value -> {
          if (!value.isArray() || !collect(value, texts)) {
            fault(name, "must be a list of texts");
          }
        });
    return texts;
  }

  private static boolean collect(JsonNode list, List<String> texts) {
    for (var element : list) {
      if (element.isString()) {
        texts.add(whole(element.stringValue()));
      } else if (element.isArray()) {
        if (!collect(element, texts)) {
          return false;
        }
      } else if (!element.isNull()) {
        return false;
      }
    }
    return true;
  }

  /** An object within the body. */
  public Optional<JsonBody> object(String name) {
    return value(name)
        .flatMap(value -> {
          if (value.isObject()) {
            return Optional.of(within(value, name));
          }
          fault(name, "must be an object");
          return Optional.empty();
        });
  }

  /** A list of objects; absent and null are an empty one, nulls in it are dropped. */
  public List<JsonBody> objects(String name) {
    var objects = new ArrayList<JsonBody>();
    value(name)
        .ifPresent(value -> {
          boolean right = value.isArray();
          for (var element : value) {
            if (element.isObject()) {
              objects.add(within(element, name));
            } else if (!element.isNull()) {
              right = false;
            }
          }
          if (!right) {
            fault(name, "must be a list of objects");
          }
        });
    return objects;
  }

  /** The members that are objects, by their names as they were written, in their order. */
  public Map<String, JsonBody> memberObjects() {
    var objects = new LinkedHashMap<String, JsonBody>();
    inOrder.forEach((name, value) -> {
      if (value.isObject()) {
        objects.put(name, within(value, name));
      } else if (!value.isNull()) {
        fault(name, "must be an object");
      }
    });
    return objects;
  }

  /** The members that are texts, by their names as they were written, in their order. */
  public Map<String, String> memberTexts() {
    var texts = new LinkedHashMap<String, String>();
    inOrder.forEach((name, value) -> {
      if (value.isString()) {
        texts.put(name, whole(value.stringValue()));
      }
    });
    return texts;
  }

  /**
   * The same object as JSON with some members replaced, in whatever case they were written, or
   * added; all others, known or not, as they came.
   */
  public byte[] with(Map<String, ?> replacements) {
    var left = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
    left.putAll(replacements);
    var whole = new LinkedHashMap<String, Object>();
    inOrder.forEach(
        (name, value) -> whole.put(name, left.containsKey(name) ? left.remove(name) : value));
    replacements.forEach((name, value) -> {
      if (left.containsKey(name)) {
        whole.put(name, value);
      }
    });
    return Json.write(whole);
  }

  /** Notes a fault of the member: {@code Purpose must be a text}. */
  public void fault(String name, String mustBe) {
    faults.add(new BodyException.Fault(path + name, path + name + " " + mustBe + "."));
  }

  /**
   * Goes on only if no fault was noted in any part of the body.
   *
   * @throws BodyException otherwise
   */
  public void check() {
    if (!faults.isEmpty()) {
      throw new BodyException(faults);
    }
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> !value.isNull());
  }

  private JsonBody within(JsonNode object, String name) {
    return new JsonBody(object, path + name + ".", faults);
  }
}
