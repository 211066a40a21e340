package io.keyden.cli.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.session.Scene;
import io.keyden.client.octopus.OctopusVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceCommandsTest {
  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));

  @BeforeEach
  void begin() {
    scene.close();
    scene = new Scene(OctopusVersion.CURRENT, folder);
    scene.server().person("alice", "Correct horse 9");
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void space_is_made_with_oneself_as_manager_or_with_others() {
    Scene.Outcome own = scene.run("space", "create", "Hardware", "-o", "yaml");
    Scene.Outcome others =
        scene.run(
            "space",
            "create",
            "Software",
            "--description",
            "all of it",
            "--manager",
            "alice",
            "--manager",
            "admin",
            "-o",
            "yaml");

    assertThat(own.code()).isZero();
    assertThat(own.out()).contains("managers: [\"admin\"]");
    assertThat(others.out())
        .contains("description: \"all of it\"")
        .contains("managers: [\"alice\", \"admin\"]");
  }

  @Test
  void spaces_are_listed_and_shown_by_name_or_id() {
    scene.run("space", "create", "Hardware");

    Scene.Outcome listed = scene.run("space", "list", "-o", "csv");
    Scene.Outcome byName = scene.run("space", "show", "hardware", "-o", "yaml");
    Scene.Outcome byId = scene.run("space", "show", "Spaces-1", "-o", "yaml");

    assertThat(listed.out()).contains("Spaces-1,Default,,true,").contains(",Hardware,,false,");
    assertThat(byName.out()).contains("name: \"Hardware\"");
    assertThat(byId.out()).contains("name: \"Default\"").contains("default: true");
  }

  @Test
  void space_with_a_running_queue_is_deleted_when_that_was_confirmed() {
    scene.run("space", "create", "Hardware");

    Scene.Outcome refused = scene.run("space", "delete", "Hardware");
    Scene.Outcome deleted = scene.run("space", "delete", "Hardware", "--yes");

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("with everything in it");
    assertThat(deleted.code()).isZero();
    assertThat(scene.run("space", "show", "Hardware").code()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void unknown_names_are_repeated_with_the_command_that_lists() {
    Scene.Outcome space = scene.run("space", "show", "Attic");
    Scene.Outcome manager = scene.run("space", "create", "Attic", "--manager", "Nobody");
    Scene.Outcome name = scene.run("space", "create", "a name beyond 20 characters");

    assertThat(space.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(space.err())
        .contains("there is no space 'Attic', or you may not see it\n")
        .contains("hint: keyden space list");
    assertThat(manager.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(manager.err()).contains("no account 'Nobody'");
    assertThat(name.code()).isEqualTo(ExitCode.FAILED);
    assertThat(name.err()).contains("at most 20 characters");
  }
}
