package io.keyden.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import io.keyden.core.problem.BugException;
import io.keyden.core.role.Scope;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleFilter;
import io.keyden.core.role.UserRole;
import io.keyden.core.role.UserRoleFilter;
import io.keyden.core.store.PageRequest;
import io.keyden.core.team.ExternalSecurityGroup;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamFilter;
import io.keyden.core.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What the stores of spaces, teams, roles and roles of teams promise. One contract for the four,
 * since each needs rows of the others.
 */
public interface AccessStoresContract {
  /** Empty stores; the same ones within a test. */
  AccessStores stores();

  @Test
  default void ids_are_given_out_once() {
    var first = write(() -> stores().spaces().nextId());
    var second = write(() -> stores().spaces().nextId());

    assertThat(List.of(first, second))
        .containsExactly(new SpaceId("Spaces-1"), new SpaceId("Spaces-2"));
    assertThat(write(() -> stores().teams().nextId())).isEqualTo(new TeamId("Teams-1"));
    assertThat(write(() -> stores().roles().nextId())).isEqualTo(new UserRoleId("userroles-1"));
    assertThat(write(() -> stores().scopedRoles().nextId()))
        .isEqualTo(new ScopedUserRoleId("ScopedUserRoles-1"));
  }

  @Test
  default void space_is_found_by_id_name_and_slug_in_any_case() {
    var space = space("Web Shop", "Web-Shop", true);

    assertThat(read(() -> stores().spaces().get(space.id()))).contains(space);
    assertThat(read(() -> stores().spaces().byName("WEB shop"))).contains(space);
    assertThat(read(() -> stores().spaces().bySlug("web-SHOP"))).contains(space);
    assertThat(read(() -> stores().spaces().defaultSpace())).contains(space);
    assertThat(read(() -> stores().spaces().exists(space.id()))).isTrue();
    assertThat(read(() -> stores().spaces().exists(new SpaceId("Spaces-9")))).isFalse();
  }

  @Test
  default void space_is_updated_and_deleted() {
    var space = space("Shop", "shop", true);
    var changed = new Space(space.id(), "Store", "store", "Sells", false, true, true);

    stores().transactions().write(() -> stores().spaces().update(changed));

    assertThat(read(() -> stores().spaces().get(space.id()))).contains(changed);
    assertThat(read(() -> stores().spaces().defaultSpace())).isEmpty();
    assertThat(write(() -> stores().spaces().delete(space.id()))).isTrue();
    assertThat(write(() -> stores().spaces().delete(space.id()))).isFalse();
  }

  @Test
  default void taken_name_and_slug_of_a_space_are_refused() {
    space("Shop", "shop", false);

    assertThat(Refused.faults(() -> space("SHOP", "other", false))).containsExactly("Name");
    assertThat(Refused.faults(() -> space("Other", "SHOP", false))).containsExactly("Slug");
    assertThat(read(() -> stores().spaces().find(SpaceFilter.ANY))).hasSize(1);
  }

