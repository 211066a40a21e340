package io.keyden.core.invitation;

import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.chance.SeededRandomness;
import io.keyden.core.guard.AddressLimiter;
import io.keyden.core.id.TeamId;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.problem.Problem;
import io.keyden.core.secret.Secret;
import io.keyden.core.store.PageRequest;
import io.keyden.core.user.UsersFixture;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FirstRegistrationTest {
  private static final Problem REFUSAL =
      Problem.invalid(
          "InvitationCode",
          "The set-up code is not right. The server shows it where it was started, a new one at each"
              + " start, as long as there is no account.");
  private static final int BURST = 3;

  private final UsersFixture fixture = new UsersFixture();
  private final SetUpCode code = SetUpCode.generate(new SeededRandomness(1));
  private final RegisterUser register =
      fixture.register(
          new FirstRegistration.WithCode(
              code,
              new AddressLimiter(
                  new AddressLimiter.Limits(BURST, Duration.ofSeconds(1), 10), fixture.clock)));

  FirstRegistrationTest() {
    fixture.teams.put(new TeamId("teams-administrators"), Grants.ALL);
  }

  private Problem refused(String presented) {
    return problem(() -> register.register(fixture.nobody(), registration(presented)));
  }

  private static Registration registration(String presented) {
    return new Registration(
        Secret.of(presented), "ada", "Ada L.", Optional.empty(), UsersFixture.PASSWORD);
  }

  @Test
  void who_has_the_code_becomes_administrator_and_makes_no_key() {
    var signedIn = register.register(fixture.nobody(), registration(code.shown().reveal()));

    assertThat(fixture.joined).containsExactly("teams-administrators " + signedIn.user().id());
    assertThat(
            fixture.transactions.read(() ->
                fixture
                    .keys
                    .ofOwner(signedIn.user().id(), ApiKeyFilter.ANY, PageRequest.FIRST)
                    .total()))
        .isZero();
  }

  @Test
  void who_has_another_code_makes_no_account_and_learns_where_the_code_is() {
    var shown = code.shown().reveal();

    assertThat(refused("")).isEqualTo(REFUSAL);
    assertThat(refused(shown.substring(1))).isEqualTo(REFUSAL);
    assertThat(refused(SetUpCode.generate(new SecureRandomness()).shown().reveal()))
        .isEqualTo(REFUSAL);
    assertThat(fixture.transactions.read(fixture.users::isEmpty)).isTrue();
    assertThat(fixture.recorded()).isEmpty();
  }

  @Test
  void who_tries_codes_is_held_up_and_a_right_one_is_not() {
    for (int i = 0; i < BURST; i++) {
      assertThat(refused("AAAA")).isEqualTo(REFUSAL);
    }

    assertThat(refused("AAAA")).isEqualTo(new Problem.TooMany(Duration.ofSeconds(1)));
    assertThat(register.register(fixture.nobody(), registration(code.shown().reveal())))
        .isNotNull();
  }

  @Test
  void the_code_is_of_no_use_once_there_is_an_account() {
    register.register(fixture.nobody(), registration(code.shown().reveal()));
    var second =
        new Registration(code.shown(), "eve", "Eve", Optional.empty(), UsersFixture.PASSWORD);

    assertThat(problem(() -> register.register(fixture.nobody(), second)))
        .isInstanceOfSatisfying(
            Problem.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .singleElement()
                    .satisfies(violation -> {
                      assertThat(violation.member()).isEqualTo("InvitationCode");
                      assertThat(violation.text()).startsWith("The invitation code is not valid");
                    }));
  }

  @Test
  void the_code_is_read_as_people_type_it() {
    var shown = code.shown().reveal();

    assertThat(shown).matches("([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}");
    assertThat(code.is(Secret.of(shown.toLowerCase(Locale.ROOT)))).isTrue();
    assertThat(code.is(Secret.of(" " + shown.replace("-", "") + "\n"))).isTrue();
    assertThat(code.is(Secret.of(shown.replace("-", " ")))).isTrue();
    assertThat(code.is(Secret.of(shown.replace('-', '\u2013')))).isTrue();
    assertThat(code.is(Secret.of(shown + "A"))).isFalse();
  }

  @Test
  void codes_differ_and_do_not_print_themselves() {
    var randomness = new SeededRandomness(7);
    var codes = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      codes.add(SetUpCode.generate(randomness).shown().reveal());
    }

    assertThat(codes).hasSize(1_000);
    assertThat(code.toString() + code.shown()).doesNotContain(code.shown().reveal());
  }
}
