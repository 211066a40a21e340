package io.keyden.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.role.BuiltInRole;
import io.keyden.core.store.PageRequest;
import io.keyden.core.team.BuiltInTeam;
import io.keyden.core.team.Team;
import io.keyden.core.user.User;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpaceUseCasesTest {
  private final AccessFixture access = new AccessFixture();
  private final Caller administrator = access.administrator();

  @Test
  void new_server_has_a_default_space_with_its_team() {
    var space = access.showSpaces.one(administrator, "Spaces-1");

    assertThat(space.space().name()).isEqualTo("Default");
    assertThat(space.space().slug()).isEqualTo("default");
    assertThat(space.space().isDefault()).isTrue();
    assertThat(space.managerTeams()).containsExactly(new TeamId("teams-spacemanagers-Spaces-1"));
  }

  @Test
  void seeding_again_changes_nothing() {
    access.modifySpace.modify(administrator, "Spaces-1", draft("Renamed"));

    new SeedAccess(
            access.transactions, access.spaces, access.teams, access.roles, access.scopedRoles)
        .seed();

    assertThat(names(administrator)).containsExactly("Renamed");
  }

  @Test
  void members_of_a_new_space_are_its_managers() {
    var ada = access.user("ada");

    var created = access.createSpace.create(administrator, managedBy("Web Shop", ada));

    assertThat(created.space().id()).isEqualTo(new SpaceId("Spaces-2"));
    assertThat(created.space().slug()).isEqualTo("web-shop");
    assertThat(created.managers()).containsExactly(ada.id());
    assertThat(access.caller(ada).grants().inSpace(Permission.PROJECT_EDIT, created.space().id()))
        .isTrue();
    assertThat(access.lastEvent().event().message().text()).isEqualTo("Space Web Shop was created");
  }

  @Test
  void given_teams_manage_beside_the_spaces_own_team() {
    var created =
        access.createSpace.create(
            administrator,
            new SpaceDraft(
                "Shop",
                Optional.empty(),
                "",
                Optional.of(false),
                Optional.of(false),
                Optional.of(false),
                List.of("teams-managers", "teams-everyone"),
                List.of()));

    assertThat(created.managerTeams())
        .extracting(TeamId::value)
        .containsExactly("teams-spacemanagers-Spaces-2", "teams-managers", "teams-everyone");
    assertThat(access.showSpaces.one(administrator, "Spaces-2")).isEqualTo(created);
  }

  @Test
  void own_team_may_be_sent_back_or_left_out() {
    var ada = access.user("ada");
    var created = access.createSpace.create(administrator, managedBy("Shop", ada));

    var sentBack =
        access.modifySpace.modify(
            administrator,
            "Spaces-2",
            draft("Shop", List.of("teams-spacemanagers-Spaces-2"), List.of(ada.id().value())));
    var leftOut = access.modifySpace.modify(administrator, "Spaces-2", managedBy("Shop", ada));

    assertThat(sentBack).isEqualTo(created);
    assertThat(leftOut).isEqualTo(created);
  }

  @Test
  void team_taken_off_the_managers_loses_its_rights() {
    var ada = access.user("ada");
    var team = access.team(Optional.empty(), ada);
    access.createSpace.create(
        administrator, draft("Shop", List.of(team.value()), List.of(ada.id().value())));

    var changed =
        access.modifySpace.modify(
            administrator,
            "Spaces-2",
            draft("Shop", List.of(), List.of(access.user("bob").id().value())));

    assertThat(changed.managerTeams()).hasSize(1);
    assertThat(access.caller(ada).grants().anyIn(new SpaceId("Spaces-2"))).isFalse();
  }

  @Test
  void every_fault_of_a_draft_is_named() {
    var faults =
        Refused.faults(() ->
            access.createSpace.create(
                administrator,
                new SpaceDraft(
                    "x".repeat(51),
                    Optional.of("Spaces-7"),
                    "",
                    Optional.of(false),
                    Optional.of(false),
                    Optional.of(false),
                    List.of("Teams-99", "nonsense"),
                    List.of("Users-99"))));

    assertThat(faults)
        .containsExactly(
            "Name", "Slug", "SpaceManagersTeams", "SpaceManagersTeams", "SpaceManagersTeamMembers");
    assertThat(names(administrator)).containsExactly("Default");
  }

  @Test
  void space_needs_a_manager_when_it_is_made() {
    assertThat(Refused.faults(() -> access.createSpace.create(administrator, draft("Shop"))))
        .containsExactly("SpaceManagersTeams");
  }

  @Test
  void last_manager_stays() {
    access.createSpace.create(administrator, managedBy("Shop", access.user("ada")));

    var faults =
        Refused.faults(() -> access.modifySpace.modify(administrator, "Spaces-2", draft("Shop")));

    assertThat(faults).containsExactly("SpaceManagersTeams");
  }

  @Test
  void name_is_taken_in_any_case() {
    assertThat(
            Refused.faults(() ->
                access.createSpace.create(administrator, managedBy("DEFAULT", access.user("ada")))))
        .containsExactly("Name");
  }

  @Test
  void made_slug_gives_way_to_one_that_is_there_and_a_given_one_does_not() {
    var ada = access.user("ada");
    access.createSpace.create(administrator, managedBy("Web Shop", ada));

    var made = access.createSpace.create(administrator, managedBy("Web-Shop", ada));
    var all = access.createSpace.create(administrator, managedBy("all", ada));
    var faults =
        Refused.faults(() ->
            access.createSpace.create(
                administrator,
                new SpaceDraft(
                    "Other",
                    Optional.of("WEB-SHOP"),
                    "",
                    Optional.of(false),
                    Optional.of(false),
                    Optional.of(false),
                    List.of(),
                    List.of(ada.id().value()))));

    assertThat(made.space().slug()).isEqualTo("web-shop-1");
    assertThat(all.space().slug()).isEqualTo("all-1");
    assertThat(faults).containsExactly("Slug");
  }

  @Test
  void slug_stays_when_the_name_changes() {
    access.createSpace.create(administrator, managedBy("Shop", access.user("ada")));

    var changed =
        access.modifySpace.modify(administrator, "shop", managedBy("Store", access.user("bob")));

    assertThat(changed.space().slug()).isEqualTo("shop");
  }

  @Test
  void default_moves_to_whom_it_is_given_and_can_be_switched_off() {
    var ada = access.user("ada");
    access.createSpace.create(administrator, managedBy("Shop", ada));
    assertThat(access.defaultSpace.get().map(Space::name)).contains("Default");

    access.modifySpace.modify(
        administrator,
        "Spaces-2",
        new SpaceDraft(
            "Shop",
            Optional.empty(),
            "",
            Optional.of(true),
            Optional.of(false),
            Optional.of(false),
            List.of(),
            List.of(ada.id().value())));
    var moved = access.defaultSpace.get().map(Space::name);
    access.modifySpace.modify(administrator, "Spaces-2", managedBy("Shop", ada));

    assertThat(moved).contains("Shop");
    assertThat(access.showSpaces.one(administrator, "Spaces-1").space().isDefault()).isFalse();
    assertThat(access.defaultSpace.get()).isEmpty();
  }

  @Test
  void manager_of_one_space_does_not_take_the_default_from_another() {
    var ada = access.user("ada");
    access.createSpace.create(administrator, managedBy("Shop", ada));

    Refused.forbidden(
        Permission.SPACE_EDIT,
        () ->
            access.modifySpace.modify(
                access.caller(ada),
                "Spaces-2",
                new SpaceDraft(
                    "Shop",
                    Optional.empty(),
                    "",
                    Optional.of(true),
                    Optional.of(false),
                    Optional.of(false),
                    List.of(),
                    List.of(ada.id().value()))));
  }

  @Test
  void what_is_not_said_stays() {
    var ada = access.user("ada");

    var changed =
        access.modifySpace.modify(
            administrator,
            "Spaces-1",
            new SpaceDraft(
                "Default",
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                List.of(),
                List.of(ada.id().value())));

    assertThat(changed.space().isDefault()).isTrue();
    assertThat(changed.space().isPrivate()).isTrue();
    assertThat(changed.space().taskQueueStopped()).isFalse();
  }

  @Test
  void running_or_default_space_is_not_deleted() {
    access.createSpace.create(administrator, managedBy("Shop", access.user("ada")));

    assertThat(Refused.faults(() -> access.deleteSpace.delete(administrator, "Spaces-2")))
        .as("no member of a body is at fault")
        .containsExactly("");
    assertThat(Refused.faults(() -> access.deleteSpace.delete(administrator, "Spaces-1")))
        .containsExactly("", "");
  }

  @Test
  void deleted_space_takes_its_teams_and_roles_along() {
    var ada = access.user("ada");
    var shop = new SpaceId("Spaces-2");
    access.createSpace.create(administrator, managedBy("Shop", ada));
    var team = access.team(Optional.of(shop), ada);
    access.give(team, role(BuiltInRole.PROJECT_LEAD), Optional.of(shop));
    stop("Spaces-2", ada);

    access.deleteSpace.delete(administrator, "Spaces-2");

    assertThat(names(administrator)).containsExactly("Default");
    Refused.notFound(() -> access.showTeams.one(administrator, team, Optional.empty()));
    assertThat(access.caller(ada).grants().anyIn(shop)).isFalse();
    assertThat(access.lastEvent().event().message().text()).isEqualTo("Space Shop was deleted");
  }

  @Test
  void manager_changes_and_deletes_their_space_and_no_other() {
    var ada = access.user("ada");
    access.createSpace.create(administrator, managedBy("Shop", ada));
    access.createSpace.create(administrator, managedBy("Bank", access.user("bob")));
    var manager = access.caller(ada);

    access.modifySpace.modify(manager, "Spaces-2", managedBy("Store", ada, access.user("carl")));
    Refused.notFound(() -> access.modifySpace.modify(manager, "Spaces-3", managedBy("Mine", ada)));
    Refused.forbidden(
        Permission.SPACE_EDIT,
        () -> access.modifySpace.modify(manager, "Spaces-1", managedBy("Mine", ada)));
    stop("Spaces-2", ada);
    access.deleteSpace.delete(manager, "Spaces-2");

    assertThat(names(administrator)).containsExactly("Bank", "Default");
  }

  @Test
  void who_may_edit_spaces_does_not_make_themselves_a_manager() {
    access.createSpace.create(administrator, managedBy("Shop", access.user("ada")));
    var hostile =
        access.withSystem(
            Permission.SPACE_EDIT,
            Permission.SPACE_VIEW,
            Permission.TEAM_VIEW,
            Permission.USER_VIEW,
            Permission.USER_ROLE_VIEW);

    Refused.aboveOwnRights(() ->
        access.modifySpace.modify(
            hostile, "Spaces-2", draft("Shop", List.of(), List.of(hostile.userId().value()))));
    Refused.aboveOwnRights(() ->
        access.modifySpace.modify(
            hostile, "Spaces-2", draft("Shop", List.of("teams-everyone"), List.of())));
  }

  @Test
  void who_may_make_spaces_gives_no_right_at_system_level_that_they_lack() {
    var hostile = access.withSystem(Permission.SPACE_CREATE);

    Refused.aboveOwnRights(() ->
        access.createSpace.create(
            hostile, draft("Shop", List.of(), List.of(hostile.userId().value()))));
  }

  @Test
  void system_manager_makes_spaces() {
    var ada = access.user("ada");
    access.transactions.write(
        () -> access.teams.addMember(new TeamId(BuiltInTeam.MANAGERS.id()), ada.id()));

    var created = access.createSpace.create(access.caller(ada), managedBy("Shop", ada));

    assertThat(created.managers()).containsExactly(ada.id());
  }

  @Test
  void making_a_space_needs_its_right() {
    var nobody = access.caller(access.user("ada"));

    Refused.forbidden(
        Permission.SPACE_CREATE,
        () -> access.createSpace.create(nobody, managedBy("Shop", access.user("bob"))));
  }

  @Test
  void team_of_another_space_does_not_manage() {
    access.createSpace.create(administrator, managedBy("Shop", access.user("ada")));
    var foreign = access.team(Optional.of(AccessFixture.DEFAULT), access.user("bob"));

    var faults =
        Refused.faults(() ->
            access.modifySpace.modify(
                administrator, "Spaces-2", draft("Shop", List.of(foreign.value()), List.of())));

    assertThat(faults).contains("SpaceManagersTeams");
  }

  @Test
  void default_space_is_seen_by_whoever_is_signed_in_and_others_by_who_has_a_right_there() {
    var ada = access.user("ada");
    access.createSpace.create(administrator, managedBy("Shop", ada));
    access.createSpace.create(administrator, managedBy("Bank", access.user("bob")));

    assertThat(names(access.caller(access.user("carl")))).containsExactly("Default");
    assertThat(names(access.caller(ada))).containsExactly("Default", "Shop");
    assertThat(names(access.withSystem(Permission.SPACE_VIEW)))
        .containsExactly("Bank", "Default", "Shop");
    Refused.notFound(() -> access.showSpaces.one(access.caller(ada), "Spaces-3"));
    assertThat(Refused.problem(() -> access.showSpaces.ofPath(access.caller(ada), "bank")))
        .isEqualTo(new Problem.SpaceNotFound("bank"));
  }

  @Test
  void nobody_known_sees_no_space() {
    var anonymous = Caller.anonymous(Origin.SERVER);

    assertThat(Refused.problem(() -> access.showSpaces.one(anonymous, "Spaces-1")))
        .isInstanceOf(Problem.NotSignedIn.class);
    assertThat(
            Refused.problem(
                () -> access.showSpaces.list(anonymous, SpaceFilter.ANY, PageRequest.FIRST)))
        .isInstanceOf(Problem.NotSignedIn.class);
  }

  @Test
  void spaces_of_somebody_are_shown_as_far_as_the_caller_sees_them() {
    var ada = access.user("ada");
    access.createSpace.create(administrator, managedBy("Shop", ada));
    var viewer = access.withSystem(Permission.USER_VIEW);

    assertThat(access.showSpaces.of(access.caller(ada), ada.id()))
        .containsExactly(
            access.showSpaces.one(administrator, "Spaces-1"),
            access.showSpaces.one(administrator, "Spaces-2"));
    assertThat(access.showSpaces.of(viewer, ada.id()))
        .extracting(space -> space.space().name())
        .containsExactly("Default");
    Refused.forbidden(
        Permission.USER_VIEW,
        () -> access.showSpaces.of(access.caller(access.user("bob")), ada.id()));
  }

  @Test
  void search_finds_teams_of_the_space() {
    var ada = access.user("ada");
    access.createSpace.create(administrator, managedBy("Shop", ada));

    assertThat(access.showSpaces.search(administrator, "Spaces-2", "MANAGER"))
        .extracting(Team::id)
        .containsExactly(new TeamId("teams-spacemanagers-Spaces-2"));
    assertThat(access.showSpaces.search(access.caller(access.user("bob")), "Spaces-1", ""))
        .isEmpty();
  }

  @Test
  void record_tells_what_was_changed() {
    access.modifySpace.modify(administrator, "Spaces-1", draft("Renamed"));

    assertThat(access.lastEvent().event().differences())
        .extracting(Difference::path, Difference::before, Difference::after)
        .containsExactly(
            tuple("/Name", Optional.of("Default"), Optional.of("Renamed")),
            tuple("/IsDefault", Optional.of("true"), Optional.of("false")));
  }

  private void stop(String space, User manager) {
    access.modifySpace.modify(
        administrator,
        space,
        new SpaceDraft(
            "Shop",
            Optional.empty(),
            "",
            Optional.of(false),
            Optional.of(false),
            Optional.of(true),
            List.of(),
            List.of(manager.id().value())));
  }

  private List<String> names(Caller caller) {
    return access.showSpaces.list(caller, SpaceFilter.ANY, PageRequest.ALL).items().stream()
        .map(space -> space.space().name())
        .toList();
  }

  private static UserRoleId role(BuiltInRole role) {
    return new UserRoleId(role.id());
  }

  private static SpaceDraft draft(String name) {
    return draft(name, List.of(), List.of());
  }

  private static SpaceDraft managedBy(String name, User... managers) {
    return draft(name, List.of(), Arrays.stream(managers).map(user -> user.id().value()).toList());
  }

  private static SpaceDraft draft(String name, List<String> teams, List<String> managers) {
    return new SpaceDraft(
        name,
        Optional.empty(),
        "",
        Optional.of(false),
        Optional.of(false),
        Optional.of(false),
        teams,
        managers);
  }
}
