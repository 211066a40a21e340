package io.keyden.core.signin;

import static io.keyden.core.user.UsersFixture.authenticated;
import static io.keyden.core.user.UsersFixture.good;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.Rejection;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.user.User;
import io.keyden.core.user.UsersFixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CreateAccessTokenTest {
  private final UsersFixture fixture = new UsersFixture();
  private final User ada = fixture.person("ada", Grants.NONE);

  @Test
  void token_is_good_for_an_hour_to_the_millisecond() {
    var key = fixture.key(ada, Duration.ofDays(10));
    var token = fixture.createToken(fixture.caller(ada, key));

    fixture.clock.advance(Duration.ofHours(1).minusMillis(1));
    var caller = authenticated(fixture.token(token.secret()));
    fixture.clock.advance(Duration.ofMillis(1));

    assertThat(caller.userId()).isEqualTo(ada.id());
    assertThat(caller.credentialExpires()).isEqualTo(key.expires());
    assertThat(good(fixture.token(token.secret()))).isFalse();
  }

  @Test
  void token_ends_no_later_than_its_key() {
    var key = fixture.key(ada, Duration.ofMinutes(10));

    var token = fixture.createToken(fixture.caller(ada, key));

    assertThat(token.token().expires()).isEqualTo(key.expires().orElseThrow());
  }

  @Test
  void token_dies_with_its_key_also_if_it_was_made_by_a_token_or_a_session_of_that_key() {
    var key = fixture.key(ada, Duration.ofDays(10));
    var first = fixture.createToken(fixture.caller(ada, key));
    var second = fixture.createToken(authenticated(fixture.token(first.secret())));
    var session = fixture.signIn(fixture.caller(ada, key), "ada", UsersFixture.PASSWORD, false);
    var third = fixture.createToken(authenticated(fixture.session(session.secret())));
    for (var token : List.of(first, second, third)) {
      assertThat(good(fixture.token(token.secret()))).isTrue();
    }

    fixture.transactions.write(() -> fixture.keys.delete(key.id()));

    for (var token : List.of(first, second, third)) {
      assertThat(good(fixture.token(token.secret()))).isFalse();
    }
  }

  @Test
  void token_made_by_a_token_ends_no_later_so_nobody_goes_on_for_ever() {
    var first = fixture.createToken(fixture.caller(ada));
    fixture.clock.advance(Duration.ofMinutes(40));

    var second = fixture.createToken(authenticated(fixture.token(first.secret())));

    assertThat(second.token().expires()).isEqualTo(first.token().expires());
  }

  @Test
  void disabled_user_is_refused_with_a_token_and_gets_none() {
    var token = fixture.createToken(fixture.caller(ada));
    assertThat(good(fixture.token(token.secret()))).isTrue();

    fixture.store(
        new User(
            ada.id(),
            "ada",
            "a",
            Optional.empty(),
            false,
            false,
            List.of(),
            ada.externalId(),
            ada.created()));

    assertThat(good(fixture.token(token.secret()))).isFalse();
    assertThat(problem(() -> fixture.createToken(fixture.caller(ada))))
        .isEqualTo(new Problem.NotSignedIn(Rejection.DISABLED_OWNER));
  }

  @Test
  void what_was_revoked_between_authentication_and_here_makes_no_token() {
    var session = fixture.signIn(ada);
    var bySession = authenticated(fixture.session(session.secret()));
    var token = fixture.createToken(bySession);
    var byToken = authenticated(fixture.token(token.secret()));
    fixture.revokeSessions.revoke(bySession, ada.id());

    assertThat(problem(() -> fixture.createToken(bySession)))
        .isEqualTo(new Problem.NotSignedIn(Rejection.BAD_SESSION));
    assertThat(problem(() -> fixture.createToken(byToken)))
        .isEqualTo(new Problem.NotSignedIn(Rejection.BAD_TOKEN));
  }

  @Test
  void nobody_known_gets_no_token() {
    assertThat(problem(() -> fixture.createToken(fixture.nobody())))
        .isEqualTo(new Problem.NotSignedIn(Rejection.NO_CREDENTIAL));
  }

  @Test
  @RevealsSecret(because = "the test looks for the token")
  void making_is_recorded_without_the_token() {
    var token = fixture.createToken(fixture.caller(ada));

    assertThat(fixture.lastRecorded().message().text())
        .isEqualTo(
            "Access token for Display ada was generated with expiry date 2026-03-01T13:00:00Z.");
    assertThat(fixture.recorded().toString() + token).doesNotContain(token.secret().reveal());
  }
}
