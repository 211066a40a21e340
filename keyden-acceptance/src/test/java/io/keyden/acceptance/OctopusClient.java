package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends what Octopus.Client for .NET sends, header by header, and reads what that library reads:
 * PUT and DELETE travel as a POST with {@code X-HTTP-Method-Override}, whole resources come back
 * with nulls and links, and after each write the answer's {@code Self} is read again.
 */
final class OctopusClient implements AutoCloseable {

  /** The variants of the library, which differ in their headers. */
  enum Flavour {
    /** The synchronous client on .NET 5 and later. */
    SYNC,
    /** The synchronous client on .NET Framework, which asks before it sends a body. */
    SYNC_ON_FRAMEWORK,
    /** The asynchronous client. */
    ASYNC
  }

  private static final String USER_AGENT =
      "OctopusClient-dotnet/14.3.1916 (Microsoft Windows 10.0.20348; x64) NoneOrUnknown";
  private static final String CSRF_COOKIE = "Octopus-Csrf-Token";

  private final RawConnection connection;
  private final Flavour flavour;
  private final @Nullable String key;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<String> requestLines = new ArrayList<>();
  private @Nullable JsonNode root;
  private @Nullable JsonNode spaceHome;

  private OctopusClient(RawConnection connection, Flavour flavour, @Nullable String key) {
    this.connection = connection;
    this.flavour = flavour;
    this.key = key;
  }

  /** A client with a key; an empty one is what a null in PowerShell becomes. */
  static OctopusClient withKey(PackagedServer server, Flavour flavour, String key) {
    return new OctopusClient(RawConnection.open(server), flavour, key);
  }

  static OctopusClient anonymous(PackagedServer server, Flavour flavour) {
    return new OctopusClient(RawConnection.open(server), flavour, null);
  }

  /** Method and target as they went over the wire, an override in brackets behind. */
  List<String> requestLines() {
    return List.copyOf(requestLines);
  }

  /** The cookies that the server has set and not expired. */
  Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /** Reads the root document and checks what the library refuses to work without. */
  JsonNode loadRoot() {
    JsonNode document = get("/api").expect(200).json();
    assertThat(Json.text(document, "ApiVersion")).matches("3\\.0\\.\\d{1,2}");
    assertThat(Json.text(document, "Application")).isEqualTo("Octopus Deploy");
    assertThat(Json.text(document, "Version")).matches("\\d+\\.\\d+(\\.\\d+){0,2}(-.+)?");
    String installation = Json.text(document, "InstallationId");
    assertThat(UUID.fromString(installation)).hasToString(installation.toLowerCase(Locale.ROOT));
    Json.flag(document, "HasLongTermSupport");
    Json.flag(document, "IsEarlyAccessProgram");
    Json.link(document, "CurrentUser");
    root = document;
    return document;
  }

  /**
   * Does what the first look-up of a link does: root, then own user, own spaces and the home of the
   * default space among them, if there is one.
   */
  Optional<JsonNode> loadRepository() {
    JsonNode document = loadRoot();
    if (!document.path("Links").has("Spaces")) {
      return Optional.empty();
    }
    Answer me = get(Json.link(document, "CurrentUser"));
    if (me.status() == 401 || me.status() == 403) {
      return Optional.empty();
    }
    Answer answer = get(Json.link(me.expect(200).json(), "Spaces"));
    if (answer.status() == 401 || answer.status() == 403) {
      return Optional.empty();
    }
    List<JsonNode> defaults =
        Json.elements(answer.expect(200).json(), "own spaces").stream()
            .filter(space -> Json.flag(space, "IsDefault"))
            .toList();
    assertThat(defaults).as("default spaces").hasSizeLessThan(2);
    defaults.forEach(this::loadSpaceHome);
    return defaults.stream().findFirst();
  }

  /** Reads the home of a space, whose links go before the root's. */
  void loadSpaceHome(JsonNode space) {
    String home = Json.link(space, "SpaceHome");
    assertThat(home).as("a concrete address").doesNotContain("{");
    JsonNode document = get(home).expect(200).json();
    assertThat(document.path("Links").isNull()).as("Links of a space's home are null").isFalse();
    spaceHome = document;
  }

  /** The template behind a link name: the space's home first, then the root. */
  String template(String name) {
    if (spaceHome != null && spaceHome.path("Links").has(name)) {
      return Json.link(spaceHome, name);
    }
    if (root == null) {
      throw new IllegalStateException("the root document has not been read");
    }
    return Json.link(root, name);
  }

  /** A link of the root or the space's home, expanded. */
  String link(String name, Map<String, String> values) {
    return LinkTemplate.expand(template(name), values);
  }

