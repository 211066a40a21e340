package io.keyden.acceptance;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what {@code Invoke-WebRequest} sends when a script names no content type: JSON that calls
 * itself a form, printed by {@code ConvertTo-Json}, in the bytes of that version. Each request has
 * a connection of its own.
 */
enum PowerShell {
  WINDOWS_5_1(
      "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.20348.2849",
      StandardCharsets.ISO_8859_1,
      "    ",
      ":  "),
  CORE_7_0(
      "Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.20348; en-US) PowerShell/7.0.13",
      StandardCharsets.ISO_8859_1,
      "  ",
      ": "),
  CORE_7_3(
      "Mozilla/5.0 (Linux; Ubuntu 22.04.4 LTS; en-US) PowerShell/7.3.12",
      StandardCharsets.ISO_8859_1,
      "  ",
      ": "),
  CORE_7_4(
      "Mozilla/5.0 (Linux; Ubuntu 24.04.1 LTS; en-US) PowerShell/7.4.6",
      StandardCharsets.UTF_8,
      "  ",
      ": ");

  private static final String FORM = "application/x-www-form-urlencoded";

  private final String userAgent;
  private final Charset bodyCharset;
  private final String indentation;
  private final String colon;

  PowerShell(String userAgent, Charset bodyCharset, String indentation, String colon) {
    this.userAgent = userAgent;
    this.bodyCharset = bodyCharset;
    this.indentation = indentation;
    this.colon = colon;
  }

  Answer get(PackagedServer server, String target) {
    return send(server, head(server, "GET", target));
  }

  Answer delete(PackagedServer server, String target) {
    return send(server, head(server, "DELETE", target));
  }

  Answer post(PackagedServer server, String target, String body) {
    return send(server, withBody(head(server, "POST", target).header("Content-Type", FORM), body));
  }

  /** A PUT has no content type before 7.4. */
  Answer put(PackagedServer server, String target, String body) {
    RawRequest head = head(server, "PUT", target);
    return send(
        server, withBody(this == CORE_7_4 ? head.header("Content-Type", FORM) : head, body));
  }

  /** A flat object as {@code ConvertTo-Json} prints it on Windows. */
  String convertToJson(String member, String value) {
    String text = Json.object().stringNode(value).toString();
    if (this == WINDOWS_5_1) {
      text = text.replace("'", "\\u0027").replace("<", "\\u003c").replace("&", "\\u0026");
    }
    return "{\r\n" + indentation + "\"" + member + "\"" + colon + text + "\r\n}";
  }

  /** A whole resource, printed with this version's line ends. */
  String convertToJson(JsonNode resource) {
    return Json.indented(resource).replace("\r", "").replace("\n", "\r\n");
  }

  /** The value of a member, found whatever the case of its name, as PowerShell finds it. */
  static JsonNode property(JsonNode object, String name) {
    ObjectNode members = object.asObject();
    return members
        .propertyStream()
        .filter(member -> member.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no member is called " + name));
  }

  private RawRequest head(PackagedServer server, String method, String target) {
    return RawRequest.of(method, target)
        .header("X-Octopus-ApiKey", server.administratorKey())
        .header("User-Agent", userAgent)
        .header("Host", server.address().getAuthority());
  }

  private RawRequest withBody(RawRequest request, String body) {
    byte[] bytes = body.getBytes(bodyCharset);
    RawRequest announced = this == WINDOWS_5_1 ? request.header("Expect", "100-continue") : request;
    return announced.header("Content-Length", Integer.toString(bytes.length)).body(bytes);
  }

  private static Answer send(PackagedServer server, RawRequest request) {
    try (RawConnection connection = RawConnection.open(server)) {
      Answer answer =
          request.headers("Expect").isEmpty()
              ? connection.exchange(request)
              : connection.exchangeAfterContinue(request);
      return WireRules.check(request, answer);
    }
  }
}
