package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The packaged commands of whoever runs a server, on its database. */
final class OperatorCommand {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private OperatorCommand() {}

  static Program command(String... arguments) {
    return Program.of(PackagedServer.script().toString()).arguments(arguments).within(LIMIT);
  }

  static Program.Result run(String... arguments) {
    return command(arguments).run();
  }

  /** What a command says that must succeed. */
  static JsonNode said(String... arguments) {
    var result = command(arguments).arguments("-o", "json").run().expectSuccess();
    return Json.parse(result.output().getBytes(StandardCharsets.UTF_8));
  }

  /** Verifies a backup, which must have the anchor. */
  static void expectWhole(Path backup, String anchor) {
    JsonNode verified = said("audit", "verify", "--file", backup.toString(), "--anchor", anchor);
    assertThat(Json.text(verified, "anchor")).isEqualTo(anchor);
  }
}
