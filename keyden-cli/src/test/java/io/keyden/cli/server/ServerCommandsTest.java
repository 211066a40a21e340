package io.keyden.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.session.Scene;
import io.keyden.cli.surroundings.World;
import io.keyden.client.octopus.OctopusVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandsTest {
  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));

  @BeforeEach
  void begin() {
    begin(OctopusVersion.CURRENT);
  }

  private void begin(OctopusVersion version) {
    scene.close();
    scene = new Scene(version, folder);
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private World anyone() {
    return scene.stranger().with("KEYDEN_URL", scene.server().uri().toString());
  }

  @Test
  void anyone_sees_what_the_server_is_and_what_keys_it_makes() {
    Scene.Outcome shown = scene.run(anyone(), "server", "show", "-o", "yaml");

    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("address: \"" + scene.server().uri() + "\"")
        .contains("product: \"Octopus Deploy\"\nversion: \"2026.3.1204\"")
        .contains("healthy: true")
        .contains("userKeysAllowed: true\ndefaultLifetimeDays: 180\nmaximumLifetimeDays: 366");
  }

  @Test
  void old_server_has_no_limits_on_keys() {
    begin(OctopusVersion.OLD);

    Scene.Outcome shown = scene.run(anyone(), "server", "show");

    assertThat(shown.code()).isZero();
    assertThat(shown.out()).contains("for ever").contains("no limit");
  }

  @Test
  void health_is_an_exit_code() {
    Scene.Outcome well = scene.run(anyone(), "server", "health");
    scene
        .server()
        .failNext(
            "GET",
            "/api/serverstatus/health",
            418,
            "{\"IsOperatingNormally\":false,\"Description\":\"The disk is full.\"}");
    Scene.Outcome unwell = scene.run(anyone(), "server", "health");
    World later = anyone();
    scene.close();
    Scene.Outcome silent = scene.run(later, "server", "health");

    assertThat(well.code()).isZero();
    assertThat(unwell.code()).isEqualTo(ExitCode.FAILED);
    assertThat(unwell.out()).contains("The disk is full.");
    assertThat(silent.code()).isEqualTo(ExitCode.NO_CONNECTION);
  }

  @Test
  void health_runs_no_secret_command() {
    scene.run(scene.stranger(), "config", "set", "work", "server", scene.server().uri().toString());
    scene.run(scene.stranger(), "config", "set", "work", "secret-command", "exit 9");

    Scene.Outcome well = scene.run(scene.stranger(), "server", "health");

    assertThat(well.code()).isZero();
  }

  @Test
  void status_is_for_those_who_are_signed_in() {
    Scene.Outcome shown = scene.run("server", "status", "-o", "json");
    Scene.Outcome refused = scene.run(anyone(), "server", "status");

    assertThat(shown.code()).isZero();
    assertThat(shown.out()).contains("\"inMaintenanceMode\": false").contains("\"2026.3.1204\"");
    assertThat(refused.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
  }
}
