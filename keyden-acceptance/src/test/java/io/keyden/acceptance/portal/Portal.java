package io.keyden.acceptance.portal;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.browser.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
