package io.keyden.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdsTest {
  private static final List<Function<String, Optional<?>>> PARSERS =
      List.of(
          ApiKeyId::parse,
          EventId::parse,
          InvitationId::parse,
          ScopedUserRoleId::parse,
          SpaceId::parse,
          TeamId::parse,
          UserId::parse,
          UserRoleId::parse);

  @ParameterizedTest
  @CsvSource({
    "users-1, Users-1",
    "USERS-17, Users-17",
    "spaces-2, Spaces-2",
    "teams-3, Teams-3",
    "TEAMS-EVERYONE, teams-everyone",
    "Teams-SpaceManagers-spaces-12, teams-spacemanagers-Spaces-12",
    "APIKEYS-4MC1XQ0YC8AEW7ZB2NKPT5SVU1, apikeys-4mc1xq0yc8aew7zb2nkpt5svu1",
    "userroles-SystemAdministrator, userroles-systemadministrator",
    "events-900, Events-900",
    "invitations-4, Invitations-4",
    "scopeduserroles-5, ScopedUserRoles-5",
  })
  void an_id_is_read_in_any_case_and_kept_in_one(String written, String kept) {
    var read = PARSERS.stream().flatMap(parser -> parser.apply(written).stream()).toList();

    assertThat(read).singleElement().hasToString(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "Users",
        "Users-",
        "Users-0",
        "Users-01",
        "Users--1",
        "Users-1 ",
        " Users-1",
        "Users-1.0",
        "Users-١",
        "U\u017Fers-1",
        "Users-1234567890123456789",
        "apikeys-",
        "apikeys--a",
        "api\u212Aeys-4mc1xq",
        "apikeys-\u212A",
        "apikeys-a/b",
        "apikeys-a%20",
        "teams-spacemanagers-",
        "teams-spacemanagers-Spaces-0",
        "teams-spacemanagers-foo",
        "Projects-1",
        "null",
      })
  void another_form_names_nothing(String text) {
    assertThat(PARSERS).allSatisfy(parser -> assertThat(parser.apply(text)).isEmpty());
  }

  @Test
  void another_form_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> new UserId("API-NOTAREALKEY"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("NOTAREALKEY");
  }

  @Test
  void the_managers_team_of_a_space_knows_its_space() {
    var space = new SpaceId("Spaces-12");

    assertThat(TeamId.ofSpaceManagers(space).managedSpace()).contains(space);
    assertThat(new TeamId("teams-everyone").managedSpace()).isEmpty();
    assertThat(new TeamId("Teams-12").managedSpace()).isEmpty();
  }

  @Test
  void what_is_read_reads_again_as_itself_in_any_case() {
    var random = new Random(11);
    var seeds =
        List.of(
            "Users-1", "Teams-22", "teams-spacemanagers-Spaces-3", "apikeys-4mc1", "userroles-a-b");

    for (int i = 0; i < 50_000; i++) {
      var text = mutated(seeds.get(random.nextInt(seeds.size())), random);
      for (var parser : PARSERS) {
        parser
            .apply(text)
            .ifPresent(id -> {
              var kept = id.toString();
              assertThat(parser.apply(kept)).isEqualTo(Optional.of(id));
              assertThat(parser.apply(kept.toUpperCase(Locale.ROOT))).isEqualTo(Optional.of(id));
              assertThat(kept).matches("[A-Za-z]+-[A-Za-z0-9-]+").isEqualToIgnoringCase(text);
            });
      }
    }
  }

  private static String mutated(String text, Random random) {
    var characters = new StringBuilder(text);
    for (int changes = random.nextInt(3); changes > 0 && !characters.isEmpty(); changes--) {
      int at = random.nextInt(characters.length());
      switch (random.nextInt(4)) {
        case 0 -> characters.deleteCharAt(at);
        case 1 -> characters.insert(at, (char) random.nextInt(0x2200));
        case 2 -> characters.setCharAt(at, (char) random.nextInt(0x80));
        default -> characters.setCharAt(at, Character.toUpperCase(characters.charAt(at)));
      }
    }
    return characters.toString();
  }
}
