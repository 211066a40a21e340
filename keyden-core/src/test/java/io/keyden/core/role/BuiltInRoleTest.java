package io.keyden.core.role;

import static io.keyden.core.role.BuiltInRole.CERTIFICATE_MANAGER;
import static io.keyden.core.role.BuiltInRole.ENVIRONMENT_MANAGER;
import static io.keyden.core.role.BuiltInRole.ENVIRONMENT_VIEWER;
import static io.keyden.core.role.BuiltInRole.PROJECT_CONTRIBUTOR;
import static io.keyden.core.role.BuiltInRole.PROJECT_DEPLOYER;
import static io.keyden.core.role.BuiltInRole.PROJECT_INITIATOR;
import static io.keyden.core.role.BuiltInRole.PROJECT_LEAD;
import static io.keyden.core.role.BuiltInRole.PROJECT_VIEWER;
import static io.keyden.core.role.BuiltInRole.RUNBOOK_CONSUMER;
import static io.keyden.core.role.BuiltInRole.RUNBOOK_PRODUCER;
import static io.keyden.core.role.BuiltInRole.SPACE_MANAGER;
import static io.keyden.core.role.BuiltInRole.SYSTEM_ADMINISTRATOR;
import static io.keyden.core.role.BuiltInRole.SYSTEM_MANAGER;
import static io.keyden.core.role.BuiltInRole.TENANT_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.permission.Permission;
import io.keyden.core.permission.Restriction;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInRoleTest {
  private static final Pattern ID = Pattern.compile("^userroles-[a-z]+$");

  @Test
  void the_19_roles_of_the_vendors_documentation_are_there() {
    assertThat(BuiltInRole.values())
        .extracting(BuiltInRole::displayName)
        .containsExactlyInAnyOrder(
            "Build server",
            "Certificate manager",
            "Deployment creator",
            "Environment manager",
            "Environment viewer",
            "Insights report manager",
            "Package publisher",
            "Project contributor",
            "Project deployer",
            "Project initiator",
            "Project lead",
            "Project viewer",
            "Release creator",
            "Runbook consumer",
            "Runbook producer",
            "Space manager",
            "System administrator",
            "System manager",
            "Tenant manager");
  }

  @Test
  void ids_are_unique() {
    assertThat(BuiltInRole.values()).extracting(BuiltInRole::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void id_is_the_name_in_lower_case_without_blanks(BuiltInRole role) {
    var name = role.displayName().toLowerCase(Locale.ROOT).replace(" ", "");

    assertThat(role.id()).matches(ID).isEqualTo("userroles-" + name);
  }

  @ParameterizedTest
  @EnumSource
  void role_is_found_by_its_id_in_any_case(BuiltInRole role) {
    assertThat(BuiltInRole.withId(role.id())).contains(role);
    assertThat(BuiltInRole.withId(role.id().toUpperCase(Locale.ROOT))).contains(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "userroles-1", "userroles-", "spacemanager", "userroles-space manager"})
  void other_text_is_no_built_in_roles_id(String text) {
    assertThat(BuiltInRole.withId(text)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void role_gives_each_right_only_at_a_level_where_it_exists(BuiltInRole role) {
    assertThat(role.spacePermissions()).allMatch(Permission::space);
    assertThat(role.systemPermissions()).allMatch(Permission::system);
  }

  @ParameterizedTest
  @EnumSource
  void role_gives_something(BuiltInRole role) {
    assertThat(role.spacePermissions().size() + role.systemPermissions().size()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void rights_stand_in_the_order_of_their_names_and_each_once(BuiltInRole role) {
    assertThat(role.spacePermissions())
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.comparing(Permission::wireName));
    assertThat(role.systemPermissions())
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.comparing(Permission::wireName));
  }

  @ParameterizedTest
  @EnumSource
  void rights_of_a_role_cannot_be_changed(BuiltInRole role) {
    assertThatThrownBy(() -> role.spacePermissions().add(Permission.ADMINISTER_SYSTEM))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> role.systemPermissions().add(Permission.ADMINISTER_SYSTEM))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> role.supportedRestrictions().add(Restriction.TENANTS))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void only_the_system_administrator_may_administer_the_system() {
    assertThat(BuiltInRole.values())
        .filteredOn(role -> role.systemPermissions().contains(Permission.ADMINISTER_SYSTEM))
        .containsExactly(SYSTEM_ADMINISTRATOR);
  }

  @Test
  void system_administrator_has_every_right_at_the_system_level_and_none_in_a_space() {
    assertThat(SYSTEM_ADMINISTRATOR.systemPermissions())
        .containsExactlyElementsOf(
            Stream.of(Permission.values()).filter(Permission::system).toList())
        .hasSize(20);
    assertThat(SYSTEM_ADMINISTRATOR.spacePermissions()).isEmpty();
  }

  @Test
  void system_manager_has_all_that_the_administrator_has_but_administering_the_system() {
    assertThat(SYSTEM_MANAGER.systemPermissions())
        .doesNotContain(Permission.ADMINISTER_SYSTEM)
        .isSubsetOf(SYSTEM_ADMINISTRATOR.systemPermissions())
        .hasSize(SYSTEM_ADMINISTRATOR.systemPermissions().size() - 1);
    assertThat(SYSTEM_MANAGER.spacePermissions()).isEmpty();
  }

  @Test
  void user_rights_beyond_seeing_are_given_by_the_two_system_roles_only() {
    var changing = List.of(Permission.USER_EDIT, Permission.USER_INVITE, Permission.USER_ROLE_EDIT);

    assertThat(BuiltInRole.values())
        .filteredOn(role -> role.systemPermissions().stream().anyMatch(changing::contains))
        .containsExactlyInAnyOrder(SYSTEM_ADMINISTRATOR, SYSTEM_MANAGER);
  }

  @Test
  void space_manager_may_do_everything_in_a_space_and_only_look_beyond_it() {
    assertThat(SPACE_MANAGER.spacePermissions())
        .containsExactlyElementsOf(
            Stream.of(Permission.values()).filter(Permission::space).toList())
        .hasSize(105);
    assertThat(SPACE_MANAGER.systemPermissions())
        .containsExactly(Permission.TEAM_VIEW, Permission.USER_ROLE_VIEW, Permission.USER_VIEW);
  }

  @ParameterizedTest
  @EnumSource(names = {"PROJECT_CONTRIBUTOR", "PROJECT_DEPLOYER", "PROJECT_LEAD", "SPACE_MANAGER"})
  void who_works_on_projects_sees_users_and_teams(BuiltInRole role) {
    assertThat(role.systemPermissions()).contains(Permission.USER_VIEW, Permission.TEAM_VIEW);
    assertThat(role.spacePermissions()).contains(Permission.TEAM_VIEW);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENVIRONMENT_VIEWER", "PROJECT_VIEWER"})
  void viewer_only_sees(BuiltInRole viewer) {
    assertThat(viewer.spacePermissions())
        .allMatch(permission -> permission.wireName().endsWith("View"));
    assertThat(viewer.systemPermissions())
        .allMatch(permission -> permission.wireName().endsWith("View"));
  }

  @ParameterizedTest
  @MethodSource("smaller_and_larger_roles")
  void larger_role_includes_the_smaller_one(BuiltInRole smaller, BuiltInRole larger) {
    assertThat(larger.spacePermissions())
        .containsAll(smaller.spacePermissions())
        .hasSizeGreaterThan(smaller.spacePermissions().size());
    assertThat(larger.systemPermissions()).containsAll(smaller.systemPermissions());
  }

  static Stream<Arguments> smaller_and_larger_roles() {
    return Stream.of(
        Arguments.of(ENVIRONMENT_VIEWER, ENVIRONMENT_MANAGER),
        Arguments.of(PROJECT_VIEWER, PROJECT_CONTRIBUTOR),
        Arguments.of(PROJECT_VIEWER, PROJECT_INITIATOR),
        Arguments.of(PROJECT_CONTRIBUTOR, PROJECT_DEPLOYER),
        Arguments.of(PROJECT_CONTRIBUTOR, PROJECT_LEAD),
        Arguments.of(RUNBOOK_CONSUMER, RUNBOOK_PRODUCER),
        Arguments.of(PROJECT_DEPLOYER, SPACE_MANAGER),
        Arguments.of(PROJECT_LEAD, SPACE_MANAGER),
        Arguments.of(CERTIFICATE_MANAGER, SPACE_MANAGER));
  }

  @Test
  void deployer_makes_no_release_and_lead_deploys_none() {
    assertThat(PROJECT_DEPLOYER.spacePermissions())
        .contains(Permission.DEPLOYMENT_CREATE)
        .doesNotContain(Permission.RELEASE_CREATE);
    assertThat(PROJECT_LEAD.spacePermissions())
        .contains(Permission.RELEASE_CREATE)
        .doesNotContain(Permission.DEPLOYMENT_CREATE);
  }

  @Test
  void private_keys_of_certificates_leave_only_with_their_managers() {
    assertThat(BuiltInRole.values())
        .filteredOn(
            role -> role.spacePermissions().contains(Permission.CERTIFICATE_EXPORT_PRIVATE_KEY))
        .containsExactlyInAnyOrder(CERTIFICATE_MANAGER, SPACE_MANAGER);
  }

  @ParameterizedTest
  @EnumSource
  void role_supports_a_restriction_if_one_of_its_rights_in_a_space_does(BuiltInRole role) {
    assertThat(Restriction.values())
        .allSatisfy(restriction ->
            assertThat(role.supportedRestrictions().contains(restriction))
                .isEqualTo(
                    role.spacePermissions().stream()
                        .anyMatch(right -> right.restrictions().contains(restriction))));
  }

  @Test
  void restrictions_follow_what_a_role_is_about() {
    assertThat(SPACE_MANAGER.supportedRestrictions()).containsExactly(Restriction.values());
    assertThat(TENANT_MANAGER.supportedRestrictions()).containsExactly(Restriction.TENANTS);
    assertThat(SYSTEM_MANAGER.supportedRestrictions()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void description_is_one_sentence(BuiltInRole role) {
    assertThat(role.description()).matches("[A-Z].*[a-z]").doesNotContain(".");
  }
}
