package io.keyden.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Caller;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import io.keyden.core.role.BuiltInRole;
import io.keyden.core.role.Scope;
import io.keyden.core.role.ScopedUserRoleFilter;
import io.keyden.core.role.UserRole;
import io.keyden.core.role.UserRoleDraft;
import io.keyden.core.role.UserRoleFilter;
import io.keyden.core.store.PageRequest;
import io.keyden.core.team.ScopedUserRoleDraft;
import io.keyden.core.team.Team;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RoleUseCasesTest {
  private static final Optional<SpaceId> SYSTEM = Optional.empty();
  private static final Optional<SpaceId> DEFAULT = Optional.of(AccessFixture.DEFAULT);
  private static final UserRoleId PROJECT_LEAD = new UserRoleId(BuiltInRole.PROJECT_LEAD.id());

  private final AccessFixture access = new AccessFixture();
  private final Caller administrator = access.administrator();

  @Test
  void role_keeps_the_order_of_its_permissions_and_unknown_names() {
    var role =
        access.createRole.create(
            administrator,
            new UserRoleDraft(
                "Build",
                "Builds",
                List.of("ProjectView", "NewThing", "AccountView"),
                List.of("userview", "TeamView", "UserView"),
                List.of()));

    assertThat(role.spacePermissions())
        .extracting(PermissionName::text)
        .containsExactly("ProjectView", "NewThing", "AccountView");
    assertThat(role.systemPermissions())
        .extracting(PermissionName::text)
        .containsExactly("UserView", "TeamView");
    assertThat(role.supportedRestrictions()).isEmpty();
    assertThat(role.builtIn()).isFalse();
    assertThat(access.showRoles.one(administrator, role.id())).isEqualTo(role);
  }

  @Test
  void every_fault_of_a_draft_is_named() {
    assertThat(
            Refused.faults(() ->
                access.createRole.create(
                    administrator,
                    new UserRoleDraft(
                        "SPACE MANAGER",
                        "x".repeat(2001),
                        List.of("Project View"),
                        List.of(""),
                        List.of("colours")))))
        .containsExactly(
            "Description",
            "Name",
            "GrantedSpacePermissions",
            "GrantedSystemPermissions",
            "SupportedRestrictions");
  }

  @Test
  void roles_need_their_rights() {
    var nobody = access.caller(access.user("ada"));

    Refused.forbidden(
        Permission.USER_ROLE_EDIT, () -> access.createRole.create(nobody, draft("X")));
    Refused.forbidden(
        Permission.USER_ROLE_EDIT,
        () -> access.modifyRole.modify(nobody, PROJECT_LEAD, draft("X")));
    Refused.forbidden(
        Permission.USER_ROLE_EDIT, () -> access.deleteRole.delete(nobody, PROJECT_LEAD));
    Refused.forbidden(Permission.USER_ROLE_VIEW, () -> access.showRoles.one(nobody, PROJECT_LEAD));
    Refused.forbidden(
        Permission.USER_ROLE_VIEW,
        () -> access.showRoles.list(nobody, UserRoleFilter.ANY, PageRequest.FIRST));
  }

  @Test
  void role_of_others_is_not_changed_by_who_has_not_its_rights() {
    var hostile = access.withSystem(Permission.USER_ROLE_EDIT, Permission.USER_ROLE_VIEW);
    var role = access.role(List.of(), List.of(PermissionName.of(Permission.USER_ROLE_VIEW)));
    access.give(access.team(SYSTEM, access.user("ada")), role, SYSTEM);

    Refused.aboveOwnRights(() ->
        access.modifyRole.modify(
            hostile,
            role,
            new UserRoleDraft("Role", "", List.of(), List.of("AdministerSystem"), List.of())));
    Refused.aboveOwnRights(() ->
        access.modifyRole.modify(
            hostile,
            new UserRoleId(BuiltInRole.SYSTEM_MANAGER.id()),
            new UserRoleDraft("System manager", "", List.of(), List.of(), List.of())));
    assertThat(
            access
                .modifyRole
                .modify(
                    hostile,
                    role,
                    new UserRoleDraft("Renamed", "", List.of(), List.of("UserRoleEdit"), List.of()))
                .name())
        .isEqualTo("Renamed");
  }

  @Test
  void rights_in_a_space_count_when_a_role_is_changed() {
    var hostile = access.withSystem(Permission.USER_ROLE_EDIT);
    var role = access.role(List.of(), List.of());
    access.give(access.team(DEFAULT, access.user("ada")), role, DEFAULT);

    Refused.aboveOwnRights(() ->
        access.modifyRole.modify(
            hostile,
            role,
            new UserRoleDraft("Role", "", List.of("EventView"), List.of(), List.of())));
  }

  @Test
  void built_in_role_is_changed_and_not_deleted() {
    var changed =
        access.modifyRole.modify(
            administrator,
            PROJECT_LEAD,
            new UserRoleDraft("Lead", "", List.of("TenantView"), List.of(), List.of()));

    assertThat(changed.name()).isEqualTo("Lead");
    assertThat(changed.supportedRestrictions()).containsExactly(Restriction.TENANTS);
    assertThat(Refused.faults(() -> access.deleteRole.delete(administrator, PROJECT_LEAD)))
        .containsExactly("");
  }

  @Test
  void administrators_role_stays_what_it_is() {
    assertThat(
            Refused.faults(() ->
                access.modifyRole.modify(
                    administrator,
                    new UserRoleId(BuiltInRole.SYSTEM_ADMINISTRATOR.id()),
                    new UserRoleDraft(
                        "System administrator", "", List.of(), List.of("UserView"), List.of()))))
        .containsExactly("GrantedSystemPermissions");
  }

  @Test
  void role_that_a_team_has_is_not_deleted() {
    var role = access.role(List.of(), List.of());
    var given = access.give(access.team(SYSTEM), role, SYSTEM);

    assertThat(Refused.faults(() -> access.deleteRole.delete(administrator, role)))
        .containsExactly("");
    access.giveUserRole.take(administrator, given.id(), SYSTEM);
    access.deleteRole.delete(administrator, role);

    Refused.notFound(() -> access.showRoles.one(administrator, role));
    Refused.notFound(() -> access.deleteRole.delete(administrator, role));
  }

  @Test
  void given_role_gives_its_rights_and_taken_it_gives_none() {
    var ada = access.user("ada");
    var team = access.team(SYSTEM, ada);

    var given =
        access.giveUserRole.give(administrator, give(team, PROJECT_LEAD, "Spaces-1"), SYSTEM);
    var having = access.caller(ada).grants();
    access.giveUserRole.take(administrator, given.id(), SYSTEM);

    assertThat(having.inSpace(Permission.RELEASE_CREATE, AccessFixture.DEFAULT)).isTrue();
    assertThat(having.system(Permission.USER_VIEW)).isTrue();
    assertThat(having.system(Permission.USER_EDIT)).isFalse();
    assertThat(access.caller(ada).grants().anyIn(AccessFixture.DEFAULT)).isFalse();
    assertThat(access.lastEvent().event().message().text())
        .isEqualTo("User role Project lead was taken from team Team " + team);
  }

  @Test
  void narrowed_role_gives_only_what_cannot_be_narrowed_so() {
    var ada = access.user("ada");
    var team = access.team(SYSTEM, ada);

    access.giveUserRole.give(
        administrator,
        new ScopedUserRoleDraft(
            Optional.of(team.value()),
            Optional.of(PROJECT_LEAD.value()),
            Optional.of("Spaces-1"),
            Map.of(Restriction.PROJECTS, List.of("Projects-1"))),
        SYSTEM);
    var grants = access.caller(ada).grants();

    assertThat(grants.inSpace(Permission.PROJECT_EDIT, AccessFixture.DEFAULT)).isFalse();
    assertThat(grants.inSpace(Permission.TENANT_VIEW, AccessFixture.DEFAULT)).isTrue();
  }

  @Test
  void no_role_is_given_or_changed_by_who_has_not_its_rights() {
    var hostile = access.withSystem(Permission.TEAM_EDIT, Permission.TEAM_VIEW);
    var team = access.team(SYSTEM, access.user("ada"));
    var harmless = access.role(List.of(), List.of(PermissionName.of(Permission.TEAM_VIEW)));
    var given = access.give(team, harmless, SYSTEM);
    var strong = access.give(team, PROJECT_LEAD, DEFAULT);

    Refused.aboveOwnRights(() ->
        access.giveUserRole.give(
            hostile,
            new ScopedUserRoleDraft(
                Optional.of(team.value()),
                Optional.of(BuiltInRole.SYSTEM_ADMINISTRATOR.id()),
                Optional.empty(),
                Map.of()),
            SYSTEM));
    Refused.aboveOwnRights(() ->
        access.giveUserRole.modify(
            hostile, given.id(), give(team, PROJECT_LEAD, "Spaces-1"), SYSTEM));
    Refused.aboveOwnRights(() ->
        access.giveUserRole.modify(hostile, strong.id(), give(team, harmless, "Spaces-1"), SYSTEM));
    Refused.aboveOwnRights(() -> access.giveUserRole.take(hostile, strong.id(), SYSTEM));
    access.giveUserRole.take(hostile, given.id(), SYSTEM);
  }

  @Test
  void manager_of_a_space_gives_roles_in_it_and_nowhere_else() {
    var ada = access.user("ada");
    access.modifySpace.modify(
        administrator,
        "Spaces-1",
        new SpaceDraft(
            "Default",
            Optional.empty(),
            "",
            Optional.of(true),
            Optional.of(false),
            Optional.of(false),
            List.of(),
            List.of(ada.id().value())));
    var manager = access.caller(ada);
    var team = access.team(DEFAULT, access.user("bob"));
    var system = access.team(SYSTEM, access.user("carl"));

    var given = access.giveUserRole.give(manager, give(team, PROJECT_LEAD, "Spaces-1"), SYSTEM);
    assertThat(
            Refused.faults(() ->
                access.giveUserRole.give(manager, give(system, PROJECT_LEAD, "Spaces-1"), SYSTEM)))
        .containsExactly("TeamId");
    assertThat(
            Refused.faults(() ->
                access.giveUserRole.give(
                    manager,
                    new ScopedUserRoleDraft(
                        Optional.of(team.value()),
                        Optional.of(PROJECT_LEAD.value()),
                        Optional.empty(),
                        Map.of()),
                    SYSTEM)))
        .containsExactly("SpaceId");
    access.giveUserRole.take(manager, given.id(), DEFAULT);
  }

  @Test
  void every_fault_of_a_given_role_is_named() {
    assertThat(
            Refused.faults(() ->
                access.giveUserRole.give(
                    administrator,
                    new ScopedUserRoleDraft(
                        Optional.of("Teams-99"),
                        Optional.empty(),
                        Optional.of("Spaces-9"),
                        Map.of(Restriction.PROJECTS, List.of("a b"))),
                    DEFAULT)))
        .containsExactly("TeamId", "UserRoleId", "SpaceId", "SpaceId", "ProjectIds");
    assertThat(
            Refused.faults(() ->
                access.giveUserRole.give(
                    administrator, give(Team.ADMINISTRATORS, PROJECT_LEAD, "Spaces-1"), SYSTEM)))
        .containsExactly("TeamId");
  }

  @Test
  void fixed_roles_of_built_in_teams_are_not_taken() {
    var fixed =
        access
            .transactions
            .read(() -> access.scopedRoles.of(Set.of(Team.ADMINISTRATORS)))
            .getFirst();

    assertThat(Refused.faults(() -> access.giveUserRole.take(administrator, fixed.id(), SYSTEM)))
        .containsExactly("");
  }

  @Test
  void changed_role_of_a_team_keeps_team_and_role_that_are_not_named() {
    var team = access.team(SYSTEM);
    var given = access.give(team, PROJECT_LEAD, DEFAULT);

    var changed =
        access.giveUserRole.modify(
            administrator,
            given.id(),
            new ScopedUserRoleDraft(
                Optional.empty(),
                Optional.empty(),
                Optional.of("Spaces-1"),
                Map.of(Restriction.TENANTS, List.of("Tenants-2", "Tenants-1", "Tenants-2"))),
            SYSTEM);

    assertThat(changed.team()).isEqualTo(team);
    assertThat(changed.role()).isEqualTo(PROJECT_LEAD);
    assertThat(changed.restrictedTo(Restriction.TENANTS)).containsExactly("Tenants-2", "Tenants-1");
    assertThat(access.showScopedUserRoles.one(administrator, given.id(), SYSTEM))
        .isEqualTo(changed);
    Refused.notFound(() ->
        access.showScopedUserRoles.one(
            administrator, given.id(), Optional.of(new SpaceId("Spaces-2"))));
  }

  @Test
  void roles_of_teams_are_listed_where_the_caller_sees_teams() {
    var team = access.team(SYSTEM);
    access.give(team, PROJECT_LEAD, DEFAULT);
    access.give(team, access.role(List.of(), List.of()), SYSTEM);
    var inSpace = access.withSpace(AccessFixture.DEFAULT, Permission.TEAM_VIEW);

    assertThat(
            access
                .showScopedUserRoles
                .of(administrator, team, SYSTEM, Scope.EVERYWHERE, PageRequest.ALL)
                .items())
        .hasSize(2);
    assertThat(
            access
                .showScopedUserRoles
                .list(inSpace, ScopedUserRoleFilter.ANY, PageRequest.ALL)
                .items())
        .isNotEmpty()
        .allSatisfy(given -> assertThat(given.space()).isEqualTo(DEFAULT));
    Refused.forbidden(
        Permission.TEAM_VIEW,
        () ->
            access.showScopedUserRoles.list(
                access.caller(access.user("bob")), ScopedUserRoleFilter.ANY, PageRequest.ALL));
  }

  @Test
  void exact_name_comes_first() {
    access.createRole.create(administrator, draft("Manager"));

    assertThat(
            access
                .showRoles
                .list(
                    administrator,
                    new UserRoleFilter(Optional.of("manager"), Optional.empty()),
                    PageRequest.ALL)
                .items())
        .extracting(UserRole::name)
        .startsWith("Manager", "Certificate manager");
  }

  private static UserRoleDraft draft(String name) {
    return new UserRoleDraft(name, "", List.of(), List.of(), List.of());
  }

  private static ScopedUserRoleDraft give(TeamId team, UserRoleId role, String space) {
    return new ScopedUserRoleDraft(
        Optional.of(team.value()), Optional.of(role.value()), Optional.of(space), Map.of());
  }
}
