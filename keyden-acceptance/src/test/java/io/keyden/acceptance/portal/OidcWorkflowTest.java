package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.Kind;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The ready lines for OIDC identities, run as a runner of GitHub runs them. The tokens are those of
 * an issuer on this machine.
 */
@RunsInBrowser
final class OidcWorkflowTest {
  private static final String SUBJECT = "repo:acme/shop:ref:refs/heads/main";
  private static final Pattern VARIABLE = Pattern.compile("(?m)^ {6}([A-Z_]+): \"?([^\"\n]+)\"?$");
  private static final Pattern SCRIPT = Pattern.compile("run: \\|\n((?: {10}.*\n)+)");

  private final Browser browser;

  OidcWorkflowTest(Browser browser) {
    this.browser = browser;
  }

  @Test
  void the_workflow_acts_as_the_account_and_no_secret_gets_into_its_log(@TempDir Path folder)
      throws IOException {
    Program.require("jq");
    try (var server = loopbackIssuers();
        var issuer = new JobTokens(SUBJECT)) {
      browser.use(server);
      var portal = new Portal(browser, server);
      var account = Administration.of(server).createServiceAccount("shop");
      var shown = portal.identity(account, "github", JobTokens.GITHUB, SUBJECT);
      portal.identity(account, "this machine", issuer.issuer(), SUBJECT);
      var job = new Job(workflow(portal, account, shown), issuer, folder.resolve("environment"));

      var signIn = job.run(0);
      var use = job.run(1);

      var secrets = job.secrets(signIn.expectSuccess());
      assertThat(secrets).hasSize(2);
      assertThat(signIn.output())
          .isEqualTo(
              "::add-mask::%s\n::add-mask::%s\n".formatted(secrets.getFirst(), secrets.getLast()));
      assertThat(Files.readString(folder.resolve("environment")))
          .isEqualTo("OCTOPUS_ACCESS_TOKEN=" + secrets.getLast() + "\n");
      assertThat(use.expectSuccess().output()).contains("\"Username\":\"shop\"");
      assertThat(use.output() + signIn.errors() + use.errors()).doesNotContain(secrets);
    }
  }

  @Test
  void a_workflow_that_is_refused_says_why_and_goes_no_further(@TempDir Path folder) {
    Program.require("jq");
    try (var server = loopbackIssuers();
        var issuer = new JobTokens("repo:acme/shop:pull_request")) {
      browser.use(server);
      var portal = new Portal(browser, server);
      var account = Administration.of(server).createServiceAccount("shop");
      var shown = portal.identity(account, "github", JobTokens.GITHUB, SUBJECT);
      portal.identity(account, "this machine", issuer.issuer(), SUBJECT);
      var job = new Job(workflow(portal, account, shown), issuer, folder.resolve("environment"));

      var refused = job.run(0);

      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.lines().getLast())
          .startsWith("::error::")
          .contains("repo:acme/shop:pull_request");
      assertThat(folder.resolve("environment")).doesNotExist();
    }
  }

  @Test
  void the_lines_for_another_issuer_give_an_access_token() {
    try (var server = loopbackIssuers();
        var issuer = new JobTokens("build 7")) {
      browser.use(server);
      var portal = new Portal(browser, server);
      var administration = Administration.of(server);
      var account = administration.createServiceAccount("shop");
      var shown = portal.identity(account, "build", issuer.issuer(), "build ?");
      var lines = lines(portal, account, shown, "curl");
      var externalId =
          Json.text(
              administration.get(Portal.identitiesOf(account) + "/v1").expect(200).json(),
              "ExternalId");

      // The first line asks for the token at a terminal.
      var answer =
          Program.of("bash", "-c", lines.substring(lines.indexOf('\n') + 1))
              .with("ID_TOKEN", browser.remember(issuer.token(externalId)))
              .run()
              .expectSuccess()
              .output();

      var token = Json.text(Json.parse(answer.getBytes(StandardCharsets.UTF_8)), "access_token");
      var call = "curl -sS -H @- $SERVER/api/users/me <<< \"Authorization: Bearer $TOKEN\"";
      assertThat(
              Program.of("bash", "-c", call)
                  .with("SERVER", server.address().toString())
                  .with("TOKEN", browser.remember(token))
                  .run()
                  .output())
          .contains("\"Username\":\"shop\"");
    }
  }

  private static PackagedServer loopbackIssuers() {
    return PackagedServer.setup().option("--loopback-issuers", "on").start();
  }

  private String workflow(Portal portal, JsonNode account, JsonNode identity) {
    return lines(portal, account, identity, "curl and jq");
  }

  private String lines(Portal portal, JsonNode account, JsonNode identity, String tab) {
    portal.signInAsAdministrator();
    portal.goTo(
        "/configuration/users/%s/oidcIdentities/%s/use"
            .formatted(Json.text(account, "Id"), Json.text(identity, "Id")),
        "Use an OIDC identity");
    browser.find(Kind.TAB, tab).click();
    return String.valueOf(
        browser.run("return document.querySelector('#example code').textContent"));
  }

  /** The job of a workflow file. */
  private record Job(String workflow, JobTokens issuer, Path environment) {
    /** Runs a step that has a script, as {@code shell: bash} does. */
    Program.Result run(int step) {
      var script =
          SCRIPT.matcher(workflow).results().map(match -> match.group(1)).toList().get(step);
      var program =
          Program.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
              .with("ACTIONS_ID_TOKEN_REQUEST_URL", issuer.requestAddress())
              .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", issuer.requestPassword())
              .with("GITHUB_ENV", environment.toString());
      for (MatchResult variable : VARIABLE.matcher(workflow).results().toList()) {
        program = program.with(variable.group(1), variable.group(2));
      }
      return withWhatEarlierStepsSet(program);
    }

    private Program.Result withWhatEarlierStepsSet(Program program) {
      var all = program;
      for (var line : lines()) {
        all = all.with(line.split("=", 2)[0], line.split("=", 2)[1]);
      }
      return all.run();
    }

    private List<String> lines() {
      try {
        return Files.exists(environment) ? Files.readAllLines(environment) : List.of();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What the step asked the log to hide. */
    List<String> secrets(Program.Result result) {
      return result.lines().stream()
          .filter(line -> line.startsWith("::add-mask::"))
          .map(line -> line.substring("::add-mask::".length()))
          .toList();
    }
  }
}
