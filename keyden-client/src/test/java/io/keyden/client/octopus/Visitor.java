package io.keyden.client.octopus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Sends plain requests to the stand-in, with the headers that a test gives it. */
final class Visitor {
  /** An answer; {@code text} is the body as it came. */
  record Seen(int status, HttpHeaders headers, String text) {
    JsonNode json() {
      return Json.parse(text);
    }

    String text(String member) {
      return Json.required(json(), member);
    }

    String link(String name) {
      return Json.required(json().path("Links"), name);
    }

    /** The texts of one member over all items of a page or an array. */
    List<String> each(String member) {
      JsonNode items = json() instanceof ArrayNode array ? array : json().path("Items");
      return items.valueStream().map(item -> Json.required(item, member)).toList();
    }

    String error() {
      return text("ErrorMessage");
    }

    List<String> errors() {
      return Json.textsOf(json(), "Errors");
    }
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final List<String> headers;

  private Visitor(URI server, List<String> headers) {
    this.server = server;
    this.headers = headers;
  }

  static Visitor anonymous(PlainOctopusServer server) {
    return new Visitor(server.uri(), List.of());
  }

  static Visitor withKey(PlainOctopusServer server, String secret) {
    return anonymous(server).with("X-Octopus-ApiKey", secret);
  }

  static Visitor administrator(PlainOctopusServer server) {
    return withKey(server, server.administratorKey());
  }

  /** Another visitor that sends one header more. */
  Visitor with(String header, String value) {
    List<String> more = new ArrayList<>(headers);
    more.addAll(List.of(header, value));
    return new Visitor(server, List.copyOf(more));
  }

  Seen get(String path) {
    return send("GET", path, "");
  }

  Seen post(String path, String body) {
    return send("POST", path, body);
  }

  Seen put(String path, String body) {
    return send("PUT", path, body);
  }

  Seen delete(String path) {
    return send("DELETE", path, "");
  }

  /** Sends and fails with an unchecked exception if no answer comes. */
  Seen send(String method, String path, String body) {
    HttpRequest.BodyPublisher publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, publisher);
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Seen(response.statusCode(), response.headers(), response.body());
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The items' members over all pages, by {@code Page.Next} alone. */
  List<String> walk(String path, String member) {
    Seen page = get(path);
    Stream<String> here = page.each(member).stream();
    return Json.text(page.json().path("Links"), "Page.Next")
        .map(next -> Stream.concat(here, walk(next, member).stream()))
        .orElse(here)
        .toList();
  }
}
