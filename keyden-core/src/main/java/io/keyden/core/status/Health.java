package io.keyden.core.status;

import io.keyden.core.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the database can be read and written. Found out by doing it: a full disk shows at the
 * first write only.
 *
 * <p>Anybody may ask, so it is tried at most once in a while, and whoever asks meanwhile, also
 * while a try hangs, gets what was found last. Safe for many threads.
 */
public final class Health {
  /** How long a finding is good. */
  public static final Duration VALID_FOR = Duration.ofSeconds(5);

  private static final System.Logger LOGGER = System.getLogger(Health.class.getName());

  private record Finding(boolean operating, Instant until) {}

  private final Transactions transactions;
  private final HealthStore store;
  private final InstantSource clock;
  private final ReentrantLock trying = new ReentrantLock();
  private volatile Finding last = new Finding(true, Instant.MIN);

  /** Tries {@code store}. */
  public Health(Transactions transactions, HealthStore store, InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.clock = clock;
  }

  /** Whether reading and writing work, or worked within the last seconds. */
  public boolean operating() {
    if (clock.instant().isBefore(last.until()) || !trying.tryLock()) {
      return last.operating();
    }
    try {
      last = new Finding(works(), clock.instant().plus(VALID_FOR));
      return last.operating();
    } finally {
      trying.unlock();
    }
  }

  private boolean works() {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try {
      transactions.write(() -> store.touch(now));
      return transactions.read(store::touched).filter(now::equals).isPresent();
    } catch (RuntimeException e) {
      // Whatever it is, the answer is that the database does not work; the log says why.
      LOGGER.log(System.Logger.Level.WARNING, "the database cannot be read and written", e);
      return false;
    }
  }
}
