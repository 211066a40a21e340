package io.keyden.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.time.ManualClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final ManualClock clock = ManualClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final Breakable store = new Breakable(new InMemoryHealthStore(transactions));
  private final Health health = new Health(transactions, store, clock);

  @Test
  void a_database_that_works_is_healthy() {
    assertThat(health.operating()).isTrue();
  }

  @Test
  void a_database_that_cannot_be_written_is_not_healthy_until_it_can_be_again() {
    store.broken = true;
    assertThat(health.operating()).isFalse();

    store.broken = false;
    clock.advance(Health.VALID_FOR);

    assertThat(health.operating()).isTrue();
  }

  @Test
  void it_is_tried_at_most_once_in_a_while() {
    for (int i = 0; i < 100; i++) {
      assertThat(health.operating()).isTrue();
    }
    assertThat(store.touches).isEqualTo(1);

    clock.advance(Health.VALID_FOR);
    assertThat(health.operating()).isTrue();
    assertThat(store.touches).isEqualTo(2);
  }

  @Test
  void a_write_that_is_lost_is_not_healthy() {
    store.losing = true;

    assertThat(health.operating()).isFalse();
  }

  private static final class Breakable implements HealthStore {
    private final HealthStore real;
    private boolean broken;
    private boolean losing;
    private int touches;

    Breakable(HealthStore real) {
      this.real = real;
    }

    @Override
    public void touch(Instant instant) {
      touches++;
      if (broken) {
        throw new IllegalStateException("the disk is full");
      }
      if (!losing) {
        real.touch(instant);
      }
    }

    @Override
    public Optional<Instant> touched() {
      return real.touched();
    }
  }
}
