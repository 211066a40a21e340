package io.keyden.core.team;

import static io.keyden.core.team.BuiltInTeam.ADMINISTRATORS;
import static io.keyden.core.team.BuiltInTeam.EVERYONE;
import static io.keyden.core.team.BuiltInTeam.MANAGERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.role.BuiltInRole;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInTeamTest {
  @Test
  void ids_and_names_are_those_that_clients_expect() {
    assertThat(BuiltInTeam.values())
        .extracting(BuiltInTeam::id)
        .containsExactly("teams-everyone", "teams-administrators", "teams-managers");
    assertThat(BuiltInTeam.values())
        .extracting(BuiltInTeam::displayName)
        .containsExactly("Everyone", "Octopus Administrators", "Octopus Managers");
  }

  @ParameterizedTest
  @EnumSource
  void built_in_team_is_neither_deleted_nor_renamed(BuiltInTeam team) {
    assertThat(team.canBeDeleted()).isFalse();
    assertThat(team.canBeRenamed()).isFalse();
  }

  @Test
  void members_of_everyone_are_fixed_and_those_of_the_others_are_chosen() {
    assertThat(EVERYONE.canChangeMembers()).isFalse();
    assertThat(ADMINISTRATORS.canChangeMembers()).isTrue();
    assertThat(MANAGERS.canChangeMembers()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void roles_are_fixed_exactly_where_a_role_is_given_from_the_start(BuiltInTeam team) {
    assertThat(team.canChangeRoles()).isEqualTo(team.systemRole().isEmpty());
  }

  @Test
  void administrators_administer_managers_manage_and_everyone_gets_nothing() {
    assertThat(ADMINISTRATORS.systemRole()).contains(BuiltInRole.SYSTEM_ADMINISTRATOR);
    assertThat(MANAGERS.systemRole()).contains(BuiltInRole.SYSTEM_MANAGER);
    assertThat(EVERYONE.systemRole()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void role_of_a_built_in_team_gives_rights_at_the_system_level_only(BuiltInTeam team) {
    assertThat(team.systemRole().map(BuiltInRole::spacePermissions).stream())
        .allSatisfy(rights -> assertThat(rights).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void team_is_found_by_its_id_in_any_case(BuiltInTeam team) {
    assertThat(BuiltInTeam.withId(team.id())).contains(team);
    assertThat(BuiltInTeam.withId(team.id().toUpperCase(Locale.ROOT))).contains(team);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Teams-1", "everyone", "teams-spacemanagers-Spaces-1"})
  void other_text_is_no_built_in_teams_id(String text) {
    assertThat(BuiltInTeam.withId(text)).isEmpty();
  }

  @Test
  void managers_of_a_space_have_the_prefix_that_terraform_looks_for() {
    assertThat(BuiltInTeam.SPACE_MANAGERS_PREFIX).isEqualTo("teams-spacemanagers-");
  }

  @ParameterizedTest
  @EnumSource
  void description_is_one_sentence(BuiltInTeam team) {
    assertThat(team.description()).matches("[A-Z].*[a-z]").doesNotContain(".");
  }
}