  @Test
  default void spaces_are_by_name_with_the_exact_one_first() {
    space("b shop", "b", false);
    space("A Shop", "a", false);
    space("SHOP", "c", false);

    assertThat(names(new SpaceFilter(Optional.empty(), Optional.of("shop"), Optional.empty())))
        .containsExactly("SHOP", "A Shop", "b shop");
    assertThat(names(new SpaceFilter(Optional.of("a shop"), Optional.empty(), Optional.empty())))
        .containsExactly("A Shop");
    assertThat(names(new SpaceFilter(Optional.empty(), Optional.of("%"), Optional.empty())))
        .isEmpty();
    assertThat(
            names(
                new SpaceFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Set.of(new SpaceId("Spaces-1"), new SpaceId("Spaces-9"))))))
        .containsExactly("b shop");
  }

  @Test
  default void team_keeps_the_order_of_members_and_groups() {
    var ada = user("ada");
    var bob = user("bob");
    var team =
        new Team(
            new TeamId("Teams-7"),
            "Build",
            "build",
            "Builds",
            Optional.of(space("Shop", "shop", false).id()),
            List.of(bob, ada),
            List.of(
                new ExternalSecurityGroup("z", "Z", true),
                new ExternalSecurityGroup("a", "", false)));

    stores().transactions().write(() -> stores().teams().insert(team));

    assertThat(read(() -> stores().teams().get(team.id()))).contains(team);
    assertThat(read(() -> stores().teams().byName(team.space(), "BUILD"))).contains(team);
    assertThat(read(() -> stores().teams().byName(Optional.empty(), "Build"))).isEmpty();
  }

  @Test
  default void name_of_a_team_is_taken_in_its_space_only() {
    var space = space("Shop", "shop", false).id();
    team("Build", Optional.empty());
    team("Build", Optional.of(space));

    assertThat(Refused.faults(() -> team("BUILD", Optional.empty()))).containsExactly("Name");
    assertThat(Refused.faults(() -> team("BUILD", Optional.of(space)))).containsExactly("Name");
  }

  @Test
  default void members_come_and_go() {
    var ada = user("ada");
    var bob = user("bob");
    var build = team("Build", Optional.empty());
    var test = team("Another", Optional.empty());

    stores()
        .transactions()
        .write(() -> {
          stores().teams().addMember(build.id(), bob);
          stores().teams().addMember(build.id(), ada);
          stores().teams().addMember(build.id(), bob);
          stores().teams().addMember(test.id(), ada);
        });
    var both = read(() -> stores().teams().ofMember(ada));
    stores().transactions().write(() -> stores().teams().removeMember(ada));

    assertThat(both).extracting(Team::name).containsExactly("Another", "Build");
    assertThat(both.getLast().members()).containsExactly(bob, ada);
    assertThat(read(() -> stores().teams().ofMember(ada))).isEmpty();
    assertThat(read(() -> stores().teams().get(build.id()).orElseThrow().members()))
        .containsExactly(bob);
  }

  @Test
  default void teams_are_found_where_they_belong() {
    var shop = space("Shop", "shop", false).id();
    var bank = space("Bank", "bank", false).id();
    team("b team", Optional.empty());
    team("Team", Optional.of(shop));
    team("A Team", Optional.of(bank));

    assertThat(teams(Scope.EVERYWHERE)).containsExactly("Team", "A Team", "b team");
    assertThat(teams(new Scope(true, Optional.of(Set.of())))).containsExactly("b team");
    assertThat(teams(new Scope(false, Optional.empty()))).containsExactly("Team", "A Team");
    assertThat(teams(new Scope(true, Optional.of(Set.of(bank)))))
        .containsExactly("A Team", "b team");
    assertThat(teams(new Scope(false, Optional.of(Set.of())))).isEmpty();
  }

  @Test
  default void pages_of_teams_visit_each_once() {
    for (int i = 0; i < 5; i++) {
      team("Team " + i, Optional.empty());
    }

    var first = read(() -> stores().teams().find(TeamFilter.ANY, new PageRequest(0, 2)));
    var last = read(() -> stores().teams().find(TeamFilter.ANY, new PageRequest(4, 2)));
    var beyond = read(() -> stores().teams().find(TeamFilter.ANY, new PageRequest(9, 2)));

    assertThat(first.total()).isEqualTo(5);
    assertThat(first.items()).extracting(Team::name).containsExactly("Team 0", "Team 1");
    assertThat(last.items()).extracting(Team::name).containsExactly("Team 4");
    assertThat(beyond.items()).isEmpty();
  }

  @Test
  default void teams_of_a_space_are_deleted_together() {
    var shop = space("Shop", "shop", false).id();
    var system = team("System", Optional.empty());
    team("One", Optional.of(shop));
    team("Two", Optional.of(shop));

    stores().transactions().write(() -> stores().teams().deleteAllIn(shop));

    assertThat(teams("", Scope.EVERYWHERE)).containsExactly("System");
    assertThat(write(() -> stores().teams().delete(system.id()))).isTrue();
    assertThat(write(() -> stores().teams().delete(system.id()))).isFalse();
  }

  @Test
  default void role_keeps_order_and_unknown_names() {
    var role =
        new UserRole(
            new UserRoleId("userroles-build"),
            "Build",
            "Builds",
            List.of(PermissionName.of("ProjectView"), PermissionName.of("NewThing")),
            List.of(PermissionName.of("UserView"), PermissionName.of("EventView")),
            List.of(Restriction.TENANTS, Restriction.PROJECTS));
    var changed =
        new UserRole(
            role.id(), "Test", "", role.systemPermissions(), role.spacePermissions(), List.of());

    stores().transactions().write(() -> stores().roles().insert(role));
    var before = read(() -> stores().roles().get(role.id()));
    stores().transactions().write(() -> stores().roles().update(changed));

    assertThat(before).contains(role);
    assertThat(read(() -> stores().roles().byName("TEST"))).contains(changed);
    assertThat(write(() -> stores().roles().delete(role.id()))).isTrue();
    assertThat(write(() -> stores().roles().delete(role.id()))).isFalse();
  }

  @Test
  default void roles_are_by_name_with_the_exact_one_first() {
    role("b role");
    role("A role");
    role("Role");

    assertThat(
            read(() ->
                    stores()
                        .roles()
                        .find(
                            new UserRoleFilter(Optional.of("ROLE"), Optional.empty()),
                            PageRequest.FIRST))
                .items())
        .extracting(UserRole::name)
        .containsExactly("Role", "A role", "b role");
    assertThat(
            read(() ->
                    stores()
                        .roles()
                        .find(
                            new UserRoleFilter(Optional.empty(), Optional.of(Set.of())),
                            PageRequest.FIRST))
                .total())
        .isZero();
    assertThat(Refused.faults(() -> role("A ROLE"))).containsExactly("Name");
  }

  @Test
  default void given_role_keeps_what_it_is_narrowed_to() {
    var shop = space("Shop", "shop", false).id();
    var team = team("Build", Optional.empty()).id();
    var given =
        new ScopedUserRole(
            new ScopedUserRoleId("ScopedUserRoles-3"),
            team,
            role("Role"),
            Optional.of(shop),
            Map.of(
                Restriction.PROJECTS,
                List.of("Projects-2", "Projects-1"),
                Restriction.TENANTS,
                List.of("Tenants-1")));
    var changed = ScopedUserRole.whole(given.id(), team, role("Other"), Optional.empty());

    stores().transactions().write(() -> stores().scopedRoles().insert(given));
    var before = read(() -> stores().scopedRoles().get(given.id()));
    stores().transactions().write(() -> stores().scopedRoles().update(changed));

    assertThat(before).contains(given);
    assertThat(read(() -> stores().scopedRoles().get(given.id()))).contains(changed);
  }

  @Test
  default void given_roles_are_found_and_deleted_by_team_role_and_space() {
    var shop = space("Shop", "shop", false).id();
    var one = team("One", Optional.empty()).id();
    var two = team("Two", Optional.empty()).id();
    var role = role("Role");
    var a = given(one, role, Optional.of(shop));
    var b = given(two, role, Optional.empty());
    var c = given(one, role("Other"), Optional.empty());

    assertThat(read(() -> stores().scopedRoles().of(Set.of(one)))).containsExactly(a, c);
    assertThat(read(() -> stores().scopedRoles().of(Set.of()))).isEmpty();
    assertThat(read(() -> stores().scopedRoles().ofRole(role))).containsExactly(a, b);
    assertThat(found(Optional.of(Set.of(one)), new Scope(true, Optional.of(Set.of()))))
        .containsExactly(c);
    assertThat(found(Optional.empty(), Scope.EVERYWHERE)).containsExactly(a, b, c);

    stores().transactions().write(() -> stores().scopedRoles().deleteAllIn(shop));
    assertThat(found(Optional.empty(), Scope.EVERYWHERE)).containsExactly(b, c);
    stores().transactions().write(() -> stores().scopedRoles().deleteAllOf(one));
    assertThat(found(Optional.empty(), Scope.EVERYWHERE)).containsExactly(b);
    assertThat(write(() -> stores().scopedRoles().delete(b.id()))).isTrue();
    assertThat(write(() -> stores().scopedRoles().delete(b.id()))).isFalse();
  }

  @Test
  default void updating_what_is_not_there_is_a_bug() {
    var space = new Space(new SpaceId("Spaces-9"), "X", "x", "", false, false, false);

    assertThatThrownBy(() -> stores().transactions().write(() -> stores().spaces().update(space)))
        .isInstanceOf(BugException.class);
    assertThatThrownBy(() ->
            stores()
                .transactions()
                .write(() -> stores().teams().addMember(new TeamId("Teams-9"), user("ada"))))
        .isInstanceOf(BugException.class);
  }

  @Test
  default void every_change_is_announced() {
    var told = new AtomicInteger();
    stores()
        .transactions()
        .listen(change -> {
          if (change instanceof AccessChanged) {
            told.incrementAndGet();
          }
        });
    var counts = new ArrayList<Integer>();

    var ada = user("ada");
    counts.add(told.getAndSet(0));
    var space = space("Shop", "shop", false);
    counts.add(told.getAndSet(0));
    var team = team("Build", Optional.empty());
    counts.add(told.getAndSet(0));
    stores().transactions().write(() -> stores().teams().addMember(team.id(), ada));
    counts.add(told.getAndSet(0));
    stores().transactions().write(() -> stores().teams().removeMember(ada));
    counts.add(told.getAndSet(0));
    var role = role("Role");
    counts.add(told.getAndSet(0));
    given(team.id(), role, Optional.of(space.id()));
    counts.add(told.getAndSet(0));
    stores().transactions().write(() -> stores().scopedRoles().deleteAllIn(space.id()));
    counts.add(told.getAndSet(0));
    stores().transactions().write(() -> stores().roles().delete(role));
    counts.add(told.getAndSet(0));
    stores().transactions().write(() -> stores().teams().delete(team.id()));
    counts.add(told.getAndSet(0));
    stores().transactions().write(() -> stores().spaces().delete(space.id()));
    counts.add(told.getAndSet(0));

    assertThat(counts.getFirst()).isZero();
    assertThat(counts.subList(1, counts.size())).hasSize(10).allMatch(count -> count > 0);
  }

  private <T> T read(Supplier<T> work) {
    return stores().transactions().read(work);
  }

  private <T> T write(Supplier<T> work) {
    return stores().transactions().write(work);
  }

  private UserId user(String username) {
    return write(() -> {
      var id = stores().users().nextId();
      stores()
          .users()
          .insert(
              new User(
                  id,
                  username,
                  username,
                  Optional.empty(),
                  true,
                  false,
                  List.of(),
                  new UUID(0, 0),
                  Instant.EPOCH));
      return id;
    });
  }

  private Space space(String name, String slug, boolean isDefault) {
    return write(() -> {
      var space = new Space(stores().spaces().nextId(), name, slug, "", isDefault, false, false);
      stores().spaces().insert(space);
      return space;
    });
  }

  private Team team(String name, Optional<SpaceId> space) {
    return write(() -> {
      var team = new Team(stores().teams().nextId(), name, "slug", "", space, List.of(), List.of());
      stores().teams().insert(team);
      return team;
    });
  }

  private UserRoleId role(String name) {
    return write(() -> {
      var id = stores().roles().nextId();
      stores().roles().insert(new UserRole(id, name, "", List.of(), List.of(), List.of()));
      return id;
    });
  }

  private ScopedUserRole given(TeamId team, UserRoleId role, Optional<SpaceId> space) {
    return write(() -> {
      var given = ScopedUserRole.whole(stores().scopedRoles().nextId(), team, role, space);
      stores().scopedRoles().insert(given);
      return given;
    });
  }

  private List<String> names(SpaceFilter filter) {
    return read(() -> stores().spaces().find(filter)).stream().map(Space::name).toList();
  }

  private List<String> teams(Scope scope) {
    return teams("team", scope);
  }

  private List<String> teams(String part, Scope scope) {
    return read(() ->
            stores()
                .teams()
                .find(new TeamFilter(Optional.of(part), Optional.empty(), scope), PageRequest.ALL))
        .items()
        .stream()
        .map(Team::name)
        .toList();
  }

  private List<ScopedUserRole> found(Optional<Set<TeamId>> teams, Scope scope) {
    return read(() ->
            stores()
                .scopedRoles()
                .find(new ScopedUserRoleFilter(Optional.empty(), teams, scope), PageRequest.ALL))
        .items();
  }
}
