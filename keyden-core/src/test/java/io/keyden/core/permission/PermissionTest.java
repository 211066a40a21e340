package io.keyden.core.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
  /** The names of the 2020 server description, as they stand there. */
  private static final List<String> DESCRIBED =
      List.of(
          """
          AccountCreate AccountDelete AccountEdit AccountView ActionTemplateCreate
          ActionTemplateDelete ActionTemplateEdit ActionTemplateView AdministerSystem ArtifactCreate
          ArtifactDelete ArtifactEdit ArtifactView BuildInformationAdminister BuildInformationPush
          BuiltInFeedAdminister BuiltInFeedDownload BuiltInFeedPush CertificateCreate
          CertificateDelete CertificateEdit CertificateExportPrivateKey CertificateView
          ConfigureServer DefectReport DefectResolve DeploymentCreate DeploymentDelete
          DeploymentView EnvironmentCreate EnvironmentDelete EnvironmentEdit EnvironmentView
          EventView FeedEdit FeedView InterruptionSubmit InterruptionView
          InterruptionViewSubmitResponsible LibraryVariableSetCreate LibraryVariableSetDelete
          LibraryVariableSetEdit LibraryVariableSetView LifecycleCreate LifecycleDelete
          LifecycleEdit LifecycleView MachineCreate MachineDelete MachineEdit MachinePolicyCreate
          MachinePolicyDelete MachinePolicyEdit MachinePolicyView MachineView ProcessEdit
          ProcessView ProjectCreate ProjectDelete ProjectEdit ProjectGroupCreate ProjectGroupDelete
          ProjectGroupEdit ProjectGroupView ProjectView ProxyCreate ProxyDelete ProxyEdit ProxyView
          ReleaseCreate ReleaseDelete ReleaseEdit ReleaseView RunbookEdit RunbookRunCreate
          RunbookRunDelete RunbookRunView RunbookView SpaceCreate SpaceDelete SpaceEdit SpaceView
          SubscriptionCreate SubscriptionDelete SubscriptionEdit SubscriptionView TagSetCreate
          TagSetDelete TagSetEdit TaskCancel TaskCreate TaskEdit TaskView TeamCreate TeamDelete
          TeamEdit TeamView TenantCreate TenantDelete TenantEdit TenantView TriggerCreate
          TriggerDelete TriggerEdit TriggerView UserEdit UserInvite UserRoleEdit UserRoleView
          UserView VariableEdit VariableEditUnscoped VariableView VariableViewUnscoped WorkerEdit
          WorkerView
          """
              .strip()
              .split("\\s+"));

  private static final Pattern PASCAL_CASE = Pattern.compile("([A-Z][a-z]+)+");

  @Test
  void names_are_exactly_the_116_of_the_server_description() {
    var names = Arrays.stream(Permission.values()).map(Permission::wireName).toList();

    assertThat(DESCRIBED).hasSize(116);
    assertThat(names).containsExactlyInAnyOrderElementsOf(DESCRIBED);
  }

  @Test
  void names_are_unique_and_in_alphabetical_order() {
    var names = Arrays.stream(Permission.values()).map(Permission::wireName).toList();

    assertThat(names).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.naturalOrder());
  }

  @ParameterizedTest
  @EnumSource
  void constant_is_the_wire_name_in_upper_case_with_its_words_apart(Permission permission) {
    var words = permission.wireName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");

    assertThat(permission.wireName()).matches(PASCAL_CASE);
    assertThat(permission.name()).isEqualTo(words.toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource
  void permission_is_found_by_its_name_in_any_case(Permission permission) {
    var name = permission.wireName();

    assertThat(Permission.named(name)).contains(permission);
    assertThat(Permission.named(name.toLowerCase(Locale.ROOT))).contains(permission);
    assertThat(Permission.named(name.toUpperCase(Locale.ROOT))).contains(permission);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "UserView ", "USER_VIEW", "UserViews", "InsightsReportView"})
  void other_text_names_no_permission(String text) {
    assertThat(Permission.named(text)).isEmpty();
  }

  @Test
  void rights_on_the_server_its_spaces_and_its_users_hold_at_the_system_level_only() {
    assertThat(levels(true, false))
        .containsExactlyInAnyOrder(
            "AdministerSystem",
            "ConfigureServer",
            "SpaceCreate",
            "SpaceDelete",
            "SpaceEdit",
            "SpaceView",
            "UserEdit",
            "UserInvite",
            "UserRoleEdit",
            "UserRoleView",
            "UserView");
  }

  @Test
  void rights_on_teams_tasks_and_events_hold_at_both_levels() {
    assertThat(levels(true, true))
        .containsExactlyInAnyOrder(
            "EventView",
            "TaskCancel",
            "TaskCreate",
            "TaskEdit",
            "TaskView",
            "TeamCreate",
            "TeamDelete",
            "TeamEdit",
            "TeamView");
  }

  @Test
  void every_permission_can_be_given_somewhere() {
    assertThat(levels(false, false)).isEmpty();
    assertThat(levels(false, true)).hasSize(96).contains("ProjectView", "EnvironmentEdit");
  }

  @Test
  void system_only_permission_supports_no_restriction() {
    assertThat(Permission.values())
        .filteredOn(permission -> !permission.space())
        .allSatisfy(permission -> assertThat(permission.restrictions()).isEmpty());
  }

  @Test
  void restrictions_are_those_of_the_dotnet_client() {
    assertThat(Permission.DEPLOYMENT_CREATE.restrictions())
        .containsExactly(Restriction.PROJECTS, Restriction.ENVIRONMENTS, Restriction.TENANTS);
    assertThat(Permission.PROJECT_VIEW.restrictions())
        .containsExactly(Restriction.PROJECTS, Restriction.TENANTS);
    assertThat(Permission.PROJECT_CREATE.restrictions())
        .containsExactly(Restriction.PROJECT_GROUPS);
    assertThat(Permission.MACHINE_VIEW.restrictions())
        .containsExactly(Restriction.ENVIRONMENTS, Restriction.TENANTS);
    assertThat(Permission.VARIABLE_EDIT.restrictions())
        .containsExactly(Restriction.PROJECTS, Restriction.ENVIRONMENTS);
    assertThat(Permission.VARIABLE_EDIT_UNSCOPED.restrictions())
        .containsExactly(Restriction.PROJECTS);
    assertThat(Permission.TEAM_EDIT.restrictions()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void restrictions_cannot_be_changed(Permission permission) {
    assertThatThrownBy(() -> permission.restrictions().add(Restriction.TENANTS))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void restrictions_have_the_four_names_of_the_wire() {
    assertThat(Restriction.values())
        .extracting(Restriction::wireName)
        .containsExactly("projects", "environments", "tenants", "projectgroups");
  }

  @ParameterizedTest
  @EnumSource
  void description_is_one_short_sentence(Permission permission) {
    assertThat(permission.description())
        .matches("[A-Z].*[a-z]")
        .doesNotContain(".")
        .hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void descriptions_differ() {
    assertThat(Permission.values()).extracting(Permission::description).doesNotHaveDuplicates();
  }

  private static Set<String> levels(boolean system, boolean space) {
    return Arrays.stream(Permission.values())
        .filter(permission -> permission.system() == system && permission.space() == space)
        .map(Permission::wireName)
        .collect(Collectors.toUnmodifiableSet());
  }
}
