package io.keyden.client.octopus;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as the routes see it.
 *
 * @param wireMethod the method on the wire
 * @param method the method that is meant, after {@code X-HTTP-Method-Override}
 * @param wirePath the path on the wire, still encoded
 * @param wireQuery the query on the wire, empty if there is none
 * @param segments the path's segments, decoded, as the client spelled them
 * @param query the query's parameters, decoded, in their order and the client's spelling
 * @param headers all headers
 * @param bodyText the whole body
 * @param remoteAddress the client's address
 * @param parameters the segments that the route names, by name
 * @param signedIn who calls; null as long as nobody is known
 */
record Call(
    String wireMethod,
    String method,
    String wirePath,
    String wireQuery,
    List<String> segments,
    Map<String, String> query,
    Headers headers,
    String bodyText,
    String remoteAddress,
    Map<String, String> parameters,
    @Nullable Caller signedIn) {

  static Call of(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI uri = exchange.getRequestURI();
    String wireMethod = exchange.getRequestMethod();
    String override = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
    boolean overridden = wireMethod.equals("POST") && override != null;
    return new Call(
        wireMethod,
        overridden ? override.strip().toUpperCase(Locale.ROOT) : wireMethod,
        uri.getRawPath(),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        Stream.of(uri.getRawPath().split("/"))
            .filter(segment -> !segment.isEmpty())
            .map(Call::decodedSegment)
            .toList(),
        parameters(Optional.ofNullable(uri.getRawQuery()).orElse("")),
        exchange.getRequestHeaders(),
        body,
        exchange.getRemoteAddress().getAddress().getHostAddress(),
        Map.of(),
        null);
  }

  /** The parameters of a query or of a form. */
  static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : text.split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        parameters.put(decoded(name), decoded(value));
      }
    }
    return parameters;
  }

  Call withSegments(List<String> others) {
    return new Call(
        wireMethod,
        method,
        wirePath,
        wireQuery,
        others,
        query,
        headers,
        bodyText,
        remoteAddress,
        parameters,
        signedIn);
  }

  /** The same call without the space in front, which becomes the filter {@code spaces}. */
  Call belowSpace(String spaceId) {
    List<String> rest = new ArrayList<>(segments);
    rest.remove(1);
    Map<String, String> filtered = new LinkedHashMap<>(query);
    filtered.put("spaces", spaceId);
    return new Call(
        wireMethod,
        method,
        wirePath,
        wireQuery,
        List.copyOf(rest),
        filtered,
        headers,
        bodyText,
        remoteAddress,
        parameters,
        signedIn);
  }

  Call routed(Map<String, String> named, @Nullable Caller caller) {
    return new Call(
        wireMethod,
        method,
        wirePath,
        wireQuery,
        segments,
        query,
        headers,
        bodyText,
        remoteAddress,
        Map.copyOf(named),
        caller);
  }

  String path() {
    return "/" + String.join("/", segments);
  }

  String parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .orElseThrow(() -> new IllegalStateException("the route has no " + name));
  }

  /** Who calls, on a route that nobody reaches without signing in. */
  Caller caller() {
    return Optional.ofNullable(signedIn)
        .orElseThrow(() -> new IllegalStateException("the route is open"));
  }

  /** A parameter of the query, its name in any case; an empty one counts as absent. */
  Optional<String> queried(String name) {
    return query.entrySet().stream()
        .filter(it -> it.getKey().equalsIgnoreCase(name) && !it.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A parameter that lists values between commas. */
  Optional<List<String>> queriedList(String name) {
    return queried(name).map(text -> Stream.of(text.split(",")).map(String::strip).toList());
  }

  Optional<Boolean> queriedFlag(String name) {
    return queried(name).map(Boolean::parseBoolean);
  }

  /** A number of the query; one that is none is refused. */
  long queriedNumber(String name, long otherwise) {
    return queried(name).map(text -> number(name, text)).orElse(otherwise);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name)).filter(value -> !value.isBlank());
  }

  /** The body as an object; anything else is refused. */
  ObjectNode body() {
    if (bodyText.isEmpty()) {
      throw Refusal.invalid("No request body was supplied.");
    }
    try {
      JsonNode parsed = Json.parse(bodyText);
      if (parsed instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException notJson) {
      throw Refusal.invalid("Model validation failed.");
    }
    throw Refusal.invalid("Model validation failed.");
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw Refusal.invalid("The value of " + name + " is not a number.");
    }
  }

  private static String decodedSegment(String segment) {
    // In a path a plus is a plus.
    return decoded(segment.replace("+", "%2B"));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return wireMethod + " " + wirePath;
  }
}
