package io.keyden.acceptance.portal;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Makes the pictures of the documents anew; {@code scripts/portal-screenshots.sh} runs it. Names
 * and purposes are fixed, so that a picture changes with the page, with the day, and with the first
 * characters of the keys only.
 */
@RunsInBrowser
@Tag("screenshots")
final class PortalScreenshots {
  private final Browser browser;

  PortalScreenshots(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void set_the_stage() {
    browser.window(1280, 800, 1);
    browser.timeZone(ZoneOffset.UTC);
    browser.light();
    browser.reducedMotion();
  }

  @Test
  void first_start() {
    try (var server = PackagedServer.setup().withoutAdministrator().start()) {
      browser.use(server);
      browser.open("/app");
      browser.field("Set-up code").awaitThere();
      picture("set-up");
    }
  }

  @Test
  void every_page() {
    try (var server = PackagedServer.setup().start()) {
      browser.use(server);
      var stage = new Stage(Administration.of(server));
      outside();
      var portal = new Portal(browser, server);
      portal.signIn("mara", Portal.PASSWORD);
      own(portal, stage.mara);
      users(stage);
      identities(stage);
      access(stage);
      records(stage);
    }
  }

  private void outside() {
    browser.open("/app");
    browser.field("Password").awaitThere();
    picture("sign-in");
    browser.open("/app#/register");
    browser.field("Password, again").awaitThere();
    picture("register");
  }

  private void own(Portal portal, JsonNode mara) {
    portal.makeKey(mara, "deploy to production", inDays(121));
    portal.makeKey(mara, "dashboard in the corridor", inDays(12));
    portal.makeKey(mara, "release notes", inDays(64));
    browser.reload();
    page("/users/me/apiKeys", "deploy to production", "my-api-keys");
    browser.phone();
    browser.dark();
    picture("my-api-keys-phone");
    browser.light();
    browser.window(1280, 800, 1);

    page("/users/me/apiKeys/new", "Create API key", "new-api-key");
    browser.field("Purpose").fill("measure the build queue");
    browser.button("Create API key").click();
    browser.remember(browser.field("measure the build queue").value());
    // A picture is for ever, and a finder of secrets would stop at it.
    browser.run(
        "document.querySelector('keyden-shown-once input').value = 'API-' + '•'.repeat(26)");
    picture("new-api-key-shown-once");
    browser.button("Copy").click();

    page("/users/me", "Change password", "profile");
  }

  private void users(Stage stage) {
    page("/configuration/users", "Build server", "users");
    page("/configuration/users/new", "Password, again", "new-user");
    page("/configuration/users/newServiceAccount", "Create service account", "new-service-account");
    page("/configuration/users/invite", "Create invitation", "invite-user");
    page("/configuration/users/" + stage.buildServer, "restore test packages", "user");
    page(
        "/configuration/users/" + stage.buildServer + "/permissions",
        "Download as CSV",
        "user-permissions");
    page("/configuration/apiKeys", "restore test packages", "all-api-keys");
    browser.dark();
    picture("all-api-keys-dark");
    browser.light();
  }

  private void identities(Stage stage) {
    var place = "/configuration/users/" + stage.shop;
    browser.open("/app#" + place);
    browser.awaitText("deployments of the shop");
    browser.await("the end of loading", () -> !browser.text().contains("Loading…"));
    browser.run("document.querySelector('[aria-labelledby=oidc]').scrollIntoView()");
    picture("service-account-oidc");
    browser.window(1280, 1100, 1);
    browser.open("/app#" + place + "/oidcIdentities/new");
    browser.field("Name").fill("previews of releases");
    browser.field("Repository").fill("acme@123456/shop@456789");
    browser.field("Branch").fill("release/*");
    picture("new-oidc-identity");
    page(
        place + "/oidcIdentities/" + stage.deployments + "/use", "Copy lines", "use-oidc-identity");
    browser.window(1280, 800, 1);
  }

  private void access(Stage stage) {
    page("/configuration/teams", "Release managers", "teams");
    page("/configuration/teams/new", "Create team", "new-team");
    page("/configuration/teams/" + stage.releaseManagers, "Members", "team");
    page("/configuration/roles", "Build server", "roles");
    page("/configuration/roles/userroles-deploymentcreator", "Search permissions", "role");
    page("/configuration/spaces", "Warehouse", "spaces");
    page("/configuration/spaces/new", "Create space", "new-space");
    page("/" + stage.warehouse, "Stop the task queue", "space");
  }

  private void records(Stage stage) {
    page("/configuration/audit", "Download as CSV", "audit");
    page("/configuration/audit/" + stage.change, "Changes", "audit-event");
    page("/configuration/settings", "Save settings", "settings");
  }

  private static Instant inDays(int days) {
    // A minute more, else the page rounds down while it is made.
    return Instant.now().plus(days, ChronoUnit.DAYS).plusSeconds(60);
  }

  private void page(String place, String shows, String name) {
    browser.open("/app#" + place);
    browser.awaitText(shows);
    browser.await("the end of loading", () -> !browser.text().contains("Loading…"));
    picture(name);
  }

  private void picture(String name) {
    browser.screenshot(
        PackagedServer.repositoryRoot().resolve("docs/images").resolve(name + ".png"));
  }

  /** A small company, as it might be. */
  private static final class Stage {
    private final Administration administration;
    final JsonNode mara;
    final String buildServer;
    final String shop;
    final String deployments;
    final String releaseManagers;
    final String warehouse;
    final String change;

    Stage(Administration administration) {
      this.administration = administration;
      var administrator = person("mara", "Mara Lindqvist");
      var tomas = person("tomas", "Tomás Oliveira");
      var aiko = person("aiko", "Aiko Tanaka");
      var jules = person("jules", "Jules Bernard");
      buildServer = account("build-server", "Build server");
      var backup = account("backup", "Nightly backup");
      var monitoring = account("monitoring", "Monitoring");

      var terraform = account("terraform", "Terraform");

      shop = account("shop", "Shop pipelines");
      deployments =
          identity("deployments of the shop", JobTokens.GITHUB, "repo:acme/shop:environment:live");
      identity("releases", JobTokens.GITHUB, "repo:acme/shop:ref:refs/tags/v*");
      identity("try things out", "https://gitlab.example.com", "*");

      key(terraform, "warehouse", 33);
      key(terraform, "try things out", 5);
      key(backup, "export of the audit to the archive", 205);
      key(buildServer, "create releases", 150);
      key(buildServer, "restore test packages", 92);
      key(backup, "backup of the configuration", 233);
      key(monitoring, "health of the deployment targets", 174);
      key(monitoring, "old probe, ask Tomás", 8);

      warehouse =
          create(
              "/api/spaces",
              Map.of("Name", "Warehouse", "SpaceManagersTeamMembers", List.of(tomas)));
      releaseManagers =
          create(
              "/api/teams",
              Map.of(
                  "Name",
                  "Release managers",
                  "Description",
                  "Who may say that a release goes out",
                  "MemberUserIds",
                  List.of(aiko, jules, buildServer)));
      create(
          "/api/scopeduserroles",
          Map.of(
              "TeamId",
              releaseManagers,
              "UserRoleId",
              "userroles-deploymentcreator",
              "SpaceId",
              "Spaces-1"));
      join("teams-administrators", administrator);
      mara = administration.get("/api/users/" + administrator).expect(200).json();
      rename(jules, "Jules Bernard-Roy");
      change = newest(jules);
    }

    private String person(String username, String displayName) {
      return create(
          "/api/users",
          Map.of(
              "Username",
              username,
              "DisplayName",
              displayName,
              "EmailAddress",
              username + "@example.com",
              "Password",
              Portal.PASSWORD));
    }

    private String account(String username, String displayName) {
      return create(
          "/api/users",
          Map.of("Username", username, "DisplayName", displayName, "IsService", true));
    }

    private void key(String user, String purpose, int days) {
      var body = Map.of("Purpose", purpose, "Expires", inDays(days).toString());
      administration.post("/api/users/" + user + "/apikeys", Json.object(body)).expect(200);
    }

    private String identity(String name, String issuer, String subject) {
      return create(
          "/api/serviceaccounts/" + shop + "/oidcidentities/create/v1",
          Map.of("Name", name, "Issuer", issuer, "Subject", subject));
    }

    private String create(String path, Map<String, ?> body) {
      return Json.text(administration.post(path, Json.object(body)).expect(201).json(), "Id");
    }

    private void join(String team, String user) {
      var path = "/api/teams/" + team;
      var members =
          Stream.concat(
              Json.elements(
                      administration.get(path).expect(200).json().path("MemberUserIds"), "members")
                  .stream()
                  .map(JsonNode::asString),
              Stream.of(user));
      change(path, "MemberUserIds", members.toList());
    }

    private void rename(String user, String displayName) {
      change("/api/users/" + user, "DisplayName", displayName);
    }

    private void change(String path, String member, Object value) {
      JsonNode before = administration.get(path).expect(200).json();
      var after = Json.object();
      before.properties().forEach(each -> after.set(each.getKey(), each.getValue()));
      after.set(member, Json.object(Map.of(member, value)).get(member));
      administration.put(path, after).expect(200);
    }

    private String newest(String document) {
      var events = administration.get("/api/events?regarding=" + document).expect(200).json();
      return Json.text(Json.list(events, "Items").getFirst(), "Id");
    }
  }
}
