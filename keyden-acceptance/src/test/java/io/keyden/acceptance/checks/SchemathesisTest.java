package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Check S13, first part: Schemathesis makes requests, good and bad ones, from the server's own
 * OpenAPI document, 200 for each operation (short form: 5). 0 server errors, and the server goes on
 * working.
 *
 * <p>Needs {@code python3} and PyPI; the versions are pinned in {@code
 * src/test/python/schemathesis.txt}. The seed is fixed. Full form: {@code ./mvnw -Dslow -pl
 * keyden-acceptance -am verify -Dtest=SchemathesisTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SchemathesisTest {
  private static final Path REQUIREMENTS =
      Path.of("src/test/python/schemathesis.txt").toAbsolutePath();
  private static final Path ENVIRONMENT = Path.of("target/schemathesis").toAbsolutePath();
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
  private static final Duration RUN_LIMIT = Duration.ofMinutes(30);

  @BeforeAll
  static void installPackages() throws IOException {
    String python = Program.require("python3");
    Path installed = ENVIRONMENT.resolve("installed.txt");
    if (Files.exists(installed) && Files.mismatch(installed, REQUIREMENTS) < 0) {
      return;
    }
    Program.of(python, "-m", "venv", "--clear", ENVIRONMENT.toString())
        .within(INSTALL_LIMIT)
        .run()
        .expectSuccess();
    Program.of(
            ENVIRONMENT.resolve("bin/python").toString(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-compile",
            "--requirement",
            REQUIREMENTS.toString())
        .within(INSTALL_LIMIT)
        .run()
        .expectSuccess();
    Files.copy(REQUIREMENTS, installed);
  }

  @Test
  void a_few_requests_for_each_operation_cause_no_server_error() {
    causeNoServerError(5);
  }

  @Test
  @Tag("slow")
  void two_hundred_requests_for_each_operation_cause_no_server_error() {
    causeNoServerError(200);
  }

  private static void causeNoServerError(int examples) {
    try (PackagedServer server =
        PackagedServer.setup().option("--bad-key-burst", "1000000").start()) {
      String key = server.administratorKey();

      Program.Result result =
          Program.of(
                  ENVIRONMENT.resolve("bin/schemathesis").toString(),
                  "run",
                  server.address() + "/api/openapi.json",
                  "--url",
                  server.address().toString(),
                  "--header",
                  "X-Octopus-ApiKey: " + key,
                  "--checks",
                  "not_a_server_error",
                  "--phases",
                  "fuzzing",
                  "--max-examples",
                  Integer.toString(examples),
                  "--seed",
                  "13",
                  "--no-shrink",
                  "--continue-on-failure",
                  "--warnings",
                  "off",
                  "--suppress-health-check",
                  "all",
                  "--request-timeout",
                  "5")
              .in(ENVIRONMENT)
              .within(RUN_LIMIT)
              .run();

      assertThat(result.exit()).as("%s", result).isZero();
      assertThat(result.output())
          .as("what was run")
          .containsPattern("[1-9][0-9]* generated, [1-9][0-9]* passed");
      assertThat(Administration.of(server).get("/api").status()).isIn(200, 401);
      assertThat(server.output().lines().filter(line -> line.contains(" ERROR ")).toList())
          .as("errors in the log")
          .isEmpty();
    }
  }
}
