package io.keyden.core.oidc;

import static io.keyden.core.user.UsersFixture.ORIGIN;
import static io.keyden.core.user.UsersFixture.USER_EDIT;
import static io.keyden.core.user.UsersFixture.authenticated;
import static io.keyden.core.user.UsersFixture.good;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ExpiryRequest;
import io.keyden.core.key.NewApiKey;
import io.keyden.core.oidc.SubjectTokenVerifier.Verification;
import io.keyden.core.problem.Problem;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.CreatedAccessToken;
import io.keyden.core.user.User;
import io.keyden.core.user.UsersFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExchangeTokenTest {
  private static final String ISSUER = "https://issuer.example";
  private static final String SUBJECT = "repo:example/app:ref:refs/heads/main";
  private static final Secret TOKEN = Secret.of("a.b.c");

  private final UsersFixture fixture = new UsersFixture();
  private final User editor = fixture.person("ada", USER_EDIT);
  private final User account = fixture.serviceAccount("pipeline", Grants.NONE);
  private final ScriptedVerifier verifier = new ScriptedVerifier();
  private final ExchangeToken exchange = fixture.exchange(verifier);
  private final OidcIdentity identity = identity("Deploy", "repo:example/app:*", Optional.empty());

  /** Says of every token what the test wants; the real one is tried out on a real issuer. */
  private final class ScriptedVerifier implements SubjectTokenVerifier {
    private Verification outcome = verified(SUBJECT, account.externalId().toString(), "1");
    private final List<String> asked = new ArrayList<>();

    @Override
    public Optional<String> claimedIssuer(Secret token) {
      return token.equals(TOKEN) ? Optional.of(ISSUER) : Optional.empty();
    }

    @Override
    public Verification verify(Secret token, String issuer) {
      asked.add(issuer);
      return outcome;
    }
  }

  private Verification verified(String subject, String audience, String id) {
    return new Verification.Verified(
        new SubjectToken(
            ISSUER,
            subject,
            List.of("other", audience),
            fixture.clock.instant().plusSeconds(300),
            Optional.of(id)));
  }

  private OidcIdentity identity(String name, String subject, Optional<String> audience) {
    return fixture
        .changeOidcIdentities(false)
        .create(
            fixture.caller(editor),
            account.id(),
            new OidcIdentityDraft(name, ISSUER + "/", subject, audience));
  }

  private TokenExchange.Result exchange(String audience, Secret token) {
    return exchange.exchange(
        ORIGIN, new TokenExchange.Request(audience, token, "https://keys.example.com"));
  }

  private TokenExchange.Result exchange() {
    return exchange(account.externalId().toString(), TOKEN);
  }

  private CreatedAccessToken exchanged() {
    return ((TokenExchange.Result.Exchanged) exchange()).created();
  }

  private static String refused(TokenExchange.Result result) {
    return ((TokenExchange.Result.Refused) result).description();
  }

  @Test
  void a_token_of_a_trusted_issuer_is_exchanged_for_one_of_an_hour_and_recorded() {
    var created = exchanged();

    var caller = authenticated(fixture.token(created.secret()));
    assertThat(caller.userId()).isEqualTo(account.id());
    assertThat(created.token().expires())
        .isEqualTo(fixture.clock.instant().plus(Duration.ofHours(1)));
    assertThat(created.token().identity()).contains(identity.id());
    assertThat(fixture.lastRecorded().message().text())
        .isEqualTo("Display pipeline signed in by the OIDC identity Deploy");
    assertThat(fixture.lastRecorded().details()).contains(ISSUER).contains(SUBJECT);
    assertThat(verifier.asked).containsExactly(ISSUER + "/");
    fixture.clock.advance(Duration.ofHours(1));
    assertThat(good(fixture.token(created.secret()))).isFalse();
  }

  @Test
  void a_token_with_an_id_is_good_once() {
    exchanged();

    assertThat(refused(exchange())).contains("exchanged before");
    verifier.outcome = verified(SUBJECT, account.externalId().toString(), "2");
    assertThat(exchange()).isInstanceOf(TokenExchange.Result.Exchanged.class);
  }

  @Test
  void a_token_without_an_id_is_good_again() {
    verifier.outcome =
        new Verification.Verified(
            new SubjectToken(
                ISSUER,
                SUBJECT,
                List.of(account.externalId().toString()),
                fixture.clock.instant().plusSeconds(60),
                Optional.empty()));

    exchanged();

    assertThat(exchange()).isInstanceOf(TokenExchange.Result.Exchanged.class);
  }

  @Test
  void nobody_learns_whether_there_is_an_account_before_the_signature_holds() {
    verifier.outcome = new Verification.Unverified("the signature is wrong");
    var wrongSignature = refused(exchange());

    var unknown = refused(exchange("00000000-0000-4000-8000-000000000000", TOKEN));
    var person = refused(exchange(editor.externalId().toString(), TOKEN));
    var malformed = refused(exchange("Users-1", TOKEN));

    assertThat(List.of(unknown, person, malformed)).containsOnly(wrongSignature);
    assertThat(wrongSignature).contains(ISSUER).doesNotContain("pipeline");
  }

  @Test
  void an_issuer_that_no_identity_names_is_not_asked() {
    fixture.changeOidcIdentities(false).delete(fixture.caller(editor), account.id(), identity.id());

    refused(exchange());

    assertThat(verifier.asked).isEmpty();
  }

  @Test
  void what_the_issuer_signed_and_is_not_good_is_told() {
    verifier.outcome = new Verification.Signed("The subject token ended at noon.");

    assertThat(refused(exchange())).isEqualTo("The subject token ended at noon.");
  }

  @Test
  void a_misfit_says_which_claim_does_not_fit_which_identity_and_not_what_would() {
    identity("Release", "repo:example/secret-name:*", Optional.of("octopus"));
    verifier.outcome = verified("repo:evil/app:x", account.externalId().toString(), "1");

    assertThat(refused(exchange()))
        .contains("'repo:evil/app:x'")
        .contains("The subject does not fit the identity 'Deploy'.")
        .contains("The subject and audience do not fit the identity 'Release'.")
        .doesNotContain("secret-name")
        .doesNotContain("octopus");
  }

  @Test
  void an_audience_of_the_identity_stands_for_that_of_the_account() {
    identity("Release", "repo:example/app:*", Optional.of("octopus"));
    verifier.outcome = verified(SUBJECT, "octopus", "1");

    assertThat(exchanged().token().identity()).isPresent().get().isNotEqualTo(identity.id());
  }

  @Test
  void a_disabled_account_gets_none_and_its_tokens_are_refused_at_once() {
    var created = exchanged();
    var disabled =
        new User(
            account.id(),
            account.username(),
            account.displayName(),
            account.emailAddress(),
            false,
            true,
            account.identities(),
            account.externalId(),
            account.created());

    fixture.store(disabled);

    assertThat(good(fixture.token(created.secret()))).isFalse();
    verifier.outcome = verified(SUBJECT, account.externalId().toString(), "2");
    assertThat(refused(exchange())).contains("not accepted");
  }

  @Test
  void tokens_end_with_their_identity_and_with_a_change_of_what_it_asks_for() {
    var changing = fixture.changeOidcIdentities(false);
    var caller = fixture.caller(editor);
    var first = exchanged();
    var made = fixture.createToken(authenticated(fixture.token(first.secret())));

    changing.modify(
        caller,
        account.id(),
        identity.id(),
        new OidcIdentityDraft("Renamed", identity.issuer(), identity.subject(), Optional.empty()));
    assertThat(good(fixture.token(first.secret()))).isTrue();

    changing.modify(
        caller,
        account.id(),
        identity.id(),
        new OidcIdentityDraft("Renamed", identity.issuer(), "repo:other", Optional.empty()));

    assertThat(good(fixture.token(first.secret()))).isFalse();
    assertThat(good(fixture.token(made.secret()))).isFalse();
  }

  @Test
  void an_identity_that_goes_while_the_issuer_is_asked_gives_no_token() {
    var removing =
        fixture.exchange(
            new SubjectTokenVerifier() {
              @Override
              public Optional<String> claimedIssuer(Secret token) {
                return Optional.of(ISSUER);
              }

              @Override
              public Verification verify(Secret token, String issuer) {
                fixture
                    .changeOidcIdentities(false)
                    .delete(fixture.caller(editor), account.id(), identity.id());
                return verifier.outcome;
              }
            });

    var result =
        removing.exchange(
            ORIGIN,
            new TokenExchange.Request(
                account.externalId().toString(), TOKEN, "https://keys.example.com"));

    assertThat(refused(result)).contains("not accepted");
  }

  /** Source: CVE-2026-3236. */
  @Test
  void a_key_made_through_a_token_never_outlives_the_token() {
    var caller = authenticated(fixture.token(exchanged().secret()));
    Instant end = fixture.clock.instant().plus(Duration.ofHours(1));

    var longer =
        problem(() ->
            fixture.createKey.create(caller, wanted(new ExpiryRequest.At(end.plusSeconds(1)))));
    var longest = fixture.createKey.create(caller, wanted(new ExpiryRequest.At(end)));

    assertThat(longer).isInstanceOf(Problem.Invalid.class);
    assertThat(longest.key().expires()).contains(end);
    var unstated = fixture.createKey.create(caller, wanted(new ExpiryRequest.Longest()));
    assertThat(unstated.key().expires()).contains(end);
  }

  @Test
  void no_key_is_made_once_the_identity_is_gone() {
    var caller = authenticated(fixture.token(exchanged().secret()));
    fixture.changeOidcIdentities(false).delete(fixture.caller(editor), account.id(), identity.id());

    assertThat(
            problem(() -> fixture.createKey.create(caller, wanted(new ExpiryRequest.Unstated()))))
        .isInstanceOf(Problem.NotSignedIn.class);
  }

  private NewApiKey wanted(ExpiryRequest expiry) {
    return new NewApiKey(account.id(), Optional.of("From a pipeline"), expiry, ActorType.USER);
  }

  @Test
  void who_is_refused_too_often_has_to_wait() {
    var nothing = Secret.of("no token");
    for (int i = 0; i < 5; i++) {
      assertThat(refused(exchange(account.externalId().toString(), nothing)))
          .contains("not a signed JSON Web Token");
    }

    assertThat(problem(() -> exchange(account.externalId().toString(), nothing)))
        .isInstanceOf(Problem.TooMany.class);
    assertThat(exchange()).isInstanceOf(TokenExchange.Result.Exchanged.class);
  }
}
