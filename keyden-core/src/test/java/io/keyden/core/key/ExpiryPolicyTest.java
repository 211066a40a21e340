package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.settings.AuthenticationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpiryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.500Z");
  private static final ExpiryPolicy LIMITED =
      new ExpiryPolicy(Duration.ofDays(180), Optional.of(Duration.ofDays(366)));
  private static final ExpiryPolicy UNLIMITED =
      new ExpiryPolicy(Duration.ofDays(180), Optional.empty());

  private static final String PAST = "The expiry date must not be in the past.";
  private static final String BEYOND =
      "The expiry date is beyond the maximum that this server allows.";
  private static final String AFTER_CALLING_KEY =
      "The expiry date must not be later than the expiry of the API key used to make this request.";
  private static final String YEAR = "The expiry date must not be later than the year 9999.";

  /** Days from now; an empty calling key has no end or there is none; an empty end is never. */
  @ParameterizedTest
  @CsvSource({
    // maximum, request, calling key, end
    "set, absent, , 180",
    "set, absent, 200, 180",
    "set, absent, 180, 180",
    "set, absent, 100, 100",
    "set, null, , 366",
    "set, null, 400, 366",
    "set, null, 100, 100",
    "lifted, absent, , 180",
    "lifted, absent, 100, 100",
    "lifted, null, , ",
    "lifted, null, 100, 100",
    "lifted, null, 5000, 5000",
    "set, 1, , 1",
    "set, 366, , 366",
    "set, 100, 100, 100",
    "lifted, 5000, , 5000",
    "lifted, 5000, 5000, 5000",
  })
  void the_end_of_a_key(
      String maximum, String request, @Nullable Integer callingKey, @Nullable Integer end) {
    var policy = maximum.equals("set") ? LIMITED : UNLIMITED;

    var decided = policy.end(request(request), NOW, inDays(callingKey));

    assertThat(decided).isEqualTo(inDays(end));
  }

  @ParameterizedTest
  @CsvSource({
    "set, -1, , " + "past",
    "set, 0, , past",
    "set, 367, , beyond",
    "set, 101, 100, key",
    "set, 400, 380, key",
    "lifted, 101, 100, key",
    "lifted, -1, 100, past",
  })
  void an_end_that_breaks_a_rule(
      String maximum, String request, @Nullable Integer callingKey, String rule) {
    var policy = maximum.equals("set") ? LIMITED : UNLIMITED;

    var text = refusal(policy, request(request), inDays(callingKey));

    assertThat(text)
        .startsWith(
            switch (rule) {
              case "past" -> PAST;
              case "beyond" -> BEYOND;
              default -> AFTER_CALLING_KEY;
            });
  }

  @Test
  void the_text_says_the_latest_end_that_would_do() {
    var at = new ExpiryRequest.At(NOW.plus(Duration.ofDays(500)));

    assertThat(refusal(LIMITED, at, Optional.empty()))
        .isEqualTo(BEYOND + " The latest expiry date possible is 2027-03-02T12:00:00Z.");
    assertThat(refusal(LIMITED, at, Optional.of(Instant.parse("2026-04-01T00:00:00.999Z"))))
        .isEqualTo(AFTER_CALLING_KEY + " The latest expiry date possible is 2026-04-01T00:00:00Z.");
    assertThat(refusal(UNLIMITED, new ExpiryRequest.At(NOW), Optional.empty())).isEqualTo(PAST);
  }

  @Test
  void the_latest_end_that_the_text_names_is_accepted() {
    var named = Instant.parse("2027-03-02T12:00:00Z");

    assertThat(LIMITED.end(new ExpiryRequest.At(named), NOW, Optional.empty())).contains(named);
  }

  @Test
  void the_limits_hold_to_the_millisecond() {
    var limit = NOW.plus(Duration.ofDays(366));
    var keyEnd = Optional.of(NOW.plus(Duration.ofDays(10)));

    assertThat(end(LIMITED, NOW.plusMillis(1), Optional.empty())).isEqualTo(NOW.plusMillis(1));
    assertThat(refusal(LIMITED, new ExpiryRequest.At(NOW), Optional.empty())).startsWith(PAST);
    assertThat(refusal(LIMITED, new ExpiryRequest.At(NOW.plusNanos(999_999)), Optional.empty()))
        .startsWith(PAST);
    assertThat(end(LIMITED, limit, Optional.empty())).isEqualTo(limit);
    assertThat(refusal(LIMITED, new ExpiryRequest.At(limit.plusMillis(1)), Optional.empty()))
        .startsWith(BEYOND);
    assertThat(end(LIMITED, keyEnd.get(), keyEnd)).isEqualTo(keyEnd.get());
    assertThat(refusal(LIMITED, new ExpiryRequest.At(keyEnd.get().plusMillis(1)), keyEnd))
        .startsWith(AFTER_CALLING_KEY);
  }

  @Test
  void an_end_is_kept_to_the_millisecond() {
    var precise = Instant.parse("2026-11-24T13:07:27.835803977Z");

    assertThat(end(LIMITED, precise, Optional.empty()))
        .isEqualTo(Instant.parse("2026-11-24T13:07:27.835Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "+292278995-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void a_year_of_more_than_four_digits_is_refused_by_a_rule_of_its_own(String text) {
    var at = new ExpiryRequest.At(Instant.parse(text));

    assertThat(refusal(UNLIMITED, at, Optional.empty())).isEqualTo(YEAR);
    assertThat(refusal(LIMITED, at, Optional.empty()))
        .isEqualTo(YEAR + " The latest expiry date possible is 2027-03-02T12:00:00Z.");
  }

  @Test
  void the_last_millisecond_of_the_year_9999_will_do() {
    var last = Instant.parse("9999-12-31T23:59:59.999Z");

    assertThat(end(UNLIMITED, last, Optional.empty())).isEqualTo(last);
  }

  @Test
  void a_default_of_ages_ends_with_the_year_9999() {
    var ages = new ExpiryPolicy(Duration.ofDays(Integer.MAX_VALUE), Optional.empty());

    assertThat(ages.end(new ExpiryRequest.Unstated(), NOW, Optional.empty()))
        .contains(Instant.parse("9999-12-31T23:59:59.999Z"));
  }

  @Test
  void the_earliest_instant_there_is_lies_in_the_past() {
    assertThat(refusal(LIMITED, new ExpiryRequest.At(Instant.MIN), Optional.empty()))
        .startsWith(PAST);
  }

  @Test
  void a_new_installation_has_the_vendors_defaults() {
    assertThat(ExpiryPolicy.of(AuthenticationSettings.DEFAULTS)).isEqualTo(LIMITED);
  }

  private static Instant end(ExpiryPolicy policy, Instant wanted, Optional<Instant> callingKey) {
    return policy.end(new ExpiryRequest.At(wanted), NOW, callingKey).orElseThrow();
  }

  private static String refusal(
      ExpiryPolicy policy, ExpiryRequest request, Optional<Instant> callingKey) {
    var thrown =
        catchThrowableOfType(ProblemException.class, () -> policy.end(request, NOW, callingKey));
    var invalid = (Problem.Invalid) thrown.problem();
    assertThat(invalid.violations()).hasSize(1);
    assertThat(invalid.violations().getFirst().member()).isEqualTo("Expires");
    return invalid.violations().getFirst().text();
  }

  private static ExpiryRequest request(String text) {
    return switch (text) {
      case "absent" -> new ExpiryRequest.Unstated();
      case "null" -> new ExpiryRequest.Longest();
      default -> new ExpiryRequest.At(NOW.plus(Duration.ofDays(Integer.parseInt(text))));
    };
  }

  private static Optional<Instant> inDays(@Nullable Integer days) {
    return Optional.ofNullable(days).map(count -> NOW.plus(Duration.ofDays(count)));
  }
}
