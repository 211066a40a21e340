package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends what the Octopus Java SDK sends through OkHttp, header by header, and reads as it reads:
 * strict member names, links without their braces, pages by a link whose query it takes apart, the
 * CSRF token from the second cookie.
 */
final class JavaSdk implements AutoCloseable {
  private final RawConnection connection;
  private final @Nullable String key;
  private final List<String> cookies = new ArrayList<>();
  private final List<String> requestLines = new ArrayList<>();
  private @Nullable String csrfToken;

  private JavaSdk(RawConnection connection, @Nullable String key) {
    this.connection = connection;
    this.key = key;
  }

  static JavaSdk withKey(PackagedServer server, String key) {
    return new JavaSdk(RawConnection.open(server), key);
  }

  /** With a cookie jar instead of a key. */
  static JavaSdk withCookies(PackagedServer server) {
    return new JavaSdk(RawConnection.open(server), null);
  }

  List<String> requestLines() {
    return List.copyOf(requestLines);
  }

  /** The root document, which the SDK reads before nearly every call. */
  JsonNode root() {
    return get("/api").expect(200).json();
  }

  JsonNode currentUser() {
    return get(path(root(), "CurrentUser")).expect(200).json();
  }

  /** The address behind a link: what stands in braces is deleted, not expanded. */
  static String path(JsonNode resource, String link) {
    resource
        .path("Links")
        .forEachEntry((name, value) -> assertThat(value.isString()).as("link " + name).isTrue());
    return LinkTemplate.cut(Json.link(resource, link));
  }

  /** The address of a space's home; a placeholder within it would be lost. */
  static String home(JsonNode space) {
    String home = Json.link(space, "SpaceHome");
    assertThat(home).doesNotContain("{");
    return home;
  }

  Answer get(String target) {
    return exchange("GET", target, null);
  }

  Answer post(String target, JsonNode body) {
    return exchange("POST", target, body);
  }

  Answer put(String target, JsonNode body) {
    return exchange("PUT", target, body);
  }

  Answer delete(String target) {
    return exchange("DELETE", target, null);
  }

  /** {@code getById}: empty for any error, but the message of the error is read. */
  Optional<JsonNode> getById(String target) {
    Answer answer = get(target);
    if (answer.status() >= 300) {
      assertThat(message(answer)).isNotBlank();
      return Optional.empty();
    }
    return Optional.of(answer.json());
  }

  /** The message of the exception: the errors by line, or the error message when there are none. */
  static String message(Answer answer) {
    JsonNode error = answer.json();
    assertThat(error.isObject()).isTrue();
    assertThat(error.has("Errors") && error.path("Errors").isNull())
        .as("Errors is never null")
        .isFalse();
    List<JsonNode> errors = error.has("Errors") ? Json.list(error, "Errors") : List.of();
    return errors.isEmpty()
        ? Json.text(error, "ErrorMessage")
        : errors.stream().map(JsonNode::asString).collect(Collectors.joining("\n"));
  }

  /** All items of a collection, as the SDK's pager goes. */
  List<JsonNode> all(String target) {
    List<JsonNode> items = new ArrayList<>();
    Optional<String> next = Optional.of(target);
    for (int pages = 0; next.isPresent(); pages++) {
      assertThat(pages).as("pages of %s", target).isLessThan(100);
      JsonNode page = get(next.get()).expect(200).json();
      items.addAll(Json.list(page, "Items"));
      next = next(page);
    }
    return items;
  }

  /** Signs in and keeps the cookies, of which the second must be the token. */
  Answer login(String username, String password) {
    JsonNode root = root();
    Answer answer =
        post(
            path(root, "SignIn"),
            Json.object().put("Username", username).put("Password", password));
    if (answer.status() < 300) {
      List<String> lines = answer.headers("Set-Cookie");
      assertThat(lines).as("cookies of a sign-in").hasSizeGreaterThanOrEqualTo(2);
      lines.forEach(line -> cookies.add(pair(line)));
      String second = pair(lines.get(1));
      csrfToken = second.substring(second.indexOf('=') + 1);
    }
    return answer;
  }

  @Override
  public void close() {
    connection.close();
  }

  private static String pair(String setCookie) {
    return setCookie.contains(";") ? setCookie.substring(0, setCookie.indexOf(';')) : setCookie;
  }

  /** Takes the query of {@code Page.Next} apart by its signs, decodes it, and encodes it again. */
  private static Optional<String> next(JsonNode page) {
    assertThat(page.path("Links").isObject()).as("Links of a collection").isTrue();
    if (!page.path("Links").has("Page.Next")) {
      return Optional.empty();
    }
    String link = Json.link(page, "Page.Next");
    String query = link.substring(link.indexOf('?') + 1);
    assertThat(query).as("query of Page.Next").contains("&", "=");
    String again =
        Arrays.stream(query.split("&", -1))
            .map(parameter -> {
              assertThat(parameter).as("parameter of Page.Next").contains("=");
              int sign = parameter.indexOf('=');
              return parameter.substring(0, sign) + "=" + recode(parameter.substring(sign + 1));
            })
            .collect(Collectors.joining("&"));
    return Optional.of(link.substring(0, link.indexOf('?')) + "?" + again);
  }

  private static String recode(String value) {
    return URLEncoder.encode(
            URLDecoder.decode(value, StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  private Answer exchange(String method, String target, @Nullable JsonNode body) {
    requestLines.add(method + " " + target);
    RawRequest request = RawRequest.of(method, target);
    if (key != null) {
      request = request.header("X-Octopus-ApiKey", key);
    }
    if (csrfToken != null) {
      request = request.header("X-Octopus-Csrf-Token", csrfToken);
    }
    request = request.header("Accept-encoding", "application/json");
    if (body == null) {
      request = request.header("Content-Type", "application/json");
    } else {
      request =
          request
              .header("Content-Type", "application/json; charset=utf-8")
              .bodyWithLength(Json.compact(body));
    }
    request = request.header("Host", connection.authority()).header("Connection", "Keep-Alive");
    if (!cookies.isEmpty()) {
      request = request.header("Cookie", String.join("; ", cookies));
    }
    request = request.header("User-Agent", "okhttp/4.9.1");
    return WireRules.check(request, connection.exchange(request));
  }
}
