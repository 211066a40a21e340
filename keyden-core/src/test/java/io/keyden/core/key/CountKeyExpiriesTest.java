package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The clock stands at noon of 1 March 2026. */
final class CountKeyExpiriesTest {
  private final KeyFixture fixture = new KeyFixture();
  private final CountKeyExpiries count =
      new CountKeyExpiries(fixture.transactions, fixture.keys, fixture.clock);
  private final User ada = fixture.person("ada", Grants.NONE);
  private final Caller root = fixture.caller(fixture.person("root", Grants.ALL));

  private void keyUntil(String end) {
    var _ =
        fixture.keyOf(
            ada, Optional.of(Duration.between(fixture.clock.instant(), Instant.parse(end))));
  }

  private static KeyExpiries.Month month(String month, long count) {
    return new KeyExpiries.Month(YearMonth.parse(month), count);
  }

  @Test
  void without_keys_there_are_no_months() {
    assertThat(count.count(root, ApiKeyFilter.ANY)).isEqualTo(new KeyExpiries(0, 0, List.of(), 0));
  }

  @Test
  void months_without_an_end_are_given_between_the_first_and_the_last_that_have_one() {
    keyUntil("2026-04-01T00:00:00Z");
    keyUntil("2026-04-30T23:59:59.999Z");
    keyUntil("2026-07-15T12:00:00Z");

    assertThat(count.count(root, ApiKeyFilter.ANY).months())
        .containsExactly(
            month("2026-04", 2), month("2026-05", 0), month("2026-06", 0), month("2026-07", 1));
  }

  @Test
  void a_key_has_ended_at_its_end_and_not_before_and_then_counts_in_no_month() {
    keyUntil("2026-02-28T00:00:00Z");
    keyUntil("2026-03-01T12:00:00Z");
    keyUntil("2026-03-01T12:00:00.001Z");

    assertThat(count.count(root, ApiKeyFilter.ANY))
        .isEqualTo(new KeyExpiries(0, 2, List.of(month("2026-03", 1)), 0));
  }

  @Test
  void what_ends_after_thirty_seven_months_and_what_never_ends_is_counted_apart() {
    keyUntil("2029-03-31T23:59:59.999Z");
    keyUntil("2029-04-01T00:00:00Z");
    keyUntil("2099-01-01T00:00:00Z");
    var _ = fixture.keyOf(ada, Optional.empty());

    assertThat(count.count(root, ApiKeyFilter.ANY))
        .isEqualTo(new KeyExpiries(1, 0, List.of(month("2029-03", 1)), 2));
  }

  @Test
  void only_keys_that_the_filter_lets_through_are_counted() {
    keyUntil("2026-04-01T00:00:00Z");

    assertThat(count.count(root, ApiKeyFilter.ANY.ownedBy(root.userId())).months()).isEmpty();
    assertThat(count.count(root, ApiKeyFilter.ANY.ownedBy(ada.id())).months()).hasSize(1);
  }

  @Test
  void nobody_but_who_administers_the_system_counts() {
    var editor =
        fixture.caller(
            fixture.person(
                "editor", new Grants.Builder().system(EnumSet.of(Permission.USER_EDIT)).build()));

    var thrown =
        catchThrowableOfType(ProblemException.class, () -> count.count(editor, ApiKeyFilter.ANY));

    assertThat(thrown.problem()).isEqualTo(new Problem.Forbidden(Permission.ADMINISTER_SYSTEM));
  }
}
