package io.keyden.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.session.Scene;
import io.keyden.cli.surroundings.World;
import io.keyden.client.octopus.OctopusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserCommandsTest {
  private static final String PASSWORD = "Correct horse 9";
  private static final String OTHER_PASSWORD = "Battery staple 7";

  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));
  private String alice = "";

  @BeforeEach
  void begin() {
    begin(OctopusVersion.CURRENT);
  }

  private void begin(OctopusVersion version) {
    scene.close();
    scene = new Scene(version, folder);
    scene.secret(PASSWORD);
    scene.secret(OTHER_PASSWORD);
    alice = scene.server().person("alice", PASSWORD);
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private void passwordFile(String password) throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, password + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private int signInAs(String name, String password) {
    World world =
        scene
            .stranger()
            .with("KEYDEN_URL", scene.server().uri().toString())
            .with("KEYDEN_PASSWORD", password);
    return scene.run(world, "whoami", "--username", name).code();
  }

  @ParameterizedTest
  @EnumSource
  void people_are_listed_without_service_accounts_by_text_and_state(OctopusVersion version) {
    begin(version);
    scene.server().serviceAccount("alice-bot");
    scene.server().setActive(scene.server().person("alina", PASSWORD), false);

    Scene.Outcome all = scene.run("user", "list", "-o", "csv");
    Scene.Outcome some = scene.run("user", "list", "--filter", "ali", "--disabled", "-o", "csv");

    assertThat(all.code()).isZero();
    assertThat(all.out()).contains(",admin,").contains(",alice,").contains(",alina,");
    assertThat(all.out()).doesNotContain("alice-bot");
    assertThat(some.out().lines()).hasSize(2);
    assertThat(some.out()).contains(",alina,");
  }

  @Test
  void account_is_shown_with_its_teams() {
    scene.server().grant(alice, "UserView");

    Scene.Outcome shown = scene.run("user", "show", "ALICE", "-o", "yaml");

    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("id: \"" + alice + "\"\nusername: \"alice\"")
        .contains("serviceAccount: false")
        .contains("teams: [\"Everyone\", \"Team for ");
  }

  @Test
  void old_server_tells_nobody_the_teams_of_others() {
    begin(OctopusVersion.OLD);

    Scene.Outcome other = scene.run("user", "show", "alice", "-o", "yaml");
    Scene.Outcome own = scene.run("user", "show", "admin", "-o", "yaml");

    assertThat(other.code()).isZero();
    assertThat(other.out()).contains("teams: null");
    assertThat(own.out()).contains("teams: [\"Everyone\", \"Octopus Administrators\", ");
  }

  @Test
  void person_is_made_with_the_password_of_a_file() throws IOException {
    passwordFile(PASSWORD);

    Scene.Outcome made =
        scene.run(
            "user",
            "create",
            "bob",
            "--display-name",
            "Bob Doe",
            "--email",
            "bob@example.com",
            "--new-password-file",
            "password",
            "-o",
            "json");

    assertThat(made.code()).isZero();
    assertThat(made.out()).contains("\"bob\"").contains("\"Bob Doe\"").contains("bob@example.com");
    assertThat(signInAs("bob", PASSWORD)).isZero();
  }

  @Test
  void what_the_server_refuses_is_told_in_its_words() {
    Scene.Outcome taken = scene.run("user", "create", "alice");

    assertThat(taken.code()).isEqualTo(ExitCode.FAILED);
    assertThat(taken.err()).contains("a user with this username already exists");
  }

  @Test
  void password_file_that_others_can_read_is_refused() throws IOException {
    passwordFile(PASSWORD);
    Files.setPosixFilePermissions(
        folder.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));

    Scene.Outcome refused = scene.run("user", "create", "bob", "--new-password-file", "password");

    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("other users of this machine can read");
  }

  @Test
  void disabled_person_cannot_sign_in_until_enabled() {
    Scene.Outcome disabled = scene.run("user", "disable", "alice");
    int whileDisabled = signInAs("alice", PASSWORD);
    Scene.Outcome enabled = scene.run("user", "enable", "alice");
    Scene.Outcome again = scene.run("user", "enable", "alice");

    assertThat(disabled.err()).contains("alice is disabled");
    assertThat(whileDisabled).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(enabled.err()).contains("alice is enabled");
    assertThat(again.err()).contains("enabled already");
    assertThat(signInAs("alice", PASSWORD)).isZero();
  }

  @Test
  void display_name_changes_and_the_user_name_stays() {
    Scene.Outcome renamed = scene.run("user", "rename", "alice", "Alice Smith");

    assertThat(renamed.code()).isZero();
    assertThat(scene.run("user", "show", "alice").out()).contains("Alice Smith");
  }

  @Test
  void password_is_asked_for_twice_and_set() {
    World terminal =
        scene
            .holding(scene.server().administratorKey())
            .withTerminal(80)
            .withAnswer(OTHER_PASSWORD)
            .withAnswer(OTHER_PASSWORD);

    Scene.Outcome set = scene.run(terminal, "user", "set-password", "alice");

    assertThat(set.code()).isZero();
    assertThat(signInAs("alice", OTHER_PASSWORD)).isZero();
    assertThat(signInAs("alice", PASSWORD)).isEqualTo(ExitCode.NOT_SIGNED_IN);
  }

  @Test
  void two_passwords_that_differ_change_nothing() {
    World terminal =
        scene
            .holding(scene.server().administratorKey())
            .withTerminal(80)
            .withAnswer(OTHER_PASSWORD)
            .withAnswer(OTHER_PASSWORD + "!");

    Scene.Outcome refused = scene.run(terminal, "user", "set-password", "alice");

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("the two passwords differ");
    assertThat(signInAs("alice", PASSWORD)).isZero();
  }

  @Test
  void password_comes_from_standard_input() {
    World piped = scene.holding(scene.server().administratorKey()).withInput(OTHER_PASSWORD + "\n");

    Scene.Outcome set =
        scene.run(piped, "user", "set-password", "alice", "--new-password-file", "-");

    assertThat(set.code()).isZero();
    assertThat(signInAs("alice", OTHER_PASSWORD)).isZero();
  }

  @Test
  void own_password_needs_no_permission_to_see_others() {
    World own =
        scene.holding(scene.server().giveKey(alice, "own", null)).withInput(OTHER_PASSWORD + "\n");

    Scene.Outcome set = scene.run(own, "user", "set-password", "Alice", "--new-password-file", "-");
    Scene.Outcome other =
        scene.run(own, "user", "set-password", "admin", "--new-password-file", "-");

    assertThat(set.code()).isZero();
    assertThat(other.code()).isEqualTo(ExitCode.NOT_ALLOWED);
    assertThat(signInAs("alice", OTHER_PASSWORD)).isZero();
  }

  @Test
  void sessions_are_ended_where_the_server_can() {
    Scene.Outcome ended = scene.run("user", "revoke-sessions", "alice");
    begin(OctopusVersion.OLD);
    Scene.Outcome old = scene.run("user", "revoke-sessions", "alice");

    assertThat(ended.code()).isZero();
    assertThat(old.code()).isEqualTo(ExitCode.FAILED);
    assertThat(old.err()).contains("no way to end sessions").contains("set-password alice");
  }

  @Test
  void person_is_deleted_only_when_that_was_confirmed() {
    Scene.Outcome refused = scene.run("user", "delete", "alice");
    int afterRefusal = scene.run("user", "show", "alice").code();
    Scene.Outcome deleted = scene.run("user", "delete", "alice", "--yes");

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("delete a person 'alice'").contains("add --yes");
    assertThat(afterRefusal).isZero();
    assertThat(deleted.code()).isZero();
    assertThat(scene.run("user", "show", "alice").code()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "disable", "enable", "delete", "set-password", "revoke-sessions"})
  void unknown_name_is_repeated_with_a_hint_and_a_service_account_is_left_alone(String verb) {
    scene.server().serviceAccount("robot");

    Scene.Outcome unknown = scene.run("user", verb, "Nobody");
    Scene.Outcome robot = scene.run("user", verb, "robot");

    assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(unknown.err()).contains("no user 'Nobody'").contains("hint: keyden user list");
    assertThat(robot.code()).isEqualTo(ExitCode.USAGE);
    assertThat(robot.err())
        .contains("'robot' is a service account, not a person")
        .contains("hint: keyden service-account " + verb + " robot");
  }

  @Test
  void without_the_permission_the_exit_code_says_so() {
    String key = scene.server().giveKey(alice, "own", null);

    Scene.Outcome refused = scene.run(scene.holding(key), "user", "create", "bob");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_ALLOWED);
    assertThat(refused.err()).contains("UserEdit");
  }
}
