package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.user.User;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CreateApiKeyTest {
  private static final Grants USER_EDIT =
      new Grants.Builder().system(EnumSet.of(Permission.USER_EDIT)).build();

  private final KeyFixture fixture = new KeyFixture();
  private final CreateApiKey create =
      new CreateApiKey(
          fixture.transactions,
          fixture.keys,
          fixture.users,
          fixture::grantsOf,
          fixture.settings,
          fixture.proofs(),
          fixture.audit(),
          fixture.clock,
          fixture.randomness);
  private final User ada = fixture.person("ada", Grants.NONE);

  @Test
  @RevealsSecret(because = "the test looks the key up")
  void a_key_for_oneself_is_stored_by_its_digest_and_recorded() {
    var created = create.create(fixture.caller(ada), wanted(ada));

    var stored =
        fixture.transactions.read(
            () -> fixture.keys.byDigest(KeyDigest.ofPresented(created.secret().reveal())));
    assertThat(stored).contains(created.key());
    assertThat(KeyFormat.checks(created.secret().reveal())).isTrue();
    assertThat(created.key().hint()).isEqualTo(created.secret().hint());
    assertThat(created.key().owner()).isEqualTo(ada.id());
    assertThat(created.key().created()).isEqualTo(fixture.clock.instant());
    assertThat(created.key().expires())
        .contains(fixture.clock.instant().plus(Duration.ofDays(180)));
    assertThat(created.key().lastUse()).isEqualTo(new LastUse.Never());
    assertThat(created.key().id().value()).matches("apikeys-[0-9a-z]{26}");
  }

  @Test
  @RevealsSecret(because = "the test looks for the key in the record")
  void the_record_names_the_key_and_its_owner_and_never_the_secret() {
    var created = create.create(fixture.caller(ada), wanted(ada));

    assertThat(fixture.recorded())
        .singleElement()
        .satisfies(event -> {
          var text = created.secret().reveal();
          assertThat(event.event().category()).isEqualTo(EventCategory.CREATED);
          assertThat(event.event().message().text())
              .isEqualTo(
                  "User API key Build ("
                      + created.key().hint().text()
                      + "•••••••) for ada was generated with expiry date 2026-08-28T12:00:00Z.");
          assertThat(event.event().message().references())
              .extracting(reference -> reference.documentId())
              .containsExactly(created.key().id().value(), ada.id().value());
          assertThat(event.actor().userId()).isEqualTo(ada.id().value());
          assertThat(event.toString()).doesNotContain(text.substring(KeyHint.LENGTH));
        });
  }

  @Test
  void the_record_says_when_a_key_never_ends_and_when_it_is_an_agents() {
    fixture.setKeyRules(true, Optional.empty());

    var _ =
        create.create(
            fixture.caller(ada),
            new NewApiKey(
                ada.id(), Optional.of("Bot"), new ExpiryRequest.Longest(), ActorType.AI_AGENT));

    assertThat(fixture.recorded().getFirst().event().message().text())
        .startsWith("AI Agent API key Bot (")
        .endsWith("for ada was generated with no expiry date.");
  }

  @Test
  void nobody_known_makes_no_key() {
    var anonymous = Caller.anonymous(KeyFixture.ORIGIN);

    assertRefused(anonymous, ada, new Problem.NotSignedIn(Rejection.NO_CREDENTIAL));
  }

  @Test
  void keys_of_users_can_be_switched_off_but_not_those_of_service_accounts() {
    var build = fixture.serviceAccount("build", Grants.NONE);
    fixture.setKeyRules(false, Optional.of(366));

    var problem = problem(fixture.caller(ada), wanted(ada));
    var ofService = create.create(fixture.caller(build), wanted(build));

    assertThat(problem).isInstanceOf(Problem.Refused.class);
    assertThat(fixture.stored(ada)).isEmpty();
    assertThat(fixture.stored(build)).containsExactly(ofService.key());
  }

  @Test
  void a_service_account_gets_a_key_from_who_may_edit_users_and_has_its_rights() {
    var build = fixture.serviceAccount("build", USER_EDIT);
    var admin = fixture.person("grace", USER_EDIT);

    var created = create.create(fixture.caller(admin), wanted(build));

    assertThat(fixture.stored(build)).containsExactly(created.key());
    assertThat(fixture.recorded().getFirst().actor().username()).isEqualTo("grace");
  }

  @Test
  void a_service_account_with_more_rights_gets_none_from_who_has_fewer() {
    var build =
        fixture.serviceAccount(
            "build",
            new Grants.Builder()
                .space(new SpaceId("Spaces-1"), EnumSet.of(Permission.TEAM_EDIT))
                .build());
    var admin = fixture.person("grace", USER_EDIT);

    assertRefused(
        fixture.caller(admin), build, new Problem.Forbidden(Permission.ADMINISTER_SYSTEM));
  }

  @Test
  void nobody_makes_a_key_for_another_person_whatever_their_rights() {
    var root = fixture.person("root", Grants.ALL);

    var problem = problem(fixture.caller(root), wanted(ada));

    assertThat(problem)
        .isEqualTo(
            new Problem.Refused(
                "An API key can only be created for your own account or for a service account."));
    assertThat(fixture.stored(ada)).isEmpty();
  }

  @Test
  void who_may_not_edit_users_cannot_find_out_which_accounts_there_are() {
    var other = fixture.serviceAccount("build", Grants.NONE);
    var missing = KeyFixture.example(new UserId("Users-99"), "nobody", true, ada.created());

    assertRefused(fixture.caller(ada), other, new Problem.Forbidden(Permission.USER_EDIT));
    assertRefused(fixture.caller(ada), missing, new Problem.Forbidden(Permission.USER_EDIT));
  }

  @Test
  void an_account_that_is_not_there_is_not_found() {
    var root = fixture.person("root", Grants.ALL);
    var missing = KeyFixture.example(new UserId("Users-99"), "nobody", true, ada.created());

    assertRefused(fixture.caller(root), missing, new Problem.NotFound("Users-99"));
  }

  @Test
  void an_end_that_breaks_a_rule_makes_no_key_and_no_event() {
    var late = new ExpiryRequest.At(fixture.clock.instant().plus(Duration.ofDays(367)));

    var problem =
        problem(
            fixture.caller(ada),
            new NewApiKey(ada.id(), Optional.of("Build"), late, ActorType.USER));

    assertThat(problem).isInstanceOf(Problem.Invalid.class);
    assertNothingMade();
  }

  @Test
  void a_key_made_with_a_key_ends_no_later() {
    var calling = fixture.keyOf(ada, Optional.of(Duration.ofDays(10))).key();

    var created = create.create(fixture.caller(ada, calling), wanted(ada));

    assertThat(created.key().expires()).isEqualTo(calling.expires());
  }

  @Test
  void a_calling_key_that_was_revoked_meanwhile_makes_no_key() {
    var calling = fixture.keyOf(ada, Optional.empty()).key();
    var caller = fixture.caller(ada, calling);
    fixture.transactions.write(() -> fixture.keys.delete(calling.id()));

    assertRefused(caller, ada, new Problem.NotSignedIn(Rejection.UNKNOWN_KEY));
  }

  @Test
  void a_calling_key_that_has_ended_meanwhile_makes_no_key() {
    var calling = fixture.keyOf(ada, Optional.of(Duration.ofDays(1))).key();
    var caller = fixture.caller(ada, calling);
    fixture.clock.advance(Duration.ofDays(1));

    var problem = problem(caller, wanted(ada));

    assertThat(problem).isEqualTo(new Problem.NotSignedIn(Rejection.UNKNOWN_KEY));
    assertThat(fixture.stored(ada)).containsExactly(calling);
  }

  @Test
  void a_session_made_with_a_key_that_was_revoked_meanwhile_makes_no_key() {
    var calling = fixture.keyOf(ada, Optional.empty()).key();
    var session = new Proof.Session(1, Optional.of(calling.proof()));
    var caller = new Caller(ada.principal(), session, Grants.NONE, KeyFixture.ORIGIN);
    fixture.transactions.write(() -> fixture.keys.delete(calling.id()));

    assertRefused(caller, ada, new Problem.NotSignedIn(Rejection.UNKNOWN_KEY));
  }

  @Test
  void a_caller_who_was_disabled_meanwhile_makes_no_key() {
    var build = fixture.serviceAccount("build", Grants.NONE);
    var admin = fixture.person("grace", USER_EDIT);
    var caller = fixture.caller(admin);
    fixture.setActive(admin, false);

    assertRefused(caller, build, new Problem.NotSignedIn(Rejection.DISABLED_OWNER));
  }

  private void assertRefused(Caller caller, User owner, Problem problem) {
    assertThat(problem(caller, wanted(owner))).isEqualTo(problem);
    assertNothingMade();
  }

  private void assertNothingMade() {
    assertThat(fixture.stored(ada)).isEmpty();
    assertThat(fixture.recorded()).isEmpty();
  }

  private Problem problem(Caller caller, NewApiKey wanted) {
    return catchThrowableOfType(ProblemException.class, () -> create.create(caller, wanted))
        .problem();
  }

  private static NewApiKey wanted(User owner) {
    return new NewApiKey(
        owner.id(), Optional.of("Build"), new ExpiryRequest.Unstated(), ActorType.USER);
  }
}
