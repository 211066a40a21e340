package io.keyden.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Caller;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import io.keyden.core.role.BuiltInRole;
import io.keyden.core.role.Scope;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.team.PermissionSet;
import io.keyden.core.team.Team;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PermissionsTest {
  private static final Optional<SpaceId> DEFAULT = Optional.of(AccessFixture.DEFAULT);
  private static final PermissionSet.Held WHOLE =
      new PermissionSet.Held(AccessFixture.DEFAULT, Map.of());

  private final AccessFixture access = new AccessFixture();
  private final Caller administrator = access.administrator();

  @Test
  void own_permissions_are_complete() {
    var ada = access.user("ada");
    access.give(access.team(Optional.empty(), ada), role(BuiltInRole.PROJECT_LEAD), DEFAULT);

    var set = access.showPermissions.permissions(access.caller(ada), ada.id(), Scope.EVERYWHERE);

    assertThat(set.complete()).isTrue();
    assertThat(set.spacePermissions().get(Permission.RELEASE_CREATE)).containsExactly(WHOLE);
    assertThat(set.systemPermissions())
        .containsExactly(Permission.TEAM_VIEW, Permission.USER_ROLE_VIEW, Permission.USER_VIEW);
    assertThat(set.teams()).extracting(Team::name).containsExactly("Everyone", "Team Teams-1");
  }

  @Test
  void narrowed_rights_are_shown_with_what_they_are_narrowed_to() {
    var ada = access.user("ada");
    var team = access.team(Optional.empty(), ada);
    narrow(team, Restriction.PROJECTS, "Projects-1");
    narrow(team, Restriction.PROJECTS, "Projects-1");

    var set = access.showPermissions.permissions(administrator, ada.id(), Scope.EVERYWHERE);

    assertThat(set.spacePermissions().get(Permission.PROJECT_EDIT))
        .containsExactly(
            new PermissionSet.Held(
                AccessFixture.DEFAULT, Map.of(Restriction.PROJECTS, List.of("Projects-1"))));
    assertThat(set.spacePermissions().get(Permission.TENANT_VIEW)).containsExactly(WHOLE);
  }

  @Test
  void whole_right_swallows_a_narrowed_one() {
    var ada = access.user("ada");
    var team = access.team(Optional.empty(), ada);
    narrow(team, Restriction.PROJECTS, "Projects-1");
    access.give(team, role(BuiltInRole.PROJECT_LEAD), DEFAULT);

    var set = access.showPermissions.permissions(administrator, ada.id(), Scope.EVERYWHERE);

    assertThat(set.spacePermissions().get(Permission.PROJECT_EDIT)).containsExactly(WHOLE);
  }

  @Test
  void administrator_has_everything_in_every_space() {
    var set =
        access.showPermissions.permissions(administrator, administrator.userId(), Scope.EVERYWHERE);

    assertThat(set.systemPermissions())
        .containsExactlyElementsOf(
            List.of(Permission.values()).stream().filter(Permission::system).toList());
    assertThat(set.spacePermissions().get(Permission.PROJECT_EDIT)).containsExactly(WHOLE);
  }

  @Test
  void scope_leaves_out_what_is_not_asked_for() {
    var ada = access.user("ada");
    access.give(access.team(Optional.empty(), ada), role(BuiltInRole.PROJECT_LEAD), DEFAULT);

    var system =
        access.showPermissions.permissions(
            administrator, ada.id(), new Scope(true, Optional.of(Set.of())));
    var space =
        access.showPermissions.permissions(
            administrator, ada.id(), new Scope(false, Optional.of(Set.of(AccessFixture.DEFAULT))));

    assertThat(system.spacePermissions()).isEmpty();
    assertThat(system.systemPermissions()).isNotEmpty();
    assertThat(space.spacePermissions()).isNotEmpty();
    assertThat(space.systemPermissions()).isEmpty();
    assertThat(space.teams()).isEmpty();
  }

  @Test
  void others_see_as_much_as_their_view_of_teams_reaches() {
    var ada = access.user("ada");
    access.give(
        access.team(Optional.empty(), ada),
        access.role(List.of(), List.of(PermissionName.of(Permission.USER_EDIT))),
        Optional.empty());
    access.give(access.team(DEFAULT, ada), role(BuiltInRole.TENANT_MANAGER), DEFAULT);
    var bob = access.user("bob");
    access.give(
        access.team(DEFAULT, bob),
        access.role(
            List.of(PermissionName.of(Permission.TEAM_VIEW)),
            List.of(PermissionName.of(Permission.USER_VIEW))),
        DEFAULT);

    var set = access.showPermissions.permissions(access.caller(bob), ada.id(), Scope.EVERYWHERE);

    assertThat(set.complete()).isFalse();
    assertThat(set.systemPermissions()).isEmpty();
    assertThat(set.spacePermissions()).containsKey(Permission.TENANT_EDIT);
    assertThat(set.teams()).hasSize(1);
    assertThat(access.showPermissions.teams(access.caller(bob), ada.id(), Scope.EVERYWHERE))
        .hasSize(1);
  }

  @Test
  void permissions_of_others_need_both_views() {
    var ada = access.user("ada");

    Refused.forbidden(
        Permission.USER_VIEW,
        () ->
            access.showPermissions.permissions(
                access.withSystem(Permission.TEAM_VIEW), ada.id(), Scope.EVERYWHERE));
    Refused.forbidden(
        Permission.TEAM_VIEW,
        () ->
            access.showPermissions.teams(
                access.withSystem(Permission.USER_VIEW), ada.id(), Scope.EVERYWHERE));
    Refused.notFound(() ->
        access.showPermissions.teams(administrator, new UserId("Users-99"), Scope.EVERYWHERE));
  }

  private void narrow(TeamId team, Restriction kind, String id) {
    access.transactions.write(() ->
        access.scopedRoles.insert(
            new ScopedUserRole(
                access.scopedRoles.nextId(),
                team,
                role(BuiltInRole.PROJECT_LEAD),
                DEFAULT,
                Map.of(kind, List.of(id)))));
  }

  private static UserRoleId role(BuiltInRole role) {
    return new UserRoleId(role.id());
  }
}
