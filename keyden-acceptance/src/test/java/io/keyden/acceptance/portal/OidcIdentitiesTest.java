package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.Kind;
import io.keyden.acceptance.browser.PageElement;
import io.keyden.acceptance.browser.RunsInBrowser;
import io.keyden.acceptance.browser.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Service accounts that are let in by the tokens of another issuer, as administrators see them. */
@RunsOnPackagedServer
@RunsInBrowser
final class OidcIdentitiesTest {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String GITHUB = JobTokens.GITHUB;

  private final String name = "workload-" + NEXT.incrementAndGet();
  private final Browser browser;
  private final PackagedServer server;
  private final Portal portal;
  private final Administration administration;

  OidcIdentitiesTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.server = server;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void an_account_without_an_identity_says_what_one_is_for_and_leads_to_it() {
    var account = administration.createServiceAccount(name);
    openPageOf(account);
    browser.find(Kind.SECTION, "What is missing").awaitText("It has neither yet.");
    section().awaitText("acts as this account without an API key");

    section().button("Copy " + externalId(account)).click();
    assertThat(browser.clipboard()).isEqualTo(externalId(account));
    section().part(".empty-state").link("New OIDC identity").click();
    browser.awaitTitle("New OIDC identity – Keyden");
    browser.heading("New OIDC identity for " + name).awaitThere();

    assertThat(browser.field("Who issues the tokens").options())
        .containsExactly("GitHub Actions", "Other issuer");
    browser.link("Cancel").click();
    browser.awaitTitle("User – Keyden");
  }

  /** A choice of runs, what is typed for it, the subject of it, and how the workflow starts. */
  record Filter(String runs, String field, String text, String subject, String workflow) {}

