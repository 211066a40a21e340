package io.keyden.cli.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.session.Scene;
import io.keyden.client.octopus.OctopusVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountCommandsTest {
  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));

  @BeforeEach
  void begin() {
    scene.close();
    scene = new Scene(OctopusVersion.CURRENT, folder);
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void new_account_is_shown_with_what_it_lacks() {
    Scene.Outcome made = scene.run("service-account", "create", "robot", "-o", "yaml");

    assertThat(made.code()).isZero();
    assertThat(made.out()).contains("username: \"robot\"").contains("serviceAccount: true");
    assertThat(made.err())
        .contains("hint: it can do nothing before it is in a team: keyden team add-member")
        .contains("hint: keyden key create --purpose TEXT --user robot");
  }

  @Test
  void new_account_is_put_into_its_teams() {
    scene.run("team", "create", "Deployers");

    Scene.Outcome made =
        scene.run(
            "service-account",
            "create",
            "robot",
            "--team",
            "deployers",
            "--team",
            "teams-administrators");

    assertThat(made.code()).isZero();
    assertThat(made.err()).doesNotContain("in a team");
    assertThat(scene.run("service-account", "show", "robot", "-o", "yaml").out())
        .contains("teams: [\"Deployers\", \"Everyone\", \"Octopus Administrators\"]");
  }

  @Test
  void unknown_team_makes_no_account() {
    Scene.Outcome refused = scene.run("service-account", "create", "robot", "--team", "Deployers");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(refused.err()).contains("no team 'Deployers'").contains("hint: keyden team list");
    assertThat(scene.run("service-account", "list").out()).doesNotContain("robot");
  }

  @Test
  void account_that_could_not_join_its_team_is_told_of() {
    scene.run("team", "create", "Deployers");
    scene.server().failNext("PUT", "/api/teams/*", 500, "{\"ErrorMessage\":\"Broken.\"}");

    Scene.Outcome half = scene.run("service-account", "create", "robot", "--team", "Deployers");

    assertThat(half.code()).isEqualTo(ExitCode.FAILED);
    assertThat(half.err())
        .contains("the account robot was made, and is not in team 'Deployers'")
        .contains("hint: keyden team add-member 'Deployers' robot");
    assertThat(scene.run("service-account", "list").out()).contains("robot");
  }

  @Test
  void only_programs_are_listed_and_deleted() {
    scene.server().serviceAccount("robot");
    scene.server().person("alice", "Correct horse 9");

    Scene.Outcome listed = scene.run("service-account", "list", "-o", "csv");
    Scene.Outcome person = scene.run("service-account", "delete", "alice", "--yes");
    Scene.Outcome deleted = scene.run("service-account", "delete", "robot", "--yes");

    assertThat(listed.out()).contains(",robot,").doesNotContain("alice");
    assertThat(person.code()).isEqualTo(ExitCode.USAGE);
    assertThat(person.err())
        .contains("'alice' is a person, not a service account")
        .contains("hint: keyden user delete alice");
    assertThat(deleted.code()).isZero();
    assertThat(scene.run("user", "show", "alice").code()).isZero();
    assertThat(scene.run("service-account", "show", "robot").err())
        .contains("no service-account 'robot'");
  }

  @Test
  void disabled_program_is_refused_until_enabled() {
    String key = scene.server().giveKey(scene.server().serviceAccount("robot"), "CI", null);

    scene.run("service-account", "disable", "robot");
    boolean whileDisabled = scene.server().works(key);
    scene.run("service-account", "enable", "robot");

    assertThat(whileDisabled).isFalse();
    assertThat(scene.server().works(key)).isTrue();
  }
}
