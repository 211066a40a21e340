package io.keyden.core.signin;

import static io.keyden.core.user.UsersFixture.PASSWORD;
import static io.keyden.core.user.UsersFixture.USER_EDIT;
import static io.keyden.core.user.UsersFixture.authenticated;
import static io.keyden.core.user.UsersFixture.good;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.Problem;
import io.keyden.core.secret.Secret;
import io.keyden.core.user.User;
import io.keyden.core.user.UsersFixture;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SessionTest {
  private static final Duration IDLE = Duration.ofMinutes(20);

  private final UsersFixture fixture = new UsersFixture();
  private final User ada = fixture.person("ada", Grants.NONE);

  @Test
  void idle_session_ends_and_every_use_puts_that_off() {
    var used = fixture.signIn(ada);
    var idle = fixture.signIn(ada);

    fixture.clock.advance(IDLE.minusMillis(1));
    boolean justInTime = good(fixture.session(used.secret()));
    fixture.clock.advance(Duration.ofMillis(1));

    assertThat(justInTime).isTrue();
    assertThat(good(fixture.session(idle.secret()))).isFalse();
    assertThat(good(fixture.session(used.secret()))).isTrue();
  }

  @Test
  void no_session_outlives_the_maximum_however_busy_it_is() {
    var session = fixture.signIn(ada);

    for (int i = 0; i < 20 * 24 * 4 - 1; i++) {
      fixture.clock.advance(Duration.ofMinutes(15));
      assertThat(good(fixture.session(session.secret()))).isTrue();
    }
    fixture.clock.advance(Duration.ofMinutes(15));

    assertThat(good(fixture.session(session.secret()))).isFalse();
  }

  @Test
  void remembered_session_may_be_idle_up_to_the_maximum() {
    var session = fixture.signIn(fixture.nobody(), "ada", PASSWORD, true);

    fixture.clock.advance(Duration.ofDays(19));

    assertThat(session.cookieLifetime()).contains(Duration.ofDays(20));
    assertThat(good(fixture.session(session.secret()))).isTrue();
    fixture.clock.advance(Duration.ofDays(1));
    assertThat(good(fixture.session(session.secret()))).isFalse();
  }

  @Test
  void use_survives_being_written_and_forgotten() {
    var session = fixture.signIn(ada);
    fixture.clock.advance(IDLE.minusMinutes(1));
    assertThat(good(fixture.session(session.secret()))).isTrue();

    fixture.sessionUse.flush();
    // What it does to a cache is what a change of the session does: it is loaded again.
    fixture.transactions.write(
        () -> fixture.transactions.announce(new SessionEnded(session.secret().digest())));
    fixture.clock.advance(IDLE.minusMinutes(1));

    assertThat(good(fixture.session(session.secret()))).isTrue();
  }

  @Test
  void authentication_writes_nothing_until_it_is_flushed() {
    var session = fixture.signIn(ada);
    var digest = session.secret().digest();
    fixture.clock.advance(Duration.ofMinutes(5));
    assertThat(good(fixture.session(session.secret()))).isTrue();

    var before = fixture.transactions.read(() -> fixture.sessions.byDigest(digest));
    fixture.sessionUse.flush();
    var after = fixture.transactions.read(() -> fixture.sessions.byDigest(digest));

    assertThat(before.map(Session::lastSeen)).contains(session.session().created());
    assertThat(after.map(Session::lastSeen)).contains(fixture.clock.instant());
  }

  @Test
  void signing_out_ends_this_session_only() {
    var one = fixture.signIn(ada);
    var other = fixture.signIn(ada);

    fixture.signOut.signOut(authenticated(fixture.session(one.secret())));
    fixture.signOut.signOut(fixture.nobody());

    assertThat(good(fixture.session(one.secret()))).isFalse();
    assertThat(good(fixture.session(other.secret()))).isTrue();
  }

  @Test
  void revoking_ends_all_sessions_and_tokens_of_that_account_at_once_and_is_recorded() {
    var manager = fixture.person("manager", USER_EDIT);
    var one = fixture.signIn(ada);
    var token = fixture.createToken(authenticated(fixture.session(one.secret())));
    var managers = fixture.signIn(manager);
    assertThat(good(fixture.token(token.secret()))).isTrue();

    fixture.revokeSessions.revoke(fixture.caller(manager), ada.id());

    assertThat(good(fixture.session(one.secret()))).isFalse();
    assertThat(good(fixture.token(token.secret()))).isFalse();
    assertThat(good(fixture.session(managers.secret()))).isTrue();
    assertThat(fixture.lastRecorded().message().text())
        .isEqualTo("Sessions and access tokens of Display ada were revoked");
  }

  @Test
  void own_sessions_are_revoked_by_anyone_others_with_the_right_and_enough_rights() {
    var root = fixture.person("root", Grants.ALL);
    var manager = fixture.person("manager", USER_EDIT);

    fixture.revokeSessions.revoke(fixture.caller(ada), ada.id());

    assertThat(problem(() -> fixture.revokeSessions.revoke(fixture.caller(ada), manager.id())))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(problem(() -> fixture.revokeSessions.revoke(fixture.caller(manager), root.id())))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(
            problem(() ->
                fixture.revokeSessions.revoke(fixture.caller(manager), new UserId("Users-99"))))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void unknown_secrets_are_refused() {
    assertThat(good(fixture.session(Secret.of("")))).isFalse();
    assertThat(good(fixture.session(Secret.of("x".repeat(10_000))))).isFalse();
    assertThat(good(fixture.token(Secret.of("nothing")))).isFalse();
  }

  @Test
  void session_is_no_token_and_a_token_is_no_session() {
    var session = fixture.signIn(ada);
    var token = fixture.createToken(fixture.caller(ada));

    assertThat(good(fixture.token(session.secret()))).isFalse();
    assertThat(good(fixture.session(token.secret()))).isFalse();
  }

  @Test
  void ended_sessions_are_swept_when_somebody_signs_in() {
    var old = fixture.signIn(ada);
    fixture.clock.advance(Duration.ofDays(1));

    fixture.signIn(ada);

    Optional<Session> swept =
        fixture.transactions.read(() -> fixture.sessions.byDigest(old.secret().digest()));
    assertThat(swept).isEmpty();
  }
}
