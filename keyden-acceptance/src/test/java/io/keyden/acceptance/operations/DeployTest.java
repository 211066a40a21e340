package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.RawRequest;
import io.keyden.acceptance.nodes.PostgresProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What stands in {@code deploy/} fits the program that is packaged. */
class DeployTest {
  private static final String UNIT = "systemd/keyden.service";
  private static final String CONTAINER = "container/Containerfile";
  private static final String KUBERNETES = "kubernetes/keyden.yaml";

  private static final Pattern OPTION = Pattern.compile("(?<=[\\s\"])--[a-z][a-z-]+");
  private static final Pattern VARIABLE = Pattern.compile("KEYDEN_[A-Z_]*[A-Z]");

  /** Options in a file that are not Keyden's: those of useradd, systemctl, kubectl, docker. */
  private static final Set<String> FOREIGN =
      Set.of(
          "--system",
          "--no-create-home",
          "--home-dir",
          "--shell",
          "--now",
          "--from-file",
          "--from",
          "--env-file");

  private static final Pattern SAMPLE =
      Pattern.compile("^([a-z_]+)(?:\\{([^}]*)})? ", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=~?\"");
  private static final Pattern GROUPED_BY = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern MEASUREMENT = Pattern.compile("\\b(?:keyden|process|jvm)_[a-z_]+");

  /** Labels that Prometheus adds, and that the dashboard may use without Keyden having them. */
  private static final Set<String> ADDED_LABELS = Set.of("instance", "le");

  private static final Pattern SECONDS = Pattern.compile("(\\d+)s?");

  /** How long the end may take beside the delay and the grace, as docs/operations.md says. */
  private static final int SECONDS_TO_END = 10;

  private static String text(String file) throws IOException {
    return Files.readString(PackagedServer.repositoryRoot().resolve("deploy").resolve(file));
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {UNIT, CONTAINER, KUBERNETES})
  void every_setting_is_one_that_the_server_has(String file) throws IOException {
    String help =
        Program.of(PackagedServer.script().toString(), "serve", "--help")
            .run()
            .expectSuccess()
            .output();
    String documented =
        Files.readString(PackagedServer.repositoryRoot().resolve("docs/configuration.md"));
    Set<String> options = all(OPTION, text(file));
    options.removeAll(FOREIGN);

    assertThat(options).contains("--data-dir").isSubsetOf(all(OPTION, help));
    assertThat(all(VARIABLE, text(file)))
        .allMatch(variable ->
            documented.contains("`" + variable + "`")
                || all(OPTION, help).contains(option(variable)));
  }

