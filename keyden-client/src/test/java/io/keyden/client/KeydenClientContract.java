package io.keyden.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.client.event.Event;
import io.keyden.client.event.EventFilter;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.CreatedApiKey;
import io.keyden.client.key.KeySecret;
import io.keyden.client.key.LastUse;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.InvalidRequestException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.role.Assignment;
import io.keyden.client.role.UserRole;
import io.keyden.client.space.Space;
import io.keyden.client.team.Team;
import io.keyden.client.user.NewUser;
import io.keyden.client.user.User;
import io.keyden.client.user.UserFilter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the client does on every server of this API: run against Keyden, and against a stand-in for
 * an Octopus server that knows nothing of Keyden's additions.
 */
public interface KeydenClientContract {
  /** A server that runs. */
  URI server();

  /** A key of an administrator. */
  String administratorKey();

  /** The administrator's user name. */
  String administrator();

  /** The administrator's password. */
  String administratorPassword();

  /** A client that signs in as the administrator. */
  default KeydenClient client() {
    return KeydenClient.builder().server(server()).apiKey(administratorKey()).build();
  }

  /** A client that signs in with another key. */
  default KeydenClient clientWith(KeySecret key) {
    return KeydenClient.builder().server(server()).apiKey(key).build();
  }

  private static String unique(String text) {
    return text + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  default void a_made_key_works_and_is_listed_without_its_secret() {
    try (KeydenClient client = client()) {
      String purpose = unique("build");

      CreatedApiKey created = client.apiKeys().create(NewApiKey.of(purpose));

      try (KeydenClient successor = clientWith(created.secret())) {
        assertThat(successor.users().me().id()).isEqualTo(client.users().me().id());
      }
      ApiKey listed =
          client.apiKeys().findByPurpose(client.users().me(), purpose).findFirst().orElseThrow();
      assertThat(listed.id()).isEqualTo(created.key().id());
      assertThat(listed.fits(created.secret())).isTrue();
      assertThat(listed.toString() + created).doesNotContain(created.secret().reveal());
    }
  }

  @Test
  default void a_revoked_key_is_refused_and_cannot_be_revoked_again() {
    try (KeydenClient client = client()) {
      CreatedApiKey created = client.apiKeys().create(NewApiKey.of(unique("short-lived")));
      ApiKey key = client.apiKeys().find(client.users().me(), created.key().id()).orElseThrow();

      client.apiKeys().revoke(key);

      try (KeydenClient late = clientWith(created.secret())) {
        assertThatThrownBy(() -> late.users().me()).isInstanceOf(NotSignedInException.class);
      }
      assertThatThrownBy(() -> client.apiKeys().revoke(key)).isInstanceOf(NotFoundException.class);
      assertThat(client.apiKeys().find(client.users().me(), key.id())).isEmpty();
    }
  }

  @Test
  default void a_key_can_be_revoked_by_what_its_making_answered() {
    try (KeydenClient client = client()) {
      CreatedApiKey created = client.apiKeys().create(NewApiKey.of(unique("at once")));

      client.apiKeys().revoke(created.key());

      assertThat(client.apiKeys().find(client.users().me(), created.key().id())).isEmpty();
    }
  }

  @Test
  default void an_expiry_is_kept_and_one_in_the_past_is_refused() {
    try (KeydenClient client = client()) {
      Instant end = Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);

      CreatedApiKey created = client.apiKeys().create(NewApiKey.of(unique("week")).expiringAt(end));

      assertThat(created.key().expires()).hasValue(end);
      assertThat(created.key().expiresBy(end)).isTrue();
      assertThat(created.key().expiresBy(end.minusSeconds(1))).isFalse();
      NewApiKey late = NewApiKey.of("late").expiringAt(Instant.now().minus(Duration.ofDays(1)));
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> client.apiKeys().create(late))
          .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400))
          .satisfies(refusal -> assertThat(refusal.errorMessage()).isNotBlank());
    }
  }

  @Test
  default void keys_are_listed_newest_first_over_all_pages() {
    try (KeydenClient client = client()) {
      User owner = client.serviceAccounts().create(unique("many"), "Many keys");
      for (int i = 0; i < 35; i++) {
        client.apiKeys().create(owner, NewApiKey.of("key " + i));
      }

      List<String> purposes = client.apiKeys().list(owner).map(ApiKey::purpose).toList();

      assertThat(purposes)
          .hasSize(35)
          .doesNotHaveDuplicates()
          .startsWith("key 34")
          .endsWith("key 0");
    }
  }

  @Test
  default void keys_are_searched_by_a_part_of_their_purpose() {
    try (KeydenClient client = client()) {
      User owner = client.serviceAccounts().create(unique("searched"), "Searched");
      for (String purpose : List.of("Täglich 100%_a", "weekly", "Täglich [rotation ABCDEFGH]")) {
        client.apiKeys().create(owner, NewApiKey.of(purpose));
      }

      assertThat(client.apiKeys().search(owner, "Täglich").map(ApiKey::purpose))
          .containsExactly("Täglich [rotation ABCDEFGH]", "Täglich 100%_a");
      assertThat(client.apiKeys().search(owner, "WEEK").map(ApiKey::purpose))
          .containsExactly("weekly");
      assertThat(client.apiKeys().search(owner, "%_").map(ApiKey::purpose))
          .containsExactly("Täglich 100%_a");
      assertThat(client.apiKeys().search(owner, "")).hasSize(3);
    }
  }

  @Test
  default void a_used_key_says_so_or_that_it_is_not_known() {
    try (KeydenClient client = client()) {
      CreatedApiKey created = client.apiKeys().create(NewApiKey.of(unique("used")));

      assertThat(created.key().lastUse()).isIn(new LastUse.Never(), new LastUse.Unknown());
    }
  }

  @Test
  default void accounts_are_made_found_changed_and_deleted() {
    try (KeydenClient client = client()) {
      String name = unique("ann");

      User made =
          client
              .users()
              .create(
                  NewUser.of(name, "Ann")
                      .emailAddress(name + "@example.com")
                      .password("Correct horse battery 7"));
      User renamed = client.users().rename(made, "Ann B");
      User stopped = client.users().setActive(renamed, false);

      assertThat(client.users().find(name.toUpperCase(Locale.ROOT)))
          .map(User::id)
          .hasValue(made.id());
      assertThat(client.users().get(made.id()).displayName()).isEqualTo("Ann B");
      assertThat(stopped.active()).isFalse();
      assertThat(stopped.emailAddress()).hasValue(name + "@example.com");
      assertThat(client.users().list(UserFilter.ALL.active(false)).map(User::id))
          .contains(made.id());
      client.users().delete(stopped);
      assertThat(client.users().find(name)).isEmpty();
      assertThatThrownBy(() -> client.users().get(made.id())).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  default void a_service_account_is_told_from_a_person() {
    try (KeydenClient client = client()) {
      User robot = client.serviceAccounts().create(unique("robot"), "Robot");

      assertThat(robot.service()).isTrue();
      assertThat(client.serviceAccounts().list().map(User::id)).contains(robot.id());
      assertThat(client.serviceAccounts().list()).allMatch(User::service);
      assertThat(client.serviceAccounts().find(robot.username()))
          .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(robot.id()));
      assertThat(client.serviceAccounts().find(administrator())).isEmpty();
      client.serviceAccounts().delete(robot);
      assertThat(client.serviceAccounts().find(robot.username())).isEmpty();
    }
  }

  @Test
  default void another_persons_key_cannot_be_made() {
    try (KeydenClient client = client()) {
      User person = client.users().create(NewUser.of(unique("bob"), "Bob"));

      assertThatThrownBy(() -> client.apiKeys().create(person, NewApiKey.of("not mine")))
          .isInstanceOf(ForbiddenException.class);
    }
  }

  @Test
  default void who_may_not_do_something_is_told_which_permission_is_missing() {
    try (KeydenClient client = client()) {
      User robot = client.serviceAccounts().create(unique("weak"), "Weak");
      CreatedApiKey key = client.apiKeys().create(robot, NewApiKey.of("weak"));
      try (KeydenClient weak = clientWith(key.secret())) {

        assertThatExceptionOfType(ForbiddenException.class)
            .isThrownBy(() -> weak.users().create(NewUser.of(unique("carl"), "Carl")))
            .satisfies(refusal -> assertThat(refusal.missingPermission()).hasValue("UserEdit"))
            .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(403));
      }
    }
  }

  @Test
  default void a_wrong_key_is_refused_with_the_servers_words() {
    try (KeydenClient client = clientWith(KeySecret.of("API-00000000000000000000000000"))) {

      assertThatExceptionOfType(NotSignedInException.class)
          .isThrownBy(() -> client.users().me())
          .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(401))
          .satisfies(refusal -> assertThat(refusal.errorMessage()).isNotBlank())
          .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("API-0000"));
    }
  }

  @Test
  default void a_name_and_a_password_begin_a_session_that_may_make_keys() {
    try (KeydenClient client =
        KeydenClient.builder()
            .server(server())
            .signIn(administrator(), administratorPassword())
            .build()) {
      CreatedApiKey created = client.apiKeys().create(NewApiKey.of(unique("by session")));

      try (KeydenClient successor = clientWith(created.secret())) {
        assertThat(successor.users().me().username()).isEqualTo(administrator());
      }
      client.apiKeys().revoke(created.key());
    }
  }

  @Test
  default void a_wrong_password_is_told_as_one() {
    try (KeydenClient client =
        KeydenClient.builder().server(server()).signIn(unique("nobody"), "wrong").build()) {

      assertThatExceptionOfType(NotSignedInException.class)
          .isThrownBy(() -> client.users().me())
          .satisfies(
              refusal -> assertThat(refusal).hasMessageContaining("Invalid username or password"));
    }
  }

  @Test
  default void spaces_are_made_found_and_deleted() {
    try (KeydenClient client = client()) {
      String name = unique("sp");

      Space made = client.spaces().create(name, "For tests", List.of(client.users().me()));

      assertThat(client.spaces().find(name)).map(Space::id).hasValue(made.id());
      assertThat(client.spaces().findByIdOrName(made.id())).map(Space::name).hasValue(name);
      assertThat(client.spaces().list().map(Space::id)).contains(made.id());
      assertThat(client.spaces().list().filter(Space::isDefault)).hasSizeLessThanOrEqualTo(1);
      client.spaces().delete(made);
      assertThat(client.spaces().find(name)).isEmpty();
    }
  }

  @Test
  default void teams_get_and_lose_members() {
    try (KeydenClient client = client()) {
      User robot = client.serviceAccounts().create(unique("member"), "Member");
      Team made = client.teams().create(unique("ops"), "Operations", Optional.empty());

      Team joined = client.teams().addMember(made, robot);
      Team joinedAgain = client.teams().addMember(joined, robot);

      assertThat(joined.memberUserIds()).containsExactly(robot.id());
      assertThat(joinedAgain.memberUserIds()).containsExactly(robot.id());
      assertThat(client.teams().removeMember(joined, robot).memberUserIds()).isEmpty();
      assertThat(client.teams().find(made.name())).map(Team::id).hasValue(made.id());
      client.teams().delete(made);
      assertThat(client.teams().find(made.name())).isEmpty();
    }
  }

  @Test
  default void everyone_learns_the_own_teams() {
    try (KeydenClient client = client()) {
      User me = client.users().me();
      Team made = client.teams().create(unique("mine"), "", Optional.empty());

      client.teams().addMember(made, me);

      assertThat(client.users().teams(me)).containsEntry(made.id(), made.name());
    }
  }

  @Test
  default void a_role_is_given_to_a_team_and_taken() {
    try (KeydenClient client = client()) {
      Team team = client.teams().create(unique("auditors"), "", Optional.empty());
      UserRole role;
      try (Stream<UserRole> roles = client.userRoles().list()) {
        role =
            roles
                .filter(one -> one.systemPermissions().contains("EventView"))
                .findFirst()
                .orElseThrow();
      }

      Assignment assignment = client.userRoles().assign(role, team, Optional.empty());

      assertThat(client.userRoles().find(role.name())).map(UserRole::id).hasValue(role.id());
      assertThat(client.userRoles().assignments(team).map(Assignment::roleId))
          .containsExactly(role.id());
      client.userRoles().remove(assignment);
      assertThat(client.userRoles().assignments(team)).isEmpty();
    }
  }

  @Test
  default void the_audit_record_tells_who_made_a_key() {
    try (KeydenClient client = client()) {
      CreatedApiKey created = client.apiKeys().create(NewApiKey.of(unique("on record")));

      Event event;
      try (Stream<Event> events =
          client
              .events()
              .list(EventFilter.ALL.regarding(created.key().id()).categories("Created"))) {
        event = events.findFirst().orElseThrow();
      }

      assertThat(event.message()).contains("on record").doesNotContain(created.secret().reveal());
      assertThat(event.username()).hasValue(administrator());
      assertThat(client.events().get(event.id()).message()).isEqualTo(event.message());
    }
  }

  @Test
  default void the_server_says_what_it_is_and_how() {
    try (KeydenClient client = client()) {
      assertThat(client.server().info().application()).isEqualTo("Octopus Deploy");
      assertThat(client.server().info().installationId()).isNotBlank();
      assertThat(client.server().health().operatingNormally()).isTrue();
      assertThat(client.server().status().version()).isPresent();
      assertThat(client.server().keyRules().userKeysAllowed()).isTrue();
    }
  }

  @Test
  default void all_keys_of_all_accounts_are_listed_account_by_account() {
    try (KeydenClient client = client()) {
      User robot = client.serviceAccounts().create(unique("listed"), "Listed");
      CreatedApiKey key = client.apiKeys().create(robot, NewApiKey.of("listed"));

      assertThat(client.apiKeys().listAll().map(ApiKey::id)).contains(key.key().id());
    }
  }
}
