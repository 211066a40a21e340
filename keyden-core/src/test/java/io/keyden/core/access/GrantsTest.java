package io.keyden.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GrantsTest {
  private static final SpaceId SPACE = new SpaceId("Spaces-1");
  private static final SpaceId OTHER = new SpaceId("Spaces-2");
  private static final List<SpaceId> SPACES = List.of(SPACE, OTHER, new SpaceId("Spaces-3"));

  /** Few, so that rights often meet. */
  private static final List<Permission> PERMISSIONS =
      List.of(
          Permission.USER_EDIT,
          Permission.TEAM_EDIT,
          Permission.TEAM_VIEW,
          Permission.ADMINISTER_SYSTEM);

  @Test
  void who_administers_the_system_has_every_right_everywhere() {
    assertThat(Permission.values())
        .allSatisfy(permission -> {
          assertThat(Grants.ALL.system(permission)).isTrue();
          assertThat(Grants.ALL.inSpace(permission, SPACE)).isTrue();
          assertThat(Grants.ALL.anywhere(permission)).isTrue();
        });
    assertThat(Grants.ALL.anyIn(SPACE)).isTrue();
    assertThat(Grants.ALL.everything()).isTrue();
  }

  @Test
  void who_has_nothing_may_nothing() {
    assertThat(Permission.values())
        .allSatisfy(permission -> assertThat(Grants.NONE.anywhere(permission)).isFalse());
    assertThat(Grants.NONE.anyIn(SPACE)).isFalse();
    assertThat(Grants.NONE.everything()).isFalse();
  }

  @Test
  void to_administer_the_system_within_a_space_is_not_everything() {
    var grants =
        new Grants.Builder().space(SPACE, EnumSet.of(Permission.ADMINISTER_SYSTEM)).build();

    assertThat(grants.everything()).isFalse();
    assertThat(grants.system(Permission.USER_EDIT)).isFalse();
    assertThat(grants.covers(Grants.ALL)).isFalse();
  }

  @Test
  void a_right_in_one_space_is_none_in_another() {
    var grants = new Grants.Builder().space(SPACE, EnumSet.of(Permission.TEAM_EDIT)).build();

    assertThat(grants.inSpace(Permission.TEAM_EDIT, SPACE)).isTrue();
    assertThat(grants.inSpace(Permission.TEAM_EDIT, OTHER)).isFalse();
    assertThat(grants.system(Permission.TEAM_EDIT)).isFalse();
    assertThat(grants.anywhere(Permission.TEAM_EDIT)).isTrue();
    assertThat(grants.spacesWith(Permission.TEAM_EDIT)).containsExactly(SPACE);
    assertThat(grants.anyIn(OTHER)).isFalse();
  }

  @Test
  void a_role_without_rights_in_a_space_is_no_right_there() {
    var grants = new Grants.Builder().space(SPACE, Set.of()).build();

    assertThat(grants.anyIn(SPACE)).isFalse();
    assertThat(grants).isEqualTo(Grants.NONE);
  }

  @Test
  void what_a_builder_made_does_not_change_with_the_builder() {
    var builder = new Grants.Builder().space(SPACE, EnumSet.of(Permission.TEAM_VIEW));
    var before = builder.build();

    builder.space(SPACE, EnumSet.of(Permission.TEAM_EDIT)).system(EnumSet.of(Permission.USER_EDIT));

    assertThat(before.inSpace(Permission.TEAM_EDIT, SPACE)).isFalse();
    assertThat(before.system(Permission.USER_EDIT)).isFalse();
  }

  @Test
  void covering_means_to_pass_wherever_the_other_passes() {
    var random = new Random(21);

    for (int i = 0; i < 20_000; i++) {
      var one = random(random);
      var other = random(random);
      boolean passes =
          other.everything()
              ? one.everything()
              : PERMISSIONS.stream()
                  .allMatch(permission ->
                      (!other.system(permission) || one.system(permission))
                          && SPACES.stream()
                              .allMatch(space ->
                                  !holds(other, permission, space)
                                      || holds(one, permission, space)));
      assertThat(one.covers(other)).as("%s covers %s", one, other).isEqualTo(passes);
    }
  }

  @Test
  void covering_is_an_order() {
    var random = new Random(22);

    for (int i = 0; i < 20_000; i++) {
      var one = random(random);
      var two = random(random);
      var three = random(random);
      assertThat(one.covers(one)).isTrue();
      assertThat(Grants.ALL.covers(one)).isTrue();
      assertThat(one.covers(Grants.NONE)).isTrue();
      if (one.covers(two) && two.covers(three)) {
        assertThat(one.covers(three)).isTrue();
      }
      if (one.equals(two)) {
        assertThat(one.covers(two) && two.covers(one)).isTrue();
        assertThat(one).hasSameHashCodeAs(two);
      }
      if (one.covers(two) && two.covers(one)) {
        assertSameAnswers(one, two);
      }
    }
  }

  @Test
  void adding_a_right_never_takes_one_away() {
    var random = new Random(23);

    for (int i = 0; i < 5_000; i++) {
      var builder = new Grants.Builder();
      var before = builder.build();
      for (int step = 0; step < 6; step++) {
        add(builder, random);
        var after = builder.build();
        assertThat(after.covers(before)).as("%s covers %s", after, before).isTrue();
        before = after;
      }
    }
  }

  private static void assertSameAnswers(Grants one, Grants other) {
    for (var permission : PERMISSIONS) {
      assertThat(one.system(permission)).isEqualTo(other.system(permission));
      for (var space : SPACES) {
        assertThat(holds(one, permission, space)).isEqualTo(holds(other, permission, space));
      }
    }
  }

  /** As {@link Caller#require(Permission, java.util.Optional)} asks. */
  private static boolean holds(Grants grants, Permission permission, SpaceId space) {
    return grants.system(permission) || grants.inSpace(permission, space);
  }

  private static Grants random(Random random) {
    var builder = new Grants.Builder();
    IntStream.range(0, random.nextInt(5)).forEach(i -> add(builder, random));
    return builder.build();
  }

  private static void add(Grants.Builder builder, Random random) {
    var some = new ArrayList<Permission>();
    for (var permission : PERMISSIONS) {
      // Everything is rare, else most cases are decided by it.
      if (random.nextInt(permission == Permission.ADMINISTER_SYSTEM ? 12 : 3) == 0) {
        some.add(permission);
      }
    }
    if (random.nextInt(3) == 0) {
      builder.system(some);
    } else {
      builder.space(SPACES.get(random.nextInt(SPACES.size())), some);
    }
  }
}
