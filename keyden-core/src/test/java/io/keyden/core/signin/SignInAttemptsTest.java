package io.keyden.core.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.problem.ProblemException;
import io.keyden.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SignInAttemptsTest {
  private final ManualClock clock = ManualClock.atNoon();
  private final SignInAttempts attempts = new SignInAttempts(clock);

  @Test
  void tenth_failure_begins_a_ban_of_that_name_from_that_address() {
    boolean early = IntStream.range(0, 9).anyMatch(i -> fail("ada", "192.0.2.1"));
    boolean tenth = fail("ada", "192.0.2.1");

    assertThat(early).isFalse();
    assertThat(tenth).isTrue();
    assertThat(allowed("ada", "192.0.2.1")).isFalse();
    assertThat(allowed("ada", "192.0.2.2")).isTrue();
    assertThat(allowed("bob", "192.0.2.1")).isTrue();
  }

  @Test
  void ban_ends_after_five_minutes_and_the_next_is_longer_up_to_half_an_hour() {
    for (var minutes : new int[] {5, 10, 20, 30, 30}) {
      failTenTimes();

      clock.advance(Duration.ofMinutes(minutes).minusMillis(1));
      assertThat(allowed("ada", "192.0.2.1")).as("within %s minutes", minutes).isFalse();
      clock.advance(Duration.ofMillis(1));
    }
    assertThat(allowed("ada", "192.0.2.1")).isTrue();
  }

  @Test
  void an_hour_of_quiet_forgets_failures_and_bans() {
    failTenTimes();
    clock.advance(SignInAttempts.FIRST_BAN.plus(Duration.ofHours(1)).plusMillis(1));
    failTenTimes();

    clock.advance(SignInAttempts.FIRST_BAN);

    assertThat(allowed("ada", "192.0.2.1")).isTrue();
  }

  @Test
  void success_clears_the_count() {
    IntStream.range(0, 9).forEach(i -> fail("ada", "192.0.2.1"));
    attempts.begin("ada", "192.0.2.1", "Users-1").succeeded();

    boolean banned = IntStream.range(0, 9).anyMatch(i -> fail("ada", "192.0.2.1"));

    assertThat(banned).isFalse();
  }

  @Test
  void tries_that_run_at_once_are_counted_when_they_begin() {
    var running = new ArrayList<SignInAttempts.Attempt>();
    for (int i = 0; i < SignInAttempts.FAILURES_MAX; i++) {
      running.add(attempts.begin("ada", "192.0.2.1", "Users-1"));
    }

    assertThat(allowed("ada", "192.0.2.1")).isFalse();

    running.forEach(SignInAttempts.Attempt::withdrawn);
    assertThat(allowed("ada", "192.0.2.1")).isTrue();
  }

  @Test
  void account_that_failed_a_hundred_times_from_anywhere_is_slowed_until_it_succeeds() {
    for (int i = 0; i < SignInAttempts.ACCOUNT_FAILURES_MAX; i++) {
      fail("ada", "192.0.2." + i);
    }

    assertThat(allowed("ada", "198.51.100.1")).isFalse();
    clock.advance(Duration.ofMinutes(1));
    attempts.begin("ada", "198.51.100.1", "Users-1").failed();
    assertThat(allowed("ada", "198.51.100.2")).isFalse();
    clock.advance(Duration.ofMinutes(1));
    attempts.begin("ada", "198.51.100.2", "Users-1").succeeded();
    assertThat(allowed("ada", "198.51.100.3")).isTrue();
  }

  @Test
  void memory_is_bounded_and_the_oldest_goes_first() {
    var few = new SignInAttempts(clock, 2);
    IntStream.range(0, 10).forEach(i -> few.begin("first", "a", "first").failed());
    few.begin("second", "a", "second").failed();
    few.begin("third", "a", "third").failed();

    few.begin("first", "a", "first").succeeded();
  }

  private void failTenTimes() {
    IntStream.range(0, SignInAttempts.FAILURES_MAX).forEach(i -> fail("ada", "192.0.2.1"));
  }

  private boolean fail(String username, String address) {
    return attempts.begin(username, address, account(username)).failed();
  }

  private static String account(String username) {
    return username.equals("ada") ? "Users-1" : "Users-2";
  }

  private boolean allowed(String username, String address) {
    try {
      attempts.begin(username, address, account(username)).withdrawn();
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }
}
