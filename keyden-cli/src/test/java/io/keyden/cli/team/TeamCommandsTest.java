package io.keyden.cli.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.session.Scene;
import io.keyden.client.octopus.OctopusVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TeamCommandsTest {
  private static final String SPACE_ROLE = "space manager";
  private static final String SYSTEM_ROLE = "System Administrator";

  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));

  @BeforeEach
  void begin() {
    begin(OctopusVersion.CURRENT);
  }

  private void begin(OctopusVersion version) {
    scene.close();
    scene = new Scene(version, folder);
    scene.server().person("alice", "Correct horse 9");
    scene.server().serviceAccount("robot");
    scene.run("space", "create", "Hardware");
    scene.run("team", "create", "Deployers", "--description", "who may deploy");
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private Scene.Outcome inHardware(String... arguments) {
    return scene.run(
        scene.holding(scene.server().administratorKey()).with("OCTOPUS_SPACE", "Hardware"),
        arguments);
  }

  private String shown(String team) {
    return scene.run("team", "show", team, "-o", "yaml").out();
  }

  @Test
  void teams_are_listed_with_their_space_and_the_number_of_members() {
    scene.run("team", "add-member", "Deployers", "alice", "robot");

    Scene.Outcome listed = scene.run("team", "list", "-o", "csv");

    assertThat(listed.code()).isZero();
    assertThat(listed.out().lines())
        .anyMatch(line -> line.contains("Deployers,,\"who may deploy\",2,"))
        .anyMatch(line -> line.contains("\"Space Managers\",Hardware,,1,"));
  }

  @ParameterizedTest
  @EnumSource
  void team_is_shown_with_members_by_name_and_roles_with_their_space(OctopusVersion version) {
    begin(version);
    scene.run("team", "add-member", "Deployers", "alice", "robot");
    scene.run("team", "add-role", "Deployers", SPACE_ROLE, "--space", "Hardware");
    scene.run("team", "add-role", "Deployers", SYSTEM_ROLE);

    assertThat(shown("deployers"))
        .contains("name: \"Deployers\"\nspace: null\ndescription: \"who may deploy\"")
        .contains("members: [\"alice\", \"robot\"]")
        .contains("\"Space Manager in Hardware\"")
        .contains("\"System Administrator\"");
  }

  @Test
  void team_is_made_in_the_chosen_space_or_for_the_whole_server() {
    inHardware("team", "create", "Testers");
    inHardware("team", "create", "Auditors", "--system");
    scene.run("team", "create", "Writers", "--space", "default");

    assertThat(shown("Testers")).contains("space: \"Hardware\"");
    assertThat(shown("Auditors")).contains("space: null");
    assertThat(shown("Writers")).contains("space: \"Default\"");
  }

  @Test
  void unknown_space_is_named_with_where_it_came_from() {
    Scene.Outcome refused =
        scene.run(
            scene.holding(scene.server().administratorKey()).with("OCTOPUS_SPACE", "Attic"),
            "team",
            "create",
            "Testers");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(refused.err())
        .contains("no space 'Attic'")
        .contains("(it comes from OCTOPUS_SPACE)")
        .contains("hint: keyden space list");
  }

  @Test
  void members_come_and_go_and_a_mistyped_name_changes_nothing() {
    Scene.Outcome mistyped = scene.run("team", "add-member", "Deployers", "alice", "alicia");
    String before = shown("Deployers");
    Scene.Outcome added = scene.run("team", "add-member", "Deployers", "alice", "robot");
    Scene.Outcome again = scene.run("team", "add-member", "Deployers", "alice");
    Scene.Outcome removed = scene.run("team", "remove-member", "Deployers", "robot");
    Scene.Outcome gone = scene.run("team", "remove-member", "Deployers", "robot");

    assertThat(mistyped.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(mistyped.err()).contains("no account 'alicia'");
    assertThat(before).contains("members: []");
    assertThat(added.err())
        .contains("alice is in the team 'Deployers' now")
        .contains("robot is in the team 'Deployers' now");
    assertThat(again.err()).contains("already");
    assertThat(removed.err()).contains("robot is not in the team 'Deployers' now");
    assertThat(gone.err()).contains("already");
    assertThat(shown("Deployers")).contains("members: [\"alice\"]");
  }

  @Test
  void role_for_spaces_goes_to_the_chosen_space_and_one_for_the_server_does_not() {
    Scene.Outcome inSpace = inHardware("team", "add-role", "Deployers", SPACE_ROLE);
    Scene.Outcome onServer = inHardware("team", "add-role", "Deployers", SYSTEM_ROLE);
    Scene.Outcome again = inHardware("team", "add-role", "Deployers", SPACE_ROLE);

    assertThat(inSpace.err()).contains("has the role 'Space Manager' in Hardware");
    assertThat(onServer.err()).contains("has the role 'System Administrator' on the whole server");
    assertThat(again.err()).contains("already");
  }

  @Test
  void role_of_a_team_of_a_space_holds_there() {
    scene.run("team", "create", "Testers", "--space", "Hardware");

    Scene.Outcome given = scene.run("team", "add-role", "Testers", "userroles-spacemanager");

    assertThat(given.code()).isZero();
    assertThat(given.err()).contains("in Hardware");
  }

  @Test
  void role_is_taken_away_where_that_is_clear() {
    scene.run("team", "add-role", "Deployers", SPACE_ROLE, "--space", "Hardware");
    scene.run("team", "add-role", "Deployers", SPACE_ROLE, "--space", "Default");

    Scene.Outcome unclear = scene.run("team", "remove-role", "Deployers", SPACE_ROLE);
    Scene.Outcome removed =
        scene.run("team", "remove-role", "Deployers", SPACE_ROLE, "--space", "Hardware");
    Scene.Outcome last = scene.run("team", "remove-role", "Deployers", SPACE_ROLE);
    Scene.Outcome none = scene.run("team", "remove-role", "Deployers", SPACE_ROLE);

    assertThat(unclear.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unclear.err()).contains("in several places").contains("in Hardware, in Default");
    assertThat(removed.err()).contains("no more in Hardware");
    assertThat(last.err()).contains("no more in Default");
    assertThat(none.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(none.err()).contains("hint: keyden team show 'Deployers'");
  }

  @Test
  void roles_are_listed_with_what_they_allow_for_programs() {
    Scene.Outcome listed = scene.run("team", "roles", "-o", "json");
    Scene.Outcome unknown = scene.run("team", "add-role", "Deployers", "Emperor");

    assertThat(listed.code()).isZero();
    assertThat(listed.out())
        .contains("userroles-spacemanager")
        .contains("\"systemPermissions\": [");
    assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(unknown.err()).contains("no role 'Emperor'").contains("hint: keyden team roles");
  }

  @Test
  void name_that_several_spaces_have_is_asked_for_by_id() {
    Scene.Outcome unclear = scene.run("team", "add-member", "Space Managers", "alice");
    Scene.Outcome clear = scene.run("team", "add-member", "teams-spacemanagers-Spaces-1", "alice");

    assertThat(unclear.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unclear.err())
        .contains("there are 2 teams 'Space Managers'")
        .contains("teams-spacemanagers-Spaces-1");
    assertThat(clear.code()).isZero();
  }

  @Test
  void team_is_deleted_only_when_that_was_confirmed() {
    Scene.Outcome refused = scene.run("team", "delete", "Deployers");
    Scene.Outcome deleted = scene.run("team", "delete", "Deployers", "-y");
    Scene.Outcome gone = scene.run("team", "show", "Deployers");

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(deleted.code()).isZero();
    assertThat(gone.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(gone.err()).contains("no team 'Deployers'").contains("hint: keyden team list");
  }

  @Test
  void options_that_exclude_each_other_are_refused() {
    Scene.Outcome refused = scene.run("team", "create", "X", "--space", "Default", "--system");

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--space and --system exclude each other");
  }
}
