package io.keyden.client.octopus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shapes of the vendor's JSON, kept as files with places to fill.
 *
 * <p>A text that is one place, {@code "${expires}"}, becomes the value with its type; a place
 * within a longer text becomes the value's text. A place without a value is a fault of the fixture.
 *
 * <p>The member {@code UnknownToClients} stands for all that newer servers add and no client knows.
 */
final class Templates {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private final String versionFolder;
  private final Map<String, JsonNode> loaded = new ConcurrentHashMap<>();

  Templates(OctopusVersion version) {
    this.versionFolder = version.folder();
  }

  ObjectNode fill(String name, ObjectNode values) {
    return (ObjectNode) filled(loaded.computeIfAbsent(name, this::load), values);
  }

  JsonNode plain(String name) {
    return filled(loaded.computeIfAbsent(name, this::load), Json.object());
  }

  private JsonNode load(String name) {
    String ofVersion = "/octopus/" + versionFolder + "/" + name + ".json";
    String ofAll = "/octopus/" + name + ".json";
    try (InputStream specific = Templates.class.getResourceAsStream(ofVersion);
        InputStream common = Templates.class.getResourceAsStream(ofAll)) {
      InputStream found = specific != null ? specific : common;
      if (found == null) {
        throw new IllegalArgumentException("no template " + name);
      }
      return Json.parse(new String(found.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonNode filled(JsonNode template, ObjectNode values) {
    if (template instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object.properties().forEach(it -> copy.set(it.getKey(), filled(it.getValue(), values)));
      return copy;
    }
    if (template instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.values().forEach(it -> copy.add(filled(it, values)));
      return copy;
    }
    return template.isString() ? filledText(template, values) : template;
  }

  private static JsonNode filledText(JsonNode template, ObjectNode values) {
    String text = template.stringValue();
    Matcher whole = PLACE.matcher(text);
    if (whole.matches()) {
      return value(values, whole.group(1));
    }
    String filled =
        PLACE
            .matcher(text)
            .replaceAll(
                place -> Matcher.quoteReplacement(value(values, place.group(1)).asString()));
    return Json.object().put("text", filled).path("text");
  }

  private static JsonNode value(ObjectNode values, String name) {
    JsonNode value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + name);
    }
    return value;
  }
}