  String link(String name) {
    return link(name, Map.of());
  }

  Answer get(String target) {
    return exchange("GET", null, target, null);
  }

  Answer post(String target, @Nullable JsonNode body) {
    return exchange("POST", null, target, body);
  }

  Answer put(String target, @Nullable JsonNode body) {
    return exchange("POST", "PUT", target, body);
  }

  Answer delete(String target) {
    return exchange("POST", "DELETE", target, null);
  }

  /** Posts a resource, then reads it by its {@code Self} as the library does. */
  JsonNode create(String target, JsonNode body) {
    return readBack(post(target, body).expect(200, 201).json());
  }

  /** Puts a whole resource to its {@code Self}, then reads that again. */
  JsonNode modify(JsonNode resource) {
    return readBack(put(Json.link(resource, "Self"), resource).expect(200).json());
  }

  /** All items of a collection, by its {@code Page.Next} links. */
  List<JsonNode> all(String target) {
    List<JsonNode> items = new ArrayList<>();
    String next = target;
    for (int pages = 0; next != null; pages++) {
      assertThat(pages).as("pages of %s", target).isLessThan(100);
      JsonNode page = get(next).expect(200).json();
      assertThat(page.path("Links").isObject()).as("Links of a collection").isTrue();
      List<JsonNode> here = Json.list(page, "Items");
      items.addAll(here);
      next = page.path("Links").has("Page.Next") ? Json.link(page, "Page.Next") : null;
      assertThat(here.isEmpty() && next != null).as("an empty page has no next one").isFalse();
    }
    return items;
  }

  @Override
  public void close() {
    connection.close();
  }

  private JsonNode readBack(JsonNode answered) {
    JsonNode again = get(Json.link(answered, "Self")).expect(200).json();
    assertThat(Json.text(again, "Id")).isEqualTo(Json.text(answered, "Id"));
    return again;
  }

  private Answer exchange(
      String method, @Nullable String override, String target, @Nullable JsonNode body) {
    requestLines.add(method + " " + target + (override == null ? "" : " [" + override + "]"));
    RawRequest request = RawRequest.of(method, target).header("Host", connection.authority());
    if (key != null) {
      request = request.header("X-Octopus-ApiKey", key);
    }
    if (!cookies.isEmpty()) {
      List<String> pairs = new ArrayList<>();
      cookies.forEach((name, value) -> pairs.add(name + "=" + value));
      request = request.header("Cookie", String.join("; ", pairs));
    }
    for (Map.Entry<String, String> cookie : cookies.entrySet()) {
      if (cookie.getKey().startsWith(CSRF_COOKIE)) {
        request = request.header("X-Octopus-Csrf-Token", cookie.getValue());
      }
    }
    request = request.header("Accept", "application/json").header("User-Agent", USER_AGENT);
    if (override != null) {
      request = request.header("X-HTTP-Method-Override", override);
    }
    boolean asks = body != null && flavour == Flavour.SYNC_ON_FRAMEWORK;
    request = withBody(request, method, body);
    if (asks) {
      request = request.header("Expect", "100-continue");
    }
    request = request.header("Connection", "Keep-Alive");
    Answer answer = asks ? connection.exchangeAfterContinue(request) : connection.exchange(request);
    keepCookies(answer);
    return WireRules.check(request, answer);
  }

  private RawRequest withBody(RawRequest request, String method, @Nullable JsonNode body) {
    if (flavour == Flavour.ASYNC) {
      if (body != null) {
        return request
            .header("Content-Type", "application/json; charset=utf-8")
            .bodyWithLength(Json.indented(body));
      }
      return method.equals("GET") ? request : request.header("Content-Length", "0");
    }
    RawRequest typed = request.header("Content-Type", "application/json");
    if (body != null) {
      return typed.bodyWithLength(Json.indented(body));
    }
    boolean silent = method.equals("GET") && flavour == Flavour.SYNC_ON_FRAMEWORK;
    return silent ? typed : typed.header("Content-Length", "0");
  }

  @CanIgnoreReturnValue
  private Answer keepCookies(Answer answer) {
    for (String line : answer.headers("Set-Cookie")) {
      String pair = line.contains(";") ? line.substring(0, line.indexOf(';')) : line;
      String name = pair.substring(0, pair.indexOf('='));
      String value = pair.substring(pair.indexOf('=') + 1);
      if (value.isEmpty() || line.matches("(?i).*;\\s*(max-age=0|expires=[^;]*\\b1970\\b).*")) {
        cookies.remove(name);
      } else {
        cookies.put(name, value);
      }
    }
    return answer;
  }
}
