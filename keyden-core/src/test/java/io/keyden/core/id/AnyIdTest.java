package io.keyden.core.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnyIdTest {
  @ParameterizedTest
  @CsvSource({
    "users-1, Users-1",
    "APIKEYS-0A, apikeys-0a",
    "teams-1, Teams-1",
    "Teams-Everyone, teams-everyone",
    "TEAMS-spacemanagers-spaces-3, teams-spacemanagers-Spaces-3",
    "spaces-2, Spaces-2",
    "UserRoles-1, userroles-1",
    "scopeduserroles-4, ScopedUserRoles-4",
    "invitations-5, Invitations-5",
    "settings-Authentication, Settings-authentication",
    "Projects-1, Projects-1",
    "users-system, users-system"
  })
  void id_in_any_case_gets_its_one_spelling_and_other_text_stays(String text, String canonical) {
    assertThat(AnyId.canonical(text)).isEqualTo(canonical);
  }
}
