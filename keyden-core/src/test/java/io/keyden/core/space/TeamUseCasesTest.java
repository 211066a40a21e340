package io.keyden.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Caller;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.invitation.NewInvitation;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.role.Scope;
import io.keyden.core.store.PageRequest;
import io.keyden.core.team.ExternalSecurityGroup;
import io.keyden.core.team.LeaveTeams;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamAdministrators;
import io.keyden.core.team.TeamDraft;
import io.keyden.core.team.TeamFilter;
import io.keyden.core.user.User;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TeamUseCasesTest {
  private static final Optional<SpaceId> SYSTEM = Optional.empty();
  private static final Optional<SpaceId> DEFAULT = Optional.of(AccessFixture.DEFAULT);

  private final AccessFixture access = new AccessFixture();
  private final Caller administrator = access.administrator();

  @Test
  void team_keeps_what_it_was_given() {
    var ada = access.user("ada");
    var bob = access.user("bob");
    var group = new ExternalSecurityGroup("S-1-5", "Builders", true);

    var team =
        access.createTeam.create(
            administrator,
            new TeamDraft(
                " Build ",
                Optional.empty(),
                "Those who build",
                Optional.empty(),
                ids(bob, ada),
                List.of(group)),
            SYSTEM);

    assertThat(team.name()).isEqualTo(" Build ");
    assertThat(team.slug()).isEqualTo("build");
    assertThat(team.members()).containsExactly(bob.id(), ada.id());
    assertThat(team.externalSecurityGroups()).containsExactly(group);
    assertThat(access.showTeams.one(administrator, team.id(), SYSTEM)).isEqualTo(team);
    assertThat(team.canBeDeleted() && team.canBeRenamed()).isTrue();
    assertThat(team.canChangeMembers() && team.canChangeRoles()).isTrue();
  }

  @Test
  void space_of_the_path_is_the_teams_if_none_is_named() {
    var below = access.createTeam.create(administrator, draft("Build"), DEFAULT);
    var named = access.createTeam.create(administrator, inSpace("Test", "spaces-1"), SYSTEM);

    assertThat(below.space()).isEqualTo(DEFAULT);
    assertThat(named.space()).isEqualTo(DEFAULT);
    assertThat(access.createTeam.create(administrator, draft("Build"), SYSTEM).space()).isEmpty();
  }

  @Test
  void every_fault_of_a_draft_is_named() {
    access.createTeam.create(administrator, draft("Build"), SYSTEM);

    assertThat(
            Refused.faults(() ->
                access.createTeam.create(
                    administrator,
                    new TeamDraft(
                        "BUILD",
                        Optional.of("-"),
                        "x".repeat(2001),
                        Optional.empty(),
                        List.of("Users-99", "nonsense"),
                        List.of(new ExternalSecurityGroup("", "", false))),
                    SYSTEM)))
        .containsExactly(
            "Description",
            "Name",
            "Slug",
            "ExternalSecurityGroups",
            "MemberUserIds",
            "MemberUserIds");
    assertThat(
            Refused.faults(
                () -> access.createTeam.create(administrator, inSpace(" ", "Spaces-9"), SYSTEM)))
        .containsExactly("SpaceId", "Name");
    assertThat(
            Refused.faults(
                () -> access.createTeam.create(administrator, inSpace("X", "nonsense"), DEFAULT)))
        .containsExactly("SpaceId");
  }

  @Test
  void right_in_a_space_reaches_no_further() {
    var manager =
        access.withSpace(
            AccessFixture.DEFAULT,
            Permission.TEAM_CREATE,
            Permission.TEAM_EDIT,
            Permission.TEAM_DELETE,
            Permission.TEAM_VIEW);
    var system = access.createTeam.create(administrator, draft("System"), SYSTEM);

    var team = access.createTeam.create(manager, draft("Mine"), DEFAULT);
    Refused.forbidden(
        Permission.TEAM_CREATE, () -> access.createTeam.create(manager, draft("X"), SYSTEM));
    Refused.notFound(() -> access.modifyTeam.modify(manager, system.id(), draft("X"), SYSTEM));
    Refused.notFound(() -> access.deleteTeam.delete(manager, system.id(), SYSTEM));
    Refused.notFound(() -> access.showTeams.one(manager, system.id(), SYSTEM));
    access.modifyTeam.modify(manager, team.id(), draft("Changed"), DEFAULT);
    access.deleteTeam.delete(manager, team.id(), DEFAULT);

    assertThat(list(manager, TeamFilter.ANY)).contains("Space Managers").doesNotContain("System");
  }

  @Test
  void seeing_a_team_is_not_changing_it() {
    var team = access.createTeam.create(administrator, draft("Build"), SYSTEM);
    var viewer = access.withSystem(Permission.TEAM_VIEW);

    assertThat(access.showTeams.one(viewer, team.id(), SYSTEM)).isEqualTo(team);
    Refused.forbidden(
        Permission.TEAM_EDIT,
        () -> access.modifyTeam.modify(viewer, team.id(), draft("X"), SYSTEM));
    Refused.forbidden(
        Permission.TEAM_DELETE, () -> access.deleteTeam.delete(viewer, team.id(), SYSTEM));
    Refused.forbidden(
        Permission.TEAM_VIEW,
        () ->
            access.showTeams.list(
                access.caller(access.user("ada")), TeamFilter.ANY, PageRequest.FIRST));
  }

  @Test
  void nobody_gets_into_a_team_by_who_has_not_its_rights() {
    var hostile =
        access.withSystem(Permission.TEAM_EDIT, Permission.TEAM_VIEW, Permission.USER_INVITE);
    var team = access.team(SYSTEM, access.user("ada"));
    access.give(
        team, access.role(List.of(), List.of(PermissionName.of(Permission.USER_EDIT))), SYSTEM);

    Refused.aboveOwnRights(() ->
        access.modifyTeam.modify(
            hostile, Team.ADMINISTRATORS, members("Octopus Administrators", hostile), SYSTEM));
    Refused.aboveOwnRights(
        () -> access.modifyTeam.modify(hostile, team, members("Team " + team, hostile), SYSTEM));
    Refused.aboveOwnRights(() ->
        access.inviteUser.invite(
            hostile, new NewInvitation(List.of(team.value()), Optional.empty())));
    assertThat(access.modifyTeam.modify(administrator, team, members("X", hostile), SYSTEM))
        .extracting(Team::members)
        .isEqualTo(List.of(hostile.userId()));
  }

  @Test
  void nobody_is_put_out_of_a_team_by_who_has_not_its_rights() {
    var hostile =
        access.withSystem(Permission.TEAM_EDIT, Permission.TEAM_DELETE, Permission.TEAM_VIEW);
    var team = access.team(SYSTEM, access.user("ada"));
    access.give(
        team, access.role(List.of(), List.of(PermissionName.of(Permission.USER_EDIT))), SYSTEM);

    Refused.aboveOwnRights(
        () -> access.modifyTeam.modify(hostile, team, draft("Team " + team), SYSTEM));
    Refused.aboveOwnRights(() -> access.deleteTeam.delete(hostile, team, SYSTEM));
  }

  @Test
  void who_was_invited_joins_teams_and_leaves_them_with_the_account() {
    var ada = access.user("ada");
    var team = access.team(SYSTEM);

    access.transactions.write(() -> {
      access.joinTeams.join(team, ada.id());
      access.joinTeams.join(Team.EVERYONE, ada.id());
    });
    var joined = access.transactions.read(() -> access.teams.ofMember(ada.id()));
    access.transactions.write(
        () -> new LeaveTeams(access.teams).remove(administrator.actor(), ada));

    assertThat(joined).extracting(Team::id).containsExactly(team);
    assertThat(access.transactions.read(() -> access.teams.ofMember(ada.id()))).isEmpty();
    assertThat(access.transactions.read(() -> access.joinTeams.grantsOf(new TeamId("Teams-99"))))
        .isEmpty();
  }

  @Test
  void last_active_administrator_stays() {
    var sleeper = access.user("sleeper", false);

    assertThat(
            Refused.faults(() ->
                access.modifyTeam.modify(
                    administrator,
                    Team.ADMINISTRATORS,
                    new TeamDraft(
                        "Octopus Administrators",
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        ids(sleeper),
                        List.of()),
                    SYSTEM)))
        .containsExactly("MemberUserIds");
    var administrators = new TeamAdministrators(access.teams, access.users);
    assertThat(access.transactions.read(() -> administrators.otherThan(administrator.userId())))
        .isFalse();
    assertThat(access.transactions.read(() -> administrators.otherThan(sleeper.id()))).isTrue();
  }

  @Test
  void everyone_holds_every_active_account_and_nobody_is_put_in() {
    var ada = access.user("ada");
    var sleeper = access.user("sleeper", false);
    access.give(
        Team.EVERYONE,
        access.role(List.of(), List.of(PermissionName.of(Permission.SPACE_VIEW))),
        SYSTEM);

    assertThat(access.caller(ada).grants().system(Permission.SPACE_VIEW)).isTrue();
    assertThat(access.caller(sleeper).grants().system(Permission.SPACE_VIEW)).isFalse();
    assertThat(
            Refused.faults(() ->
                access.modifyTeam.modify(
                    administrator,
                    Team.EVERYONE,
                    new TeamDraft(
                        "Someone", Optional.empty(), "", Optional.empty(), ids(ada), List.of()),
                    SYSTEM)))
        .containsExactly("Name", "MemberUserIds");
  }

  @Test
  void built_in_teams_and_managers_of_spaces_are_not_deleted() {
    for (var id :
        List.of(
            "teams-everyone",
            "teams-administrators",
            "teams-managers",
            "teams-spacemanagers-Spaces-1")) {
      assertThat(
              Refused.faults(() -> access.deleteTeam.delete(administrator, new TeamId(id), SYSTEM)))
          .containsExactly("");
    }
  }

  @Test
  void team_does_not_move_between_spaces() {
    var team = access.createTeam.create(administrator, draft("Build"), DEFAULT);

    assertThat(access.modifyTeam.modify(administrator, team.id(), draft("Build"), SYSTEM).space())
        .isEqualTo(DEFAULT);
    assertThat(
            Refused.faults(() ->
                access.modifyTeam.modify(
                    administrator, team.id(), inSpace("Build", "Spaces-2"), SYSTEM)))
        .containsExactly("SpaceId");
  }

  @Test
  void space_of_the_path_hides_the_teams_of_others() {
    var ada = access.user("ada");
    access.createSpace.create(
        administrator,
        new SpaceDraft(
            "Shop",
            Optional.empty(),
            "",
            Optional.of(false),
            Optional.of(false),
            Optional.of(false),
            List.of(),
            ids(ada)));
    var team = access.createTeam.create(administrator, draft("Build"), DEFAULT);

    Refused.notFound(
        () -> access.showTeams.one(administrator, team.id(), Optional.of(new SpaceId("Spaces-2"))));
    assertThat(
            access.showTeams.one(
                administrator, Team.EVERYONE, Optional.of(new SpaceId("Spaces-2"))))
        .extracting(Team::name)
        .isEqualTo("Everyone");
  }

  @Test
  void exact_name_comes_first() {
    access.createTeam.create(administrator, draft("A team"), SYSTEM);
    access.createTeam.create(administrator, draft("Team"), SYSTEM);

    assertThat(
            list(
                administrator,
                new TeamFilter(Optional.of("team"), Optional.empty(), Scope.EVERYWHERE)))
        .containsExactly("Team", "A team");
    assertThat(
            list(
                administrator,
                new TeamFilter(
                    Optional.empty(),
                    Optional.of(Set.of(Team.EVERYONE, new TeamId("Teams-99"))),
                    Scope.EVERYWHERE)))
        .containsExactly("Everyone");
  }

  @Test
  void preview_shows_who_has_an_account() {
    var ada = access.user("ada");

    assertThat(
            access.previewTeam.members(
                administrator, List.of("users-2", "Users-2", "Users-99", "?")))
        .containsExactly(ada.id());
    Refused.forbidden(
        Permission.USER_VIEW, () -> access.previewTeam.members(access.caller(ada), List.of()));
  }

  private List<String> list(Caller caller, TeamFilter filter) {
    return access.showTeams.list(caller, filter, PageRequest.ALL).items().stream()
        .map(Team::name)
        .toList();
  }

  private static List<String> ids(User... users) {
    return Arrays.stream(users).map(User::id).map(UserId::value).toList();
  }

  private static TeamDraft draft(String name) {
    return new TeamDraft(name, Optional.empty(), "", Optional.empty(), List.of(), List.of());
  }

  private static TeamDraft inSpace(String name, String space) {
    return new TeamDraft(name, Optional.empty(), "", Optional.of(space), List.of(), List.of());
  }

  private static TeamDraft members(String name, Caller caller) {
    return new TeamDraft(
        name, Optional.empty(), "", Optional.empty(), List.of(caller.userId().value()), List.of());
  }
}
