package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people who mean harm put into texts, and what other sites ask a browser to do. */
@RunsOnPackagedServer
@RunsInBrowser
final class AttacksTest {
  /** Each would set {@code window.harmed} where a text became markup or code. */
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=\"window.harmed=1\">",
          "\"><script>window.harmed=1</script>",
          "<svg/onload=window.harmed=1>",
          "javascript:window.harmed=1",
          "{{constructor.constructor('window.harmed=1')()}}${harmed=1}",
          "</title><script>window.harmed=1</script>");

  private final Browser browser;
  private final PackagedServer server;
  private final Portal portal;
  private final Administration administration;

  AttacksTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.server = server;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void no_text_that_users_set_becomes_markup_on_any_page() {
    var hostile = hostileThings();
    portal.signInAsAdministrator();

    for (var place : hostile.entrySet()) {
      browser.open("/app#" + place.getKey());
      browser.awaitText(place.getValue());

      assertThat(browser.run("return window.harmed === undefined")).isEqualTo(true);
      assertThat(browser.run("return document.querySelectorAll('main img, main script').length"))
          .as("elements made of text at %s", place.getKey())
          .isEqualTo(0L);
      assertThat(
              browser.run(
                  "return [...document.querySelectorAll('a')].filter(a => a.protocol ==="
                      + " 'javascript:').length"))
          .isEqualTo(0L);
    }
  }

  /** Hostile texts wherever the API takes texts: page to what it must show as it is. */
  private Map<String, String> hostileThings() {
    Map<String, String> pages = new HashMap<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      var text = HOSTILE.get(i);
      var service =
          administration
              .post(
                  "/api/users",
                  Json.object(
                      Map.of("Username", "hostile-" + i, "DisplayName", text, "IsService", true)))
              .expect(201)
              .json();
      var id = Json.text(service, "Id");
      administration
          .post("/api/users/" + id + "/apikeys", Json.object(Map.of("Purpose", text)))
          .expect(200);
      var identity =
          created(
              Portal.identitiesOf(service) + "/create/v1",
              Map.of(
                  "Name",
                  text + " identity",
                  "Issuer",
                  i % 2 == 0 ? JobTokens.GITHUB : "https://issuer.example",
                  "Subject",
                  text,
                  "Audience",
                  text));
      var identityPage =
          "/configuration/users/" + id + "/oidcIdentities/" + Json.text(identity, "Id");
      var team =
          created(
              "/api/teams",
              Map.of("Name", text, "Description", text, "MemberUserIds", List.of(id)));
      var role =
          created(
              "/api/userroles",
              Map.of(
                  "Name",
                  text,
                  "Description",
                  text,
                  "GrantedSystemPermissions",
                  List.of("UserView")));
      var space =
          created(
              "/api/spaces",
              Map.of(
                  "Name",
                  text.substring(0, Math.min(18, text.length())) + i,
                  "Description",
                  text,
                  "SpaceManagersTeamMembers",
                  List.of(id)));
      pages.put("/configuration/users/" + id, text + " identity");
      pages.put(identityPage, text + " identity");
      pages.put(identityPage + "/use", text + " identity");
      pages.put("/configuration/users/" + id + "/permissions", text);
      pages.put("/configuration/teams/" + Json.text(team, "Id"), text);
      pages.put("/configuration/roles/" + Json.text(role, "Id"), text);
      pages.put("/configuration/spaces/" + Json.text(space, "Id"), Json.text(space, "Name"));
      pages.put("/configuration/users/" + id + "/apiKeys/new", text);
    }
    var last = HOSTILE.getLast();
    pages.put("/configuration/users?filter=hostile", last);
    pages.put("/configuration/apiKeys", last);
    pages.put("/configuration/teams", last);
    pages.put("/configuration/roles", last);
    pages.put("/configuration/spaces", "</title>");
    pages.put("/configuration/audit", last);
    pages.put(
        "/users/me/apiKeys?partialPurpose=%3Cimg%20src%3Dx%20onerror%3Dwindow.harmed%3D1%3E",
        "Nothing matches");
    pages.put(
        "/%3Cimg%20src%3Dx%20onerror%3Dwindow.harmed%3D1%3E/nowhere", "There is no such page");
    return pages;
  }

  private JsonNode created(String path, Map<String, ?> body) {
    return administration.post(path, Json.object(body)).expect(201).json();
  }

  @Test
  void a_form_on_another_page_makes_no_key_with_the_session_of_its_reader() throws IOException {
    var person = portal.signInAsSomebody();
    browser.expectConsole("status of 403");
    var keys = "/api/users/" + Json.text(person, "Id") + "/apikeys";

    visitAttacker(
        form(server.address().resolve(keys), "{\"Purpose\":\"stolen\",\"ignored\":\"", "\"}"));

    browser.awaitText("The request came from a page of another site.");
    assertThat(administration.keysOf(Json.text(person, "Id"))).isEmpty();
  }

  @Test
  void a_form_on_another_page_signs_nobody_in_under_another_name() throws IOException {
    var attacker = portal.person();
    var victim = portal.signInAsSomebody();
    browser.expectConsole("status of 403");

    visitAttacker(
        form(
            server.address().resolve("/api/users/login"),
            "{\"Username\":\""
                + Json.text(attacker, "Username")
                + "\",\"Password\":\""
                + Portal.PASSWORD
                + "\",\"x\":\"",
            "\"}"));

    browser.awaitText("The request came from a page of another site.");
    browser.use(server);
    portal.goTo("/users/me", "Profile");
    browser.awaitText(Json.text(victim, "DisplayName"));
  }

  @Test
  void another_page_reads_nothing_with_the_session_of_its_reader() throws IOException {
    portal.signInAsSomebody();
    browser.expectConsole("blocked by CORS policy");
    browser.expectConsole("net::ERR_FAILED");

    visitAttacker(
        "<p id=result></p><script>fetch('"
            + server.address().resolve("/api/users/me")
            + "', {credentials: 'include'}).then(answer => answer.text())"
            + ".then(text => result.textContent = 'read ' + text, error => result.textContent = 'refused')</script>");

    browser.awaitText("refused");
  }

  @Test
  void another_page_cannot_show_the_portal_in_a_frame() throws IOException {
    portal.signInAsSomebody();
    browser.expectConsole("frame-ancestors");

    visitAttacker(
        "<p>Win a prize</p><iframe src='" + server.address().resolve("/app") + "'></iframe>");

    browser.awaitText("Win a prize");
    browser.await(
        "the refusal of the frame",
        () -> browser.console().stream().anyMatch(line -> line.text().contains("frame-ancestors")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong"})
  void a_change_without_the_anti_forgery_token_is_refused(String token) {
    var person = portal.signInAsSomebody();
    browser.expectConsole("status of 401");

    var status =
        browser.run(
            """
            const request = new XMLHttpRequest();
            request.open('POST', arguments[0], false);
            if (arguments[1]) request.setRequestHeader('X-Octopus-Csrf-Token', arguments[1]);
            request.send('{"Purpose":"no token"}');
            return request.status;
            """,
            "/api/users/" + Json.text(person, "Id") + "/apikeys",
            token);

    assertThat(String.valueOf(status)).isEqualTo("401");
    assertThat(administration.keysOf(Json.text(person, "Id"))).isEmpty();
  }

  @Test
  void text_does_not_become_markup_even_where_a_script_is_wrong() {
    portal.signInAsSomebody();

    var refused =
        browser.run(
            """
            try {
              document.body.innerHTML = '<img src=x onerror="window.harmed=1">';
              return 'taken';
            } catch (error) {
              return error.name;
            }
            """);

    assertThat(refused).isEqualTo("TypeError");
    browser.expectConsole("TrustedHTML");
  }

  private void visitAttacker(String body) throws IOException {
    var attacker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    attacker.createContext(
        "/",
        exchange -> {
          var page =
              ("<!doctype html><link rel=icon href='data:,'>" + body)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          try (var out = exchange.getResponseBody()) {
            out.write(page);
          }
        });
    attacker.start();
    try {
      browser.use(URI.create("http://127.0.0.1:" + attacker.getAddress().getPort()));
      browser.open("/");
      browser.await("the attacker's page to have done its worst", () -> !browser.text().isBlank());
    } finally {
      attacker.stop(0);
    }
  }

  /** A form that sends JSON without asking anybody, as the oldest trick has it. */
  private static String form(URI target, String name, String value) {
    return "<form method=post enctype=text/plain action='"
        + target
        + "'><input type=hidden name='"
        + name
        + "' value='"
        + value
        + "'></form><script>document.forms[0].submit()</script>";
  }
}
