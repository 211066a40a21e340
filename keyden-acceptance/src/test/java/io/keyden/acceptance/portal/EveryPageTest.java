package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every page: everybody can use it, in the dark and on a phone. */
@RunsOnPackagedServer
@RunsInBrowser
final class EveryPageTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Browser browser;
  private final Portal portal;
  private final Administration administration;
  private String account = "";
  private String team = "";
  private String workload = "";
  private String identity = "";
  private String anySubject = "";

  EveryPageTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  /** A page, and a text that says that it is whole. */
  record Place(String path, String shows) {}

  private static Stream<Place> places() {
    return Stream.of(
        new Place("/users/me/apiKeys", "Search by purpose"),
        new Place("/users/me/apiKeys/new", "Create API key"),
        new Place("/users/me", "Profile"),
        new Place("/configuration/users", "Create user"),
        new Place("/configuration/users/new", "Password, again"),
        new Place("/configuration/users/newServiceAccount", "User name"),
        new Place("/configuration/users/invite", "Invite"),
        new Place("/configuration/users/ACCOUNT", "nightly"),
        new Place("/configuration/users/ACCOUNT/permissions", "Permission"),
        new Place("/configuration/users/ACCOUNT/apiKeys/new", "Create API key"),
        new Place("/configuration/users/WORKLOAD", "Any subject"),
        new Place("/configuration/users/WORKLOAD/oidcIdentities/new", "Create OIDC identity"),
        new Place("/configuration/users/WORKLOAD/oidcIdentities/IDENTITY", "How to find the ids"),
        new Place(
            "/configuration/users/WORKLOAD/oidcIdentities/ANYSUBJECT",
            "Every token of this issuer is accepted."),
        new Place(
            "/configuration/users/WORKLOAD/oidcIdentities/IDENTITY/use", "OctopusDeploy/login@v1"),
        new Place(
            "/configuration/users/WORKLOAD/oidcIdentities/ANYSUBJECT/use", "read -rs ID_TOKEN"),
        new Place("/configuration/apiKeys", "nightly"),
        new Place("/configuration/teams", "Everyone"),
        new Place("/configuration/teams/new", "Create team"),
        new Place("/configuration/teams/TEAM", "Members"),
        new Place("/configuration/roles", "Build server"),
        new Place("/configuration/roles/new", "Create user role"),
        new Place("/configuration/roles/userroles-systemadministrator", "Search permissions"),
        new Place("/configuration/spaces", "Default"),
        new Place("/configuration/spaces/new", "Create space"),
        new Place("/Spaces-1", "Stop the task queue"),
        new Place("/configuration/audit", "Download as CSV"),
        new Place("/configuration/audit/Events-3", "When"),
        new Place("/configuration/settings", "Save settings"),
        new Place("/no/such/page", "There is no such page"));
  }

  @BeforeEach
  void fill() {
    // A colour that is still on its way to another one has no contrast yet.
    browser.reducedMotion();
    var number = NEXT.incrementAndGet();
    account = Json.text(administration.createServiceAccount("nightly-" + number), "Id");
    administration
        .post("/api/users/" + account + "/apikeys", Json.object(Map.of("Purpose", "nightly")))
        .expect(200);
    var night = Map.of("Name", "Night shift " + number, "MemberUserIds", List.of(account));
    team =
        Json.text(administration.post("/api/teams", Json.object(night)).expect(201).json(), "Id");
    var without = administration.createServiceAccount("workload-" + number);
    workload = Json.text(without, "Id");
    identity =
        Json.text(
            portal.identity(
                without,
                "deployments of the shop",
                JobTokens.GITHUB,
                "repo:a-long-name-of-an-owner@123456/and-of-a-repository@456789:ref:refs/heads/main"),
            "Id");
    anySubject =
        Json.text(portal.identity(without, "anybody", "https://issuer.example", "*"), "Id");
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_page_can_be_used_by_everybody_in_the_dark_and_on_a_phone(Place place) {
    portal.signInAsAdministrator();
    open(place);

    browser.checkAccessibility();
    browser.dark();
    browser.checkAccessibility();
    browser.phone();
    browser.checkAccessibility();
    assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth"))
        .as("pixels that stick out on a phone")
        .isEqualTo(0L);
    assertThat(browser.run("return document.querySelectorAll('h1').length")).isEqualTo(1L);
  }

  @Test
  void the_pages_of_those_who_are_not_signed_in_can_be_used_by_everybody() {
    for (var place : List.of("/signin", "/register")) {
      browser.desktop();
      browser.light();
      browser.open("/app#" + place);
      browser.field("Password").awaitThere();
      browser.checkAccessibility();
      browser.dark();
      browser.phone();
      browser.checkAccessibility();
      browser.forgetCookies();
    }
  }

  @Test
  void the_address_of_the_vendor_leads_to_the_same_page() {
    portal.signInAsAdministrator();

    portal.goTo("/Spaces-1/users/me/apiKeys", "My API keys");
    portal.goTo("/Spaces-1/configuration/users", "Users");
    browser.open("/app#/configuration/users/" + account);
    browser.awaitText("nightly-" + NEXT.get());
    browser.open(Json.link(administration.get("/api/spaces/Spaces-1").expect(200).json(), "Web"));
    browser.awaitText("Stop the task queue");
  }

  private void open(Place place) {
    browser.open(
        "/app#"
            + place
                .path()
                .replace("ACCOUNT", account)
                .replace("TEAM", team)
                .replace("WORKLOAD", workload)
                .replace("IDENTITY", identity)
                .replace("ANYSUBJECT", anySubject));
    browser.awaitText(place.shows());
    browser.await("the end of loading", () -> !browser.text().contains("Loading…"));
  }
}
