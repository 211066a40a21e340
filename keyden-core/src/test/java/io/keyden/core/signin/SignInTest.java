package io.keyden.core.signin;

import static io.keyden.core.user.UsersFixture.PASSWORD;
import static io.keyden.core.user.UsersFixture.authenticated;
import static io.keyden.core.user.UsersFixture.faults;
import static io.keyden.core.user.UsersFixture.good;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.key.ExpiryPolicy;
import io.keyden.core.key.ExpiryRequest;
import io.keyden.core.problem.Problem;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.settings.AuthenticationSettings;
import io.keyden.core.user.User;
import io.keyden.core.user.UsersFixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignInTest {
  private static final Secret WRONG = Secret.of("wrong horse battery");
  private static final String REFUSAL = "Invalid username or password.";

  private final UsersFixture fixture = new UsersFixture();
  private final User ada = fixture.person("Ada", Grants.NONE);

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "ada", "ADA@example.com"})
  void user_name_or_its_mail_address_in_any_case_will_do(String name) {
    var signedIn = fixture.signIn(fixture.nobody(), name, PASSWORD, false);

    var caller = authenticated(fixture.session(signedIn.secret()));
    assertThat(caller.userId()).isEqualTo(ada.id());
    assertThat(caller.proof())
        .isEqualTo(new Proof.Session(signedIn.session().id(), Optional.empty()));
    assertThat(signedIn.cookieLifetime()).isEmpty();
  }

  @Test
  void success_is_recorded_with_who_and_where_from() {
    fixture.signIn(ada);

    var event = fixture.recorded().getLast();
    assertThat(event.event().category()).isEqualTo(EventCategory.LOGIN_SUCCEEDED);
    assertThat(event.event().message().text()).isEqualTo("Login succeeded for Ada");
    assertThat(event.actor().userId()).isEqualTo(ada.id().value());
    assertThat(event.actor().origin()).isEqualTo(UsersFixture.ORIGIN);
  }

  @Test
  void every_failure_gets_the_same_answer_after_the_same_work() {
    var disabled = fixture.person("disabled", Grants.NONE);
    fixture.store(
        new User(
            disabled.id(),
            "disabled",
            "d",
            Optional.empty(),
            false,
            false,
            List.of(),
            disabled.externalId(),
            disabled.created()));
    fixture.serviceAccount("builder", Grants.NONE);

    for (var name : List.of("Ada", "unknown", "disabled", "builder")) {
      var password = name.equals("Ada") ? WRONG : PASSWORD;
      int before = fixture.hasher.verifications();

      assertThat(faults(() -> fixture.signIn(fixture.nobody(), name, password, false)))
          .as(name)
          .containsExactly(REFUSAL);
      assertThat(fixture.hasher.verifications()).as(name).isEqualTo(before + 1);
    }
  }

  @Test
  void failure_of_an_account_is_recorded_with_its_name_and_the_reason() {
    assertThat(faults(() -> fixture.signIn(fixture.nobody(), "ada", WRONG, false)))
        .containsExactly(REFUSAL);

    var event = fixture.recorded().getLast();
    assertThat(event.event().category()).isEqualTo(EventCategory.LOGIN_FAILED);
    assertThat(event.event().message().text()).isEqualTo("Login failed for Ada");
    assertThat(event.event().details()).isEqualTo("The password was wrong.");
    assertThat(event.event().message().references())
        .extracting(reference -> reference.documentId())
        .containsExactly(ada.id().value());
    assertThat(event.actor().userId()).isEmpty();
  }

  @Test
  void what_was_typed_is_not_recorded_if_there_is_no_such_account() {
    var typed = "my-password-in-the-wrong-field";

    assertThat(faults(() -> fixture.signIn(fixture.nobody(), typed, PASSWORD, false)))
        .containsExactly(REFUSAL);

    assertThat(fixture.lastRecorded().category()).isEqualTo(EventCategory.LOGIN_FAILED);
    assertThat(fixture.recorded().toString()).doesNotContain(typed).doesNotContain("correct horse");
    assertThat(new SignInRequest(typed, PASSWORD, false).toString()).doesNotContain(typed);
  }

  @Test
  void both_missing_parts_are_told_at_once_and_count_as_no_failure() {
    assertThat(faults(() -> fixture.signIn(fixture.nobody(), " ", Secret.of(""), false)))
        .containsExactly("Please provide a username.", "Please provide a password.");
    assertThat(fixture.recorded()).isEmpty();
  }

  @Test
  void mail_address_of_two_accounts_signs_nobody_in() {
    var bob = fixture.person("bob", Grants.NONE);
    fixture.store(
        new User(
            bob.id(),
            "bob",
            "b",
            Optional.of("ada@EXAMPLE.com"),
            true,
            false,
            List.of(),
            bob.externalId(),
            bob.created()));

    assertThat(faults(() -> fixture.signIn(fixture.nobody(), "ada@example.com", PASSWORD, false)))
        .containsExactly(REFUSAL);
  }

  @Test
  void ten_failures_ban_also_the_right_password_and_are_recorded_once_each() {
    IntStream.range(0, 10)
        .forEach(i ->
            assertThat(faults(() -> fixture.signIn(fixture.nobody(), "ada", WRONG, false)))
                .containsExactly(REFUSAL));

    assertThat(faults(() -> fixture.signIn(fixture.nobody(), "ADA", PASSWORD, false)))
        .containsExactly(
            "You have had too many failed login attempts in a short period of time. Please try"
                + " again later.");
    assertThat(fixture.recorded()).hasSize(10);
    assertThat(fixture.lastRecorded().details()).contains("refused for a while");
    assertThat(fixture.signIn(fixture.nobodyAt("192.0.2.7"), "ada", PASSWORD, false).user())
        .isEqualTo(ada);
    fixture.clock.advance(SignInAttempts.FIRST_BAN);
    assertThat(fixture.signIn(ada).user()).isEqualTo(ada);
  }

  @Test
  void password_hash_that_became_too_weak_is_renewed_without_ending_sessions() {
    var session = fixture.signIn(ada);
    fixture.hasher.strengthen();

    fixture.signIn(ada);

    var stored = fixture.transactions.read(() -> fixture.users.password(ada.id()));
    assertThat(fixture.hasher.outdated(stored.orElseThrow())).isFalse();
    assertThat(good(fixture.session(session.secret()))).isTrue();
    assertThat(fixture.signIn(ada).user()).isEqualTo(ada);
  }

  @Test
  void password_sign_in_can_be_switched_off() {
    var defaults = AuthenticationSettings.DEFAULTS;
    fixture.transactions.write(() ->
        fixture.settings.save(
            new AuthenticationSettings(
                defaults.autoLoginEnabled(),
                defaults.selfServiceIdentityEditingEnabled(),
                defaults.trustedRedirectUrls(),
                defaults.cookieDomain(),
                defaults.sessionTimeout(),
                defaults.maximumSessionDuration(),
                defaults.rememberMeEnabled(),
                defaults.userApiKeysEnabled(),
                defaults.apiKeyDefaultExpiryDays(),
                defaults.apiKeyMaximumExpiryDays(),
                defaults.oidcIssuerUrl(),
                false)));

    assertThat(faults(() -> fixture.signIn(fixture.nobody(), "ada", PASSWORD, false)))
        .containsExactly("Signing in with a password is switched off on this server.");
  }

  @Test
  @RevealsSecret(because = "the test looks at the form")
  void secrets_are_long_and_all_different_and_not_in_the_store() {
    Set<String> secrets =
        IntStream.range(0, 100)
            .mapToObj(i -> fixture.signIn(ada).secret().reveal())
            .collect(Collectors.toSet());

    assertThat(secrets).hasSize(100).allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
    assertThat(fixture.recorded().toString()).doesNotContain(secrets);
  }

  @Test
  @RevealsSecret(because = "the test compares the token with the secret")
  void anti_forgery_token_belongs_to_one_session_and_says_nothing_of_its_secret() {
    var secret = fixture.signIn(ada).secret();
    var other = fixture.signIn(ada).secret();
    var token = AntiForgeryToken.of(secret);

    assertThat(token.text()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(secret.reveal());
    assertThat(token.matches(AntiForgeryToken.of(secret).text())).isTrue();
    assertThat(token.matches(AntiForgeryToken.of(other).text())).isFalse();
    assertThat(token.matches("")).isFalse();
    assertThat(good(fixture.session(Secret.of(token.text())))).isFalse();
    assertThat(token.toString()).doesNotContain(token.text());
  }

  @Test
  void session_made_with_a_key_ends_with_that_key() {
    var key = fixture.key(ada, Duration.ofMinutes(10));
    var signedIn = fixture.signIn(fixture.caller(ada, key), "ada", PASSWORD, false);
    var before = fixture.session(signedIn.secret());

    fixture.clock.advance(Duration.ofMinutes(10));

    assertThat(authenticated(before).credentialExpires()).isEqualTo(key.expires());
    assertThat(good(fixture.session(signedIn.secret()))).isFalse();
  }

  @Test
  void session_made_with_a_key_is_refused_the_moment_the_key_is_revoked() {
    var key = fixture.key(ada, Duration.ofDays(10));
    var bound = fixture.signIn(fixture.caller(ada, key), "ada", PASSWORD, false);
    var free = fixture.signIn(ada);
    boolean before = good(fixture.session(bound.secret()));

    fixture.transactions.write(() -> fixture.keys.delete(key.id()));

    assertThat(before).isTrue();
    assertThat(good(fixture.session(bound.secret()))).isFalse();
    assertThat(good(fixture.session(free.secret()))).isTrue();
  }

  @Test
  void key_that_was_revoked_meanwhile_starts_no_session() {
    var key = fixture.key(ada, Duration.ofDays(10));
    var caller = fixture.caller(ada, key);
    fixture.transactions.write(() -> fixture.keys.delete(key.id()));

    assertThat(problem(() -> fixture.signIn(caller, "ada", PASSWORD, false)))
        .isInstanceOf(Problem.NotSignedIn.class);
  }

  @Test
  void expiry_request_of_a_bound_session_is_limited_by_its_key() {
    var key = fixture.key(ada, Duration.ofDays(3));
    var bound = fixture.signIn(fixture.caller(ada, key), "ada", PASSWORD, false);

    var caller = authenticated(fixture.session(bound.secret()));

    assertThat(
            ExpiryPolicy.of(AuthenticationSettings.DEFAULTS)
                .end(
                    new ExpiryRequest.Longest(),
                    fixture.clock.instant(),
                    caller.credentialExpires()))
        .isEqualTo(key.expires());
  }
}
