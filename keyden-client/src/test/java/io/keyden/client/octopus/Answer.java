package io.keyden.client.octopus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An answer before it is sent.
 *
 * @param status the HTTP status
 * @param headers names and values in the order in which they are sent
 * @param body JSON whose links are still the vendor's, raw text, or nothing
 */
record Answer(int status, List<Map.Entry<String, String>> headers, Body body) {
  Answer {
    headers = List.copyOf(headers);
  }

  /** What an answer carries. */
  sealed interface Body {
    /** A tree, which this body owns. */
    record Tree(JsonNode root) implements Body {}

    /** A text as a fault dictates it. */
    record Raw(String text) implements Body {
      byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
      }

      String contentType() {
        boolean json = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        return json ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
      }
    }

    /** Nothing. */
    record None() implements Body {}
  }

  static Answer ok(JsonNode body) {
    return of(200, body);
  }

  static Answer created(JsonNode body) {
    return of(201, body);
  }

  /** The copy keeps what is stored apart from what is sent, where links are translated. */
  static Answer of(int status, JsonNode body) {
    return new Answer(status, List.of(), new Body.Tree(body.deepCopy()));
  }

  static Answer empty(int status) {
    return new Answer(status, List.of(), new Body.None());
  }

  static Answer raw(int status, Map<String, String> headers, String text) {
    Body body = text.isEmpty() ? new Body.None() : new Body.Raw(text);
    return new Answer(status, List.copyOf(headers.entrySet()), body);
  }

  /** A deletion: {@code {}} from servers of today, nothing from the old ones. */
  static Answer deleted(OctopusVersion version) {
    return version.deletionHasBody() ? ok(Json.object()) : empty(200);
  }

  Answer with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Answer(status, more, body);
  }
}
