package io.keyden.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.UserRole;
import io.keyden.core.team.Team;
import io.keyden.core.user.User;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for any teams, roles and spaces; each is tried on many random ones. */
final class GrantsLawsTest {
  private static final int WORLDS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42})
  void taking_anything_away_never_adds_a_right(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < WORLDS; i++) {
      var world = new World(random.split());
      var before = world.grants();

      world.takeSomethingAway();

      assertThat(before.covers(world.grants())).as("seed %s, world %s", seed, i).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42})
  void narrowing_never_adds_a_right(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < WORLDS; i++) {
      var world = new World(random.split());
      var before = world.grants();

      world.narrowSomething();

      assertThat(before.covers(world.grants())).as("seed %s, world %s", seed, i).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42})
  void covers_is_reflexive_and_transitive(long seed) {
    var random = new SplittableRandom(seed);
    int chains = 0;
    for (int i = 0; i < WORLDS * 20; i++) {
      var small = randomGrants(random, 2);
      var middle = randomGrants(random, 5);
      var large = randomGrants(random, 30);

      assertThat(small.covers(small)).isTrue();
      assertThat(Grants.ALL.covers(large)).isTrue();
      assertThat(large.covers(Grants.NONE)).isTrue();
      if (middle.covers(small) && large.covers(middle)) {
        chains++;
        assertThat(large.covers(small)).isTrue();
      }
    }
    assertThat(chains).as("chains that were there to be checked").isPositive();
  }

  private static Grants randomGrants(SplittableRandom random, int count) {
    var some = List.of(Permission.TEAM_EDIT, Permission.TEAM_VIEW, Permission.EVENT_VIEW);
    var grants = new Grants.Builder();
    for (int i = 0; i < random.nextInt(count + 1); i++) {
      var permission = List.of(some.get(random.nextInt(some.size())));
      if (random.nextBoolean()) {
        grants.system(permission);
      } else {
        grants.space(new SpaceId("Spaces-" + (1 + random.nextInt(2))), permission);
      }
    }
    return grants.build();
  }

  /** A user in some teams, with roles in some places, and strangers who do not matter. */
  private static final class World {
    private final AccessFixture access = new AccessFixture();
    private final SplittableRandom random;
    private final User user = access.user("subject");
    private final List<TeamId> teams = new ArrayList<>();
    private final List<UserRoleId> roles = new ArrayList<>();
    private final List<ScopedUserRoleId> given = new ArrayList<>();

    World(SplittableRandom random) {
      this.random = random;
      for (int i = 0; i < 3; i++) {
        teams.add(
            random.nextInt(4) == 0
                ? access.team(Optional.empty())
                : access.team(Optional.empty(), user));
        roles.add(access.role(permissions(), permissions()));
      }
      teams.add(Team.EVERYONE);
      access.transactions.write(() -> {
        for (int i = 0; i < 5; i++) {
          var each =
              new ScopedUserRole(
                  access.scopedRoles.nextId(),
                  pick(teams),
                  pick(roles),
                  random.nextBoolean() ? Optional.empty() : Optional.of(AccessFixture.DEFAULT),
                  random.nextInt(3) == 0 ? restriction() : Map.of());
          access.scopedRoles.insert(each);
          given.add(each.id());
        }
      });
    }

    Grants grants() {
      return access.transactions.read(() -> access.grants.of(user.id()));
    }

    void takeSomethingAway() {
      access.transactions.write(() -> {
        switch (random.nextInt(4)) {
          case 0 -> access.teams.removeMember(user.id());
          case 1 -> access.scopedRoles.delete(pick(given));
          case 2 -> access.scopedRoles.deleteAllIn(AccessFixture.DEFAULT);
          default -> shrink(pick(roles));
        }
      });
    }

    private void shrink(UserRoleId id) {
      var role = access.roles.get(id).orElseThrow();
      access.roles.update(
          new UserRole(
              id,
              role.name(),
              "",
              half(role.spacePermissions()),
              half(role.systemPermissions()),
              List.of()));
    }

    private List<PermissionName> half(List<PermissionName> names) {
      return names.stream().filter(name -> random.nextBoolean()).toList();
    }

    void narrowSomething() {
      access.transactions.write(() -> {
        var each = access.scopedRoles.get(pick(given)).orElseThrow();
        var more = new EnumMap<Restriction, List<String>>(restriction());
        more.putAll(each.restrictedTo());
        access.scopedRoles.update(
            new ScopedUserRole(each.id(), each.team(), each.role(), each.space(), more));
      });
    }

    private Map<Restriction, List<String>> restriction() {
      return Map.of(pick(List.of(Restriction.values())), List.of("Things-1"));
    }

    private List<PermissionName> permissions() {
      var names = new ArrayList<PermissionName>();
      for (int i = 0; i < 10; i++) {
        names.add(PermissionName.of(pick(List.of(Permission.values()))));
      }
      return names;
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }
}
