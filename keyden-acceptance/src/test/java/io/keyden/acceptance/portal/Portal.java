package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.browser.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** What people do in the portal again and again. */
final class Portal {
  /** Good enough for the server, and for the eyes of who reads a test. */
  static final String PASSWORD = "four words in a row";

  private static final String ACTIVE_HIT =
      """
      const hit = document.activeElement.getAttribute('aria-activedescendant');
      return hit && document.getElementById(hit)?.firstElementChild?.innerText;
      """;

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final Browser browser;
  private final PackagedServer server;
  private final Administration administration;

  Portal(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.server = server;
    this.administration = Administration.of(server);
  }

  /** Somebody new with no rights but their own, as a user. */
  JsonNode person() {
    return administration.createPerson("person-" + PEOPLE.incrementAndGet(), PASSWORD);
  }

  /** Somebody new with these permissions at system level, by a role and a team of their own. */
  JsonNode personWith(String... permissions) {
    var person = person();
    grant(person, permissions);
    return person;
  }

  /** Gives an account these permissions at system level, by a role and a team of its own. */
  void grant(JsonNode account, String... permissions) {
    var name = "Rights of " + Json.text(account, "Username");
    var role =
        create(
            "/api/userroles",
            Map.of("Name", name, "GrantedSystemPermissions", List.of(permissions)));
    var team = team(name, account);
    create(
        "/api/scopeduserroles",
        Map.of("TeamId", Json.text(team, "Id"), "UserRoleId", Json.text(role, "Id")));
  }

  /** Where the API has the OIDC identities of a service account. */
  static String identitiesOf(JsonNode account) {
    return "/api/serviceaccounts/" + Json.text(account, "Id") + "/oidcidentities";
  }

  /** Gives a service account an OIDC identity, which asks for the account's own audience. */
  JsonNode identity(JsonNode account, String name, String issuer, String subject) {
    return create(
        identitiesOf(account) + "/create/v1",
        Map.of("Name", name, "Issuer", issuer, "Subject", subject));
  }

  /** A team of the whole system with these members. */
  JsonNode team(String name, JsonNode... members) {
    var ids = Json.texts(List.of(members), "Id");
    return create("/api/teams", Map.of("Name", name, "MemberUserIds", ids));
  }

  /** The ids of the members of a team as the server has them. */
  List<String> membersOf(JsonNode team) {
    var now = administration.get("/api/teams/" + Json.text(team, "Id")).expect(200).json();
    return Json.list(now, "MemberUserIds").stream().map(JsonNode::asString).toList();
  }

  private JsonNode create(String path, Map<String, ?> body) {
    return administration.post(path, Json.object(body)).expect(201).json();
  }

  /** An account as the server has it. */
  JsonNode account(JsonNode user) {
    return administration.get("/api/users/" + Json.text(user, "Id")).expect(200).json();
  }

  /** Disables an account behind the back of whoever sees it in the browser. */
  void disable(JsonNode user) {
    change(user, "IsActive", false);
  }

  /** Changes an account behind the back of whoever sees it in the browser. */
  void change(JsonNode user, String member, Object value) {
    var changed = account(user).deepCopy().asObject().putPOJO(member, value);
    administration.put("/api/users/" + Json.text(user, "Id"), changed).expect(200);
  }

  /** A session of that person on another device. */
  OtherSession elsewhere(JsonNode person) {
    return OtherSession.open(server, Json.text(person, "Username"), PASSWORD);
  }

  /** Signs in as somebody new, and stands on the page of their keys. */
  JsonNode signInAsSomebody() {
    var person = person();
    signIn(Json.text(person, "Username"), PASSWORD);
    return person;
  }

  /** Signs in as the administrator, and stands on the page of the own keys. */
  void signInAsAdministrator() {
    signIn(PackagedServer.ADMINISTRATOR, server.administratorPassword());
  }

  /** Opens the portal and signs in. */
  void signIn(String username, String password) {
    browser.open("/app");
    fillSignIn(username, password);
    browser.awaitTitle("My API keys – Keyden");
  }

  /** Fills in and sends the form of the sign-in page. */
  void fillSignIn(String username, String password) {
    browser.field("User name or e-mail address").fill(username);
    browser.field("Password").fill(password);
    browser.button("Sign in").click();
  }

  /** From the page of the own keys to that for a new one. */
  void newKey() {
    browser.part(".page-heading").link("New API key").click();
    browser.awaitTitle("New API key – Keyden");
  }

  /** Fills in a new password twice, and sends it by that button. */
  void fillNewPassword(String password, String again, String button) {
    browser.field("New password").fill(password);
    browser.field("New password, again").fill(again);
    browser.button(button).click();
  }

  /** Makes a key in the session of the browser, as another program of the person would. */
  void makeKey(JsonNode person, String purpose, @Nullable Instant expires) {
    Map<String, Object> body = new HashMap<>(Map.of("Purpose", purpose));
    if (expires != null) {
      body.put("Expires", expires.toString());
    }
    var status =
        browser.run(
            """
            const token = document.cookie.split('; ').find(each => each.startsWith('Octopus-Csrf-Token'));
            const request = new XMLHttpRequest();
            request.open('POST', arguments[0], false);
            request.setRequestHeader('X-Octopus-Csrf-Token', token.slice(token.indexOf('=') + 1));
            request.send(arguments[1]);
            return request.status;
            """,
            "/api/users/" + Json.text(person, "Id") + "/apikeys",
            Json.compact(Json.object(body)));
    assertThat(String.valueOf(status)).isEqualTo("200");
  }

  /** Types a name into a field that finds one of many, and takes the hit that has this name. */
  void pick(String label, String name) {
    browser.field(label).fill(name);
    browser.await(
        "the hit '" + name + "' of the field '" + label + "'",
        () -> name.equals(browser.run(ACTIVE_HIT)));
    browser.press(Keys.ENTER);
  }

  /** Goes to a page by its address behind {@code /app#}, and waits for its title. */
  void goTo(String place, String title) {
    browser.open("/app#" + place);
    browser.awaitTitle(title + " – Keyden");
  }

  /** The session's cookie, if there is one. */
  Optional<Cookie> sessionCookie() {
    return browser.cookies().stream()
        .filter(cookie -> cookie.getName().startsWith("OctopusIdentificationToken"))
        .findFirst();
  }

  /** Status of a look at the own user with that cookie, by another program than the browser. */
  int statusWith(Cookie cookie) {
    var request =
        HttpRequest.newBuilder(server.address().resolve("/api/users/me"))
            .header("Cookie", cookie.getName() + "=" + cookie.getValue())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
