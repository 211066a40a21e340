package io.keyden.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.time.ManualClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final class Broken implements HealthStore {
    private int touches;

    @Override
    public void touch(Instant instant) {
      touches++;
      throw new IllegalStateException("the disk is full");
    }

    @Override
    public Optional<Instant> touched() {
      return Optional.empty();
    }
  }

  private final ManualClock clock = ManualClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();

  @Test
  void a_server_whose_database_works_is_ready_until_it_stops() {
    var readiness =
        new Readiness(new Health(transactions, new InMemoryHealthStore(transactions), clock));
    assertThat(readiness.lacks()).isEmpty();

    readiness.stop();

    assertThat(readiness.lacks()).containsExactly(Readiness.Lack.STOPPING);
  }

  @Test
  void a_server_without_its_database_is_not_ready() {
    var readiness = new Readiness(new Health(transactions, new Broken(), clock));

    assertThat(readiness.lacks()).containsExactly(Readiness.Lack.DATABASE);
  }

  @Test
  void while_stopping_the_database_is_left_alone() {
    var broken = new Broken();
    var readiness = new Readiness(new Health(transactions, broken, clock));

    readiness.stop();

    assertThat(readiness.lacks()).containsExactly(Readiness.Lack.STOPPING);
    assertThat(broken.touches).isZero();
  }
}
