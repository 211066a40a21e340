package io.keyden.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressLimiterTest {
  private final ManualClock clock = ManualClock.atNoon();

  private AddressLimiter limiter(int burst, Duration refill, int addressesMax) {
    return new AddressLimiter(new AddressLimiter.Limits(burst, refill, addressesMax), clock);
  }

  private static int tolerated(AddressLimiter limiter, String address, int tries) {
    int tolerated = 0;
    for (int i = 0; i < tries; i++) {
      if (limiter.badCredential(address).isEmpty()) {
        tolerated++;
      }
    }
    return tolerated;
  }

  @Test
  void a_burst_is_tolerated_and_then_one_for_each_refill() {
    var limiter = limiter(5, Duration.ofSeconds(10), 100);

    assertThat(tolerated(limiter, "10.0.0.1", 20)).isEqualTo(5);
    clock.advance(Duration.ofSeconds(10));
    assertThat(tolerated(limiter, "10.0.0.1", 20)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(30));
    assertThat(tolerated(limiter, "10.0.0.1", 20)).isEqualTo(3);
    clock.advance(Duration.ofDays(1));
    assertThat(tolerated(limiter, "10.0.0.1", 20)).isEqualTo(5);
  }

  @Test
  void who_is_refused_learns_how_long_to_wait() {
    var limiter = limiter(1, Duration.ofSeconds(10), 100);
    assertThat(limiter.badCredential("10.0.0.1")).isEmpty();
    clock.advance(Duration.ofSeconds(4));

    var wait = limiter.badCredential("10.0.0.1");

    assertThat(wait).contains(Duration.ofSeconds(6));
    clock.advance(wait.orElseThrow());
    assertThat(limiter.badCredential("10.0.0.1")).isEmpty();
  }

  @Test
  void the_wait_is_at_least_a_second() {
    var limiter = limiter(1, Duration.ofMillis(10), 100);
    assertThat(limiter.badCredential("10.0.0.1")).isEmpty();

    assertThat(limiter.badCredential("10.0.0.1")).contains(Duration.ofSeconds(1));
  }

  @Test
  void being_refused_costs_nothing_more() {
    var limiter = limiter(1, Duration.ofSeconds(10), 100);
    assertThat(tolerated(limiter, "10.0.0.1", 1_000)).isEqualTo(1);

    clock.advance(Duration.ofSeconds(10));

    assertThat(limiter.badCredential("10.0.0.1")).isEmpty();
  }

  @Test
  void addresses_do_not_hold_up_each_other() {
    var limiter = limiter(2, Duration.ofSeconds(10), 100);
    assertThat(tolerated(limiter, "10.0.0.1", 10)).isEqualTo(2);

    assertThat(tolerated(limiter, "10.0.0.2", 10)).isEqualTo(2);
  }

  @Test
  void a_network_of_ipv6_counts_as_one_address_in_each_spelling() {
    var limiter = limiter(3, Duration.ofSeconds(10), 100);

    assertThat(limiter.badCredential("2001:db8:1:2::1")).isEmpty();
    assertThat(limiter.badCredential("2001:DB8:1:2:ffff:0:0:9")).isEmpty();
    assertThat(limiter.badCredential("2001:db8:1:2:0::3%eth0")).isEmpty();
    assertThat(limiter.badCredential("2001:db8:1:2::4")).isPresent();
    assertThat(limiter.badCredential("2001:db8:1:3::4")).isEmpty();
  }

  @Test
  void an_ipv4_address_in_the_clothes_of_ipv6_is_the_same() {
    var limiter = limiter(1, Duration.ofSeconds(10), 100);

    assertThat(limiter.badCredential("10.0.0.1")).isEmpty();
    assertThat(limiter.badCredential("::ffff:10.0.0.1")).isPresent();
  }

  @Test
  void text_that_is_no_address_works_too() {
    var limiter = limiter(1, Duration.ofSeconds(10), 100);

    assertThat(limiter.badCredential("")).isEmpty();
    assertThat(limiter.badCredential("nowhere" + "x".repeat(100_000))).isEmpty();
    assertThat(limiter.badCredential("nowhere" + "x".repeat(100_001))).isPresent();
  }

  @Test
  void no_more_addresses_are_remembered_than_allowed_and_the_latest_stay() {
    var limiter = limiter(1, Duration.ofHours(1), 100);
    for (int i = 0; i < 10_000; i++) {
      assertThat(limiter.badCredential("10.0." + i / 250 + "." + i % 250)).isEmpty();
    }

    assertThat(limiter.addresses()).isEqualTo(100);
    assertThat(limiter.badCredential("10.0.39.249")).isPresent();
    assertThat(limiter.badCredential("10.0.0.0")).isEmpty();
  }

  @Test
  void a_hundred_failures_in_a_row_are_never_tolerated() {
    var limiter = new AddressLimiter(AddressLimiter.Limits.DEFAULT, clock);

    assertThat(tolerated(limiter, "10.0.0.1", 1_000)).isLessThanOrEqualTo(100);
  }
}
