package io.keyden.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyden.core.audit.Origin;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class CallerTest {
  private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");
  private static final Origin ORIGIN = new Origin("192.0.2.7", "curl/8");
  private static final SpaceId SPACE = new SpaceId("Spaces-1");
  private static final Optional<SpaceId> IN_SPACE = Optional.of(SPACE);
  private static final UserId ID = new UserId("Users-1");
  private static final Proof.Key KEY =
      new Proof.Key(
          new ApiKeyId("apikeys-4mc1"),
          "API-ABC",
          "Build",
          Instant.parse("2026-03-03T01:10:26Z"),
          Optional.of(END));

  private static final Caller ANONYMOUS = Caller.anonymous(ORIGIN);

  @Test
  void nobody_known_is_told_to_sign_in_before_any_right_is_named() {
    var problems =
        List.<ThrowingCallable>of(
            ANONYMOUS::userId,
            () -> ANONYMOUS.require(Permission.USER_VIEW),
            () -> ANONYMOUS.require(Permission.TEAM_VIEW, IN_SPACE),
            () -> ANONYMOUS.requireAnywhere(Permission.TEAM_VIEW),
            () -> ANONYMOUS.require(true, Permission.TEAM_VIEW),
            () -> ANONYMOUS.requireCovers(Grants.NONE));

    assertThat(problems)
        .allSatisfy(call ->
            assertThat(problem(call)).isEqualTo(new Problem.NotSignedIn(Rejection.NO_CREDENTIAL)));
    assertThat(ANONYMOUS.signedIn()).isEmpty();
    assertThat(ANONYMOUS.is(ID)).isFalse();
  }

  @Test
  void who_lacks_a_right_learns_which() {
    var caller = person(Grants.NONE);

    assertThat(problem(() -> caller.require(Permission.USER_EDIT)))
        .isEqualTo(new Problem.Forbidden(Permission.USER_EDIT));
    assertThat(problem(() -> caller.require(Permission.TEAM_EDIT, IN_SPACE)))
        .isEqualTo(new Problem.Forbidden(Permission.TEAM_EDIT));
    assertThat(problem(() -> caller.requireAnywhere(Permission.TEAM_EDIT)))
        .isEqualTo(new Problem.Forbidden(Permission.TEAM_EDIT));
    assertThat(problem(() -> caller.requireCovers(Grants.ALL)))
        .isEqualTo(new Problem.Forbidden(Permission.ADMINISTER_SYSTEM));
  }

  @Test
  void a_right_in_a_space_does_there_and_anywhere_but_not_for_the_system() {
    var caller =
        person(new Grants.Builder().space(SPACE, EnumSet.of(Permission.TEAM_EDIT)).build());

    assertThatCode(
            () -> {
              caller.require(Permission.TEAM_EDIT, IN_SPACE);
              caller.requireAnywhere(Permission.TEAM_EDIT);
            })
        .doesNotThrowAnyException();
    assertThat(problem(() -> caller.require(Permission.TEAM_EDIT)))
        .isEqualTo(new Problem.Forbidden(Permission.TEAM_EDIT));
    assertThat(problem(() -> caller.require(Permission.TEAM_EDIT, Optional.empty())))
        .isEqualTo(new Problem.Forbidden(Permission.TEAM_EDIT));
    assertThat(
            problem(
                () -> caller.require(Permission.TEAM_EDIT, Optional.of(new SpaceId("Spaces-2")))))
        .isEqualTo(new Problem.Forbidden(Permission.TEAM_EDIT));
  }

  @Test
  void a_right_of_the_system_does_in_every_space() {
    var caller = person(new Grants.Builder().system(EnumSet.of(Permission.TEAM_EDIT)).build());

    assertThatCode(
            () -> {
              caller.require(Permission.TEAM_EDIT);
              caller.require(Permission.TEAM_EDIT, IN_SPACE);
              caller.require(Permission.TEAM_EDIT, Optional.empty());
              caller.requireCovers(
                  new Grants.Builder().space(SPACE, EnumSet.of(Permission.TEAM_EDIT)).build());
            })
        .doesNotThrowAnyException();
  }

  @Test
  void the_end_of_the_key_counts_also_for_a_token_and_a_session_made_with_it() {
    assertThat(proved(KEY).credentialExpires()).contains(END);
    assertThat(
            proved(new Proof.Token(1, END.plusSeconds(1), Optional.of(KEY), Optional.empty()))
                .credentialExpires())
        .contains(END);
    assertThat(proved(new Proof.Session(1, Optional.of(KEY))).credentialExpires()).contains(END);
    assertThat(
            proved(new Proof.Token(1, END, Optional.empty(), Optional.empty())).credentialExpires())
        .isEmpty();
    assertThat(proved(new Proof.Session(1, Optional.empty())).credentialExpires()).isEmpty();
  }

  @Test
  void the_record_says_who_with_which_key_from_where() {
    var actor = proved(KEY).actor();

    assertThat(actor.userId()).isEqualTo("Users-1");
    assertThat(actor.username()).isEqualTo("ada");
    assertThat(actor.service()).isFalse();
    assertThat(actor.apiKeyId()).contains(KEY.id());
    assertThat(actor.apiKeyHint()).isEqualTo("API-ABC");
    assertThat(actor.identityEstablishedWith())
        .isEqualTo("API key 'Build' created Tue, 3 Mar 2026 01:10:26 GMT");
    assertThat(actor.origin()).isEqualTo(ORIGIN);
  }

  @Test
  void the_record_knows_a_service_account_and_nobody() {
    var service =
        new Caller(new Principal.ServiceAccount(ID, "build", "Build"), KEY, Grants.NONE, ORIGIN)
            .actor();
    var nobody = ANONYMOUS.actor();

    assertThat(service.service()).isTrue();
    assertThat(nobody.userId()).isEmpty();
    assertThat(nobody.apiKeyId()).isEmpty();
    assertThat(nobody.origin()).isEqualTo(ORIGIN);
  }

  private static Caller person(Grants grants) {
    return new Caller(new Principal.Person(ID, "ada", "Ada"), KEY, grants, ORIGIN);
  }

  private static Caller proved(Proof proof) {
    return new Caller(new Principal.Person(ID, "ada", "Ada"), proof, Grants.NONE, ORIGIN);
  }

  private static Problem problem(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }
}
