package io.keyden.core.user;

import static io.keyden.core.user.UsersFixture.USER_EDIT;
import static io.keyden.core.user.UsersFixture.faults;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreateUserTest {
  private final UsersFixture fixture = new UsersFixture();
  private Caller manager;

  @BeforeEach
  void signManagerIn() {
    manager = fixture.caller(fixture.person("manager", USER_EDIT));
  }

  @Test
  void keeps_everything_exactly_as_given_and_records_it() {
    var identity = new Identity("Octopus ID", Map.of("sub", new Identity.Claim("  Ada ", true)));
    var wanted =
        new NewUser(
            " Ada Lovelace  with blanks ",
            "ADA",
            Optional.of("Ada@Example.COM"),
            false,
            false,
            List.of(identity),
            Optional.of(UsersFixture.PASSWORD));

    var user = fixture.create.create(manager, wanted);

    assertThat(fixture.stored(user.id())).isEqualTo(user);
    assertThat(user.username()).isEqualTo(" Ada Lovelace  with blanks ");
    assertThat(user.displayName()).isEqualTo("ADA");
    assertThat(user.emailAddress()).contains("Ada@Example.COM");
    assertThat(user.active()).isFalse();
    assertThat(user.identities()).containsExactly(identity);
    assertThat(user.externalId().version()).isEqualTo(4);
    assertThat(fixture.lastRecorded().message().text()).isEqualTo("User ADA was created");
  }

  @Test
  void password_is_hashed_and_in_no_event() {
    var user = fixture.create.create(manager, person("ada"));

    var hash = fixture.transactions.read(() -> fixture.users.password(user.id()));
    assertThat(hash)
        .hasValueSatisfying(
            stored -> assertThat(fixture.hasher.verify(UsersFixture.PASSWORD, stored)).isTrue());
    assertThat(fixture.recorded().toString()).doesNotContain("correct horse battery");
  }

  @Test
  void service_account_has_no_password() {
    var wanted =
        new NewUser(
            "builder",
            "Builder",
            Optional.empty(),
            true,
            true,
            List.of(),
            Optional.of(UsersFixture.PASSWORD));

    assertThat(faults(() -> fixture.create.create(manager, wanted)))
        .containsExactly("Passwords cannot be set for service user accounts.");
  }

  @Test
  void all_faults_are_told_at_once_and_nothing_is_made() {
    var twice = List.of(new Identity("Azure AD", Map.of()), new Identity("azure ad", Map.of()));
    var wanted =
        new NewUser(
            "MANAGER",
            "d".repeat(65),
            Optional.of("e".repeat(257)),
            true,
            false,
            twice,
            Optional.of(Secret.of("short")));
    int before = fixture.recorded().size();

    assertThat(faults(() -> fixture.create.create(manager, wanted)))
        .containsExactlyInAnyOrder(
            "The display name must not be longer than 64 characters.",
            "The email address must not be longer than 256 characters.",
            "You cannot add multiple logins for the same identity provider.",
            "The password was too weak. Please use at least 8 characters.",
            "A user with this username already exists.");
    assertThat(fixture.recorded()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "System", "GUEST", " anonymous"})
  void reserved_names_are_refused(String name) {
    assertThat(faults(() -> fixture.create.create(manager, person(name))))
        .containsExactly("Username is reserved and can't be used to create new users.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void name_must_be_given(String name) {
    assertThat(faults(() -> fixture.create.create(manager, person(name))))
        .containsExactly("Please provide a username.");
  }

  @Test
  void name_cannot_forge_lines() {
    assertThat(faults(() -> fixture.create.create(manager, person("ada\nLogin succeeded"))))
        .containsExactly("The username must not contain control characters.");
  }

  @Test
  void login_of_an_external_provider_is_of_one_account_only() {
    fixture.create.create(manager, withLogin("ada", "Azure AD", "ada@example.com", true));

    assertThat(
            faults(() ->
                fixture.create.create(
                    manager, withLogin("bob", "azure ad", "ada@example.com", true))))
        .containsExactly("A user with a matching external login already exists.");
    assertThat(fixture.create.create(manager, withLogin("cid", "Another", "ada@example.com", true)))
        .isNotNull();
    assertThat(fixture.create.create(manager, withLogin("dan", "Azure AD", "ada@example.co", true)))
        .isNotNull();
  }

  @Test
  void needs_the_right_before_anything_is_looked_at_or_hashed() {
    var stranger = fixture.caller(fixture.person("eve", Grants.NONE));
    int hashed = fixture.hasher.hashings();

    assertThat(problem(() -> fixture.create.create(stranger, person("manager"))))
        .isEqualTo(new Problem.Forbidden(Permission.USER_EDIT));
    assertThat(problem(() -> fixture.create.create(fixture.nobody(), person("x"))))
        .isInstanceOf(Problem.NotSignedIn.class);
    assertThat(fixture.hasher.hashings()).isEqualTo(hashed);
  }

  private static NewUser person(String username) {
    return new NewUser(
        username,
        "Somebody",
        Optional.empty(),
        true,
        false,
        List.of(),
        Optional.of(UsersFixture.PASSWORD));
  }

  private static NewUser withLogin(
      String username, String provider, String value, boolean identifying) {
    return new NewUser(
        username,
        "Somebody",
        Optional.empty(),
        true,
        false,
        List.of(new Identity(provider, Map.of("email", new Identity.Claim(value, identifying)))),
        Optional.empty());
  }
}