  /** The option that has the same meaning. */
  private static String option(String variable) {
    return "--" + variable.substring("KEYDEN_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Test
  void the_options_of_the_deployment_start_a_server() throws IOException {
    PackagedServer.Setup setup = PackagedServer.setup();
    for (String argument : text(KUBERNETES).lines().map(String::strip).toList()) {
      Matcher option = Pattern.compile("- (--[a-z-]+)=(\\S+).*").matcher(argument);
      // Where it listens, and the database, are of the place.
      if (option.matches()
          && !Set.of("--host", "--data-dir", "--database-url", "--database-user")
              .contains(option.group(1))) {
        setup = setup.option(option.group(1), option.group(2));
      }
    }

    try (PackagedServer server = setup.start()) {
      Requests.get(server, "/ready").expect(200);
      server.kill(); // it would take its time to stop
    }
  }

  @Test
  void a_stop_is_given_the_time_that_it_takes() throws IOException {
    String unit = text(UNIT);
    String kubernetes = text(KUBERNETES);

    assertThat(seconds(unit, "TimeoutStopSec="))
        .isGreaterThan(
            seconds(unit, "--drain-delay ") + seconds(unit, "--shutdown-grace ") + SECONDS_TO_END);
    assertThat(seconds(kubernetes, "terminationGracePeriodSeconds: "))
        .isGreaterThan(
            seconds(kubernetes, "--drain-delay=")
                + seconds(kubernetes, "--shutdown-grace=")
                + SECONDS_TO_END);
    String readiness = kubernetes.substring(kubernetes.indexOf("readinessProbe:"));
    assertThat(seconds(kubernetes, "--drain-delay="))
        .as("longer than the probe takes to notice")
        .isGreaterThan(
            seconds(readiness, "periodSeconds: ") * seconds(readiness, "failureThreshold: "));
  }

  private static int seconds(String text, String after) {
    Matcher number = SECONDS.matcher(text);
    assertThat(number.find(text.indexOf(after) + after.length())).as(after).isTrue();
    return Integer.parseInt(number.group(1));
  }

  @Test
  void systemd_finds_nothing_wrong_with_the_unit_and_little_exposed(@TempDir Path folder)
      throws IOException {
    String systemd = Program.require("systemd-analyze");
    String program = "/opt/keyden/bin/keyden";
    String text = text(UNIT);
    assertThat(text).contains("ExecStart=" + program);
    Path unit =
        Files.writeString(
            folder.resolve("keyden.service"),
            text.replace("ExecStart=" + program, "ExecStart=" + PackagedServer.script()));

    Program.Result verified = Program.of(systemd, "verify", unit.toString()).run();
    Program.Result exposure =
        Program.of(systemd, "security", "--offline=true", "--threshold=20", unit.toString()).run();

    assertThat(verified.output() + verified.errors()).doesNotContain("keyden.service");
    verified.expectSuccess();
    exposure.expectSuccess();
    assertThat(text.lines())
        .as("what Java cannot run under")
        .noneMatch(
            line -> line.startsWith("MemoryDenyWriteExecute") || line.startsWith("ProcSubset"));
    assertThat(exposure.output()).contains("Overall exposure level for keyden.service");
  }

  @Test
  void the_dashboard_asks_for_what_is_measured() throws IOException {
    Map<String, Set<String>> measured = measured();
    JsonNode dashboard = Json.parse(text("grafana/keyden.json").getBytes(StandardCharsets.UTF_8));
    List<JsonNode> panels =
        Json.list(dashboard, "panels").stream()
            .filter(panel -> !Json.text(panel, "type").equals("row"))
            .toList();

    assertThat(panels).hasSizeGreaterThan(10);
    for (JsonNode panel : panels) {
      String title = Json.text(panel, "title");
      assertThat(title).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/unit").asString()).as(title).isNotBlank();
      assertThat(panel.at("/datasource/uid").asString()).as(title).isEqualTo("${datasource}");
      for (JsonNode target : Json.list(panel, "targets")) {
        String expression = Json.text(target, "expr");
        Set<String> names = all(MEASUREMENT, expression);
        assertThat(names).as(expression).isNotEmpty().isSubsetOf(measured.keySet());
        Set<String> known = new HashSet<>(ADDED_LABELS);
        names.forEach(name -> known.addAll(measured.get(name)));
        assertThat(labels(expression)).as(expression).isSubsetOf(known);
      }
    }
  }

  private static Set<String> labels(String expression) {
    Set<String> labels = new HashSet<>();
    LABEL.matcher(expression).results().forEach(found -> labels.add(found.group(1)));
    GROUPED_BY
        .matcher(expression)
        .results()
        .forEach(found -> labels.addAll(List.of(found.group(1).split(", ", -1))));
    return labels;
  }

  /** Each measurement of servers that have worked, with the names of its labels. */
  private static Map<String, Set<String>> measured() {
    Map<String, Set<String>> measured = measured(PackagedServer.setup());
    try (var database = new PostgresProcess()) {
      measured(
              PackagedServer.setup()
                  .option("--database-url", PostgresProcess.url(database.port()))
                  .option("--database-user", "postgres"))
          .forEach((name, labels) ->
              measured.computeIfAbsent(name, _ -> new HashSet<>()).addAll(labels));
    }
    return measured;
  }

  private static Map<String, Set<String>> measured(PackagedServer.Setup setup) {
    try (PackagedServer server = setup.start()) {
      Administration.of(server).createServiceAccount("robot");
      Requests.get(server, "/api/users/me", PackagedServer.randomKey()).expect(401);
      Requests.send(server, RawRequest.of("GET", "/api").header("X-Large", "x".repeat(20_000)));
      Map<String, Set<String>> measured = new HashMap<>();
      SAMPLE
          .matcher(Requests.get(server, "/metrics").expect(200).text())
          .results()
          .forEach(sample -> {
            List<String> labels = new ArrayList<>();
            if (sample.group(2) != null) {
              LABEL.matcher(sample.group(2)).results().forEach(l -> labels.add(l.group(1)));
            }
            measured.computeIfAbsent(sample.group(1), _ -> new HashSet<>()).addAll(labels);
          });
      return measured;
    }
  }
}