  private static Stream<Filter> filters() {
    return Stream.of(
        new Filter("Any run", "", "", "*", "\non: workflow_dispatch\n"),
        new Filter(
            "A branch",
            "Branch",
            "release/*",
            "ref:refs/heads/release/*",
            "\non:\n  push:\n    branches: [\"release/**\"]\n"),
        new Filter(
            "An environment",
            "Environment",
            "Shop: production",
            "environment:Shop%3A production",
            "\n    environment: \"Shop: production\"\n"),
        new Filter("Pull requests", "", "", "pull_request", "\non: pull_request\n"),
        new Filter(
            "A tag", "Tag", "v2", "ref:refs/tags/v2", "\non:\n  push:\n    tags: [\"v2\"]\n"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void a_workflow_of_github_is_let_in_by_its_subject_and_gets_a_ready_file(Filter filter) {
    var account = administration.createServiceAccount(name);
    openNewIdentityOf(account);

    browser.field("Name").fill("shop");
    browser.field("Repository").fill("acme/shop");
    browser.field("Which runs").choose(filter.runs);
    if (!filter.field.isEmpty()) {
      browser.field(filter.field).fill(filter.text);
    }
    browser.part("#subject").awaitText("repo:acme/shop:" + filter.subject);
    browser.button("Create OIDC identity").click();

    browser.awaitTitle("Use an OIDC identity – Keyden");
    browser.heading("Use “shop”").awaitThere();
    var identity = onlyIdentityOf(account);
    assertThat(Json.text(identity, "Name")).isEqualTo("shop");
    assertThat(Json.text(identity, "Issuer")).isEqualTo(GITHUB);
    assertThat(Json.text(identity, "Subject")).isEqualTo("repo:acme/shop:" + filter.subject);
    assertThat(identity.path("Audience").isNull()).isTrue();
    assertThat(copied("OctopusDeploy/login"))
        .contains(
            filter.workflow,
            "\n    permissions:\n      id-token: write ",
            "- uses: OctopusDeploy/login@v1\n        with:\n          server: %s\n          service_account_id: %s\n"
                .formatted(server.address(), externalId(account)));
    assertThat(copied("curl and jq"))
        .contains(
            filter.workflow,
            "\n    permissions:\n      id-token: write ",
            "\n      OCTOPUS_URL: %s\n      SERVICE_ACCOUNT_ID: %s\n"
                .formatted(server.address(), externalId(account)));

    browser.link("Done").click();
    assertThat(identities().records().getFirst())
        .containsEntry("Name", "shop")
        .containsEntry("Issuer", "GitHub Actions")
        .containsEntry("Subject", "repo:acme/shop:" + filter.subject)
        .containsEntry("Audience", "the account's id");
    section().link("Edit shop").click();
    browser.field("Repository").awaitValue("acme/shop");
    assertThat(chosenRuns()).isEqualTo(filter.runs);
    if (!filter.field.isEmpty()) {
      browser.field(filter.field).awaitValue(filter.text);
    }
  }

  @Test
  void a_repository_may_carry_its_ids_and_must_name_its_owner() {
    var account = administration.createServiceAccount(name);
    openNewIdentityOf(account);
    browser.field("Name").fill("shop");

    for (var wrong : List.of("", "acme", "*/shop", "https://github.com/acme/shop")) {
      browser.field("Repository").fill(wrong);
      browser.button("Create OIDC identity").click();
      browser.part("#field-repository-fault").awaitText("as owner/name");
      browser.field("Repository").awaitFocus();
    }
    browser.part("#field-Branch-fault").awaitText("the name of the branch");
    assertThat(identitiesOf(account)).isEmpty();
    browser.field("Repository").fill("acme@123456/shop@456789");
    browser.field("Branch").fill("main");
    browser.button("Create OIDC identity").click();

    browser.awaitTitle("Use an OIDC identity – Keyden");
    assertThat(Json.text(onlyIdentityOf(account), "Subject"))
        .isEqualTo("repo:acme@123456/shop@456789:ref:refs/heads/main");
  }

  @Test
  void what_the_server_says_of_another_issuer_stands_at_its_field() {
    var account = administration.createServiceAccount(name);
    portal.identity(account, "taken", "https://issuer.example", "somebody");
    openNewIdentityOf(account);
    browser.expectConsole("status of 400");

    browser.field("Who issues the tokens").choose("Other issuer");
    browser.field("Name").fill("Taken");
    browser.field("Issuer").fill("http://issuer.example");
    browser.field("Audience (optional)").fill("x".repeat(1001));
    browser.button("Create OIDC identity").click();

    browser.part("#field-Name-fault").awaitText("already");
    browser.part("#field-Issuer-fault").awaitText("must use HTTPS");
    browser.part("#field-Subject-fault").awaitText("Please provide the subject");
    browser.part("#field-Audience-fault").awaitText("at most 1000 characters");
    browser.field("Name").awaitFocus();
    browser.field("Name").fill("another");
    browser.field("Issuer").fill("https://gitlab.example");
    browser.field("Subject").fill("project_path:acme/*:ref_type:branch:ref:main");
    browser.field("Audience (optional)").fill("keyden");
    browser.button("Create OIDC identity").click();

    browser.heading("Use “another”").awaitThere();
    var lines = copied("curl");
    assertThat(lines)
        .contains(server.address() + "/api/token/v1 ", " audience=" + externalId(account) + " ");
    browser.link("Done").click();
    identities().awaitRows(2);
    assertThat(identities().records().getLast())
        .containsEntry("Name", "another")
        .containsEntry("Issuer", "https://gitlab.example")
        .containsEntry("Subject", "project_path:acme/*:ref_type:branch:ref:main")
        .containsEntry("Audience", "keyden");
  }

  @Test
  void a_subject_that_anybody_has_is_warned_of_and_not_refused() {
    var account = administration.createServiceAccount(name);
    openNewIdentityOf(account);
    var warning = "Every token of this issuer is accepted.";

    browser.field("Who issues the tokens").choose("Other issuer");
    browser.field("Name").fill("anybody");
    browser.field("Issuer").fill("https://issuer.example");
    browser.field("Subject").fill("*");
    browser.part("form [role=status]").awaitText(warning);
    browser.field("Subject").type("x");
    browser.awaitNoText(warning);
    browser.field("Subject").fill("*");
    browser.part("form [role=status]").awaitText(warning);
    browser.button("Create OIDC identity").click();

    browser.awaitTitle("Use an OIDC identity – Keyden");
    browser.link("Done").click();
    identities().row("anybody").awaitText("Any subject");
    identities().row("anybody").awaitText(warning);
  }

  @Test
  void owners_of_repositories_that_are_not_named_are_warned_of() {
    var account = administration.createServiceAccount(name);
    portal.identity(account, "open", GITHUB, "repo:acme*/shop:ref:refs/heads/main");
    portal.identity(account, "own", GITHUB, "repo:acme/*:ref:refs/heads/main");
    openPageOf(account);

    identities().row("open").awaitText("Any owner");
    assertThat(identities().row("own").text()).doesNotContain("Any owner");
  }

  @Test
  void what_is_saved_leaves_alone_what_others_have_changed_meanwhile() {
    var account = administration.createServiceAccount(name);
    var identity = portal.identity(account, "shop", GITHUB, "repo:acme/shop:pull_request");
    openPageOf(account);
    section().link("Edit shop").click();
    browser.awaitTitle("OIDC identity – Keyden");
    browser.field("Name").awaitValue("shop");
    var changed =
        identity.deepCopy().asObject().put("Subject", "repo:acme/shop:ref:refs/heads/main");
    administration
        .put(Portal.identitiesOf(account) + "/" + Json.text(identity, "Id") + "/v1", changed)
        .expect(200);

    browser.field("Name").fill("web shop");
    browser.button("Save").click();

    browser.awaitText("The OIDC identity “web shop” was saved.");
    identities().row("web shop").awaitThere();
    assertThat(onlyIdentityOf(account)).isEqualTo(changed.put("Name", "web shop"));
  }

  @Test
  void an_identity_that_is_no_plain_repository_is_shown_as_it_is() {
    var account = administration.createServiceAccount(name);
    portal.identity(account, "whole", GITHUB, "repository_owner_id:123:* ");
    openPageOf(account);
    section().link("Edit whole").click();

    browser.field("Subject").awaitValue("repository_owner_id:123:* ");
    browser.field("Who issues the tokens").awaitValue("other");
    browser.field("Name").fill("all of acme");
    browser.button("Save").click();

    browser.awaitText("The OIDC identity “all of acme” was saved.");
    assertThat(Json.text(onlyIdentityOf(account), "Subject"))
        .isEqualTo("repository_owner_id:123:* ");
    identities().awaitRows(1);
    section().link("Workflow: all of acme").click();
    browser.part("#example pre").awaitText("on: workflow_dispatch");
  }

  @Test
  void an_identity_is_removed_after_a_question_that_names_it() {
    var account = administration.createServiceAccount(name);
    portal.identity(account, "old", "https://issuer.example", "build 7");
    portal.identity(account, "kept", "https://issuer.example", "build 8");
    openPageOf(account);
    identities().awaitRows(2);

    browser.button("Remove old").click();
    browser
        .dialog("Remove “old”?")
        .awaitText("access tokens that were exchanged by it end at once");
    browser.dialog().awaitText("build 7");
    browser.dialog().button("Keep identity").click();
    browser.dialog().awaitGone();
    assertThat(identitiesOf(account)).hasSize(2);
    browser.button("Remove old").click();
    browser.dialog().button("Remove identity").click();

    browser.awaitText("The OIDC identity “old” was removed.");
    identities().awaitRows(1);
    browser.heading("OpenID Connect").awaitFocus();
    assertThat(Json.text(onlyIdentityOf(account), "Name")).isEqualTo("kept");
  }

  @Test
  void the_audit_tells_of_identities_and_leads_to_their_account() {
    var account = administration.createServiceAccount(name);
    portal.identity(account, "anybody", "https://issuer.example", "*");
    portal.signInAsAdministrator();
    portal.goTo("/configuration/audit", "Audit");

    browser.field("Regarding").fill(Json.text(account, "Id"));
    browser.table("Events, newest first").awaitRows(2);
    browser.awaitText("OIDC identity anybody of " + name + " was added");
    browser.link("anybody").click();

    browser.awaitTitle("User – Keyden");
    browser.heading(name).awaitThere();
  }

  @Test
  void who_may_not_change_an_account_is_told_so_and_people_have_no_identities() {
    var account = administration.createServiceAccount(name);
    portal.grant(account, "ConfigureServer");
    portal.identity(account, "hidden", "https://issuer.example", "build");
    var reader = portal.personWith("UserView");
    var editor = portal.personWith("UserView", "UserEdit");
    browser.expectConsole("status of 403");

    portal.signIn(Json.text(reader, "Username"), Portal.PASSWORD);
    portal.goTo("/configuration/users/" + Json.text(account, "Id"), "User");
    section().awaitText("Only those who may edit users see the OIDC identities");
    assertThat(section().link("New OIDC identity").isThere()).isFalse();
    browser.forgetCookies();
    portal.signIn(Json.text(editor, "Username"), Portal.PASSWORD);
    portal.goTo("/configuration/users/" + Json.text(account, "Id"), "User");
    section().awaitText("AdministerSystem");
    browser.awaitNoText("hidden");

    portal.goTo("/configuration/users/" + Json.text(editor, "Id"), "User");
    browser.heading("API keys").awaitThere();
    assertThat(browser.names(Kind.HEADING)).doesNotContain("OpenID Connect");
  }

  private void openPageOf(JsonNode account) {
    portal.signInAsAdministrator();
    portal.goTo("/configuration/users/" + Json.text(account, "Id"), "User");
    browser.heading(name).awaitThere();
    browser.await("the end of loading", () -> !browser.text().contains("Loading…"));
  }

  private void openNewIdentityOf(JsonNode account) {
    portal.signInAsAdministrator();
    portal.goTo(
        "/configuration/users/" + Json.text(account, "Id") + "/oidcIdentities/new",
        "New OIDC identity");
  }

  private PageElement section() {
    return browser.find(Kind.SECTION, "OpenID Connect");
  }

  private Table identities() {
    return browser.table("OIDC identities of " + name);
  }

  /** Which runs are chosen, in words. */
  private String chosenRuns() {
    return String.valueOf(
        browser.run("return document.querySelector('#field-filter').selectedOptions[0].label"));
  }

  /** The lines behind that tab, out of the clipboard. */
  private String copied(String tab) {
    browser.find(Kind.TAB, tab).click();
    browser.button("Copy lines").click();
    browser.part("#example .icon-clipboard-check").awaitThere();
    return browser.clipboard();
  }

  private JsonNode all(JsonNode account) {
    return administration.get(Portal.identitiesOf(account) + "/v1").expect(200).json();
  }

  private String externalId(JsonNode account) {
    return Json.text(all(account), "ExternalId");
  }

  private List<JsonNode> identitiesOf(JsonNode account) {
    return Json.list(all(account), "OidcIdentities");
  }

  private JsonNode onlyIdentityOf(JsonNode account) {
    assertThat(identitiesOf(account)).hasSize(1);
    return identitiesOf(account).getFirst();
  }
}
