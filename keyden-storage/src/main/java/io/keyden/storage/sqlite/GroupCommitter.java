package io.keyden.storage.sqlite;

import io.keyden.core.problem.BugException;
import io.keyden.core.store.Change;
import io.keyden.storage.sql.Dialect;
import io.keyden.storage.sql.SqlFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Runs writes one after the other on one thread, and commits what has queued up together.
 *
 * <p><b>One fails.</b> A write that throws is rolled back to its savepoint; the others in its group
 * stand. So it is if it breaks a rule of the schema, which is a bug of its own.
 *
 * <p><b>The database fails.</b> A full disk or an I/O error may have rolled back everything. Then
 * the whole group fails with {@code Unavailable}, nothing of it is kept, and the next group is
 * tried as if nothing had been: there may be room again.
 */
final class GroupCommitter implements AutoCloseable {
  /** How many writes share a commit at most, so that the first of them does not wait too long. */
  static final int BATCH_MAX = 256;

  private static final System.Logger LOGGER = System.getLogger(GroupCommitter.class.getName());
  private static final int WAITING_MAX = 10_000;
  private static final long CLOSE_MILLIS_MAX = 10_000;

  private final Session session;
  private final Dialect dialect;
  private final Consumer<Change> teller;
  private final int batchMax;
  private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final List<Change> announced = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile IntConsumer groups = size -> {};

  /**
   * Starts the writer's thread.
   *
   * @param teller hears of each change after its commit; must not throw
   */
  GroupCommitter(Session session, Dialect dialect, Consumer<Change> teller, int batchMax) {
    this.session = session;
    this.dialect = dialect;
    this.teller = teller;
    this.batchMax = batchMax;
    this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().start(this::loop);
  }

  Session session() {
    return session;
  }

  /** From now on tells {@code listener} after each commit how many writes shared it. */
  void onCommit(IntConsumer listener) {
    groups = listener;
  }

  <T> T run(Supplier<T> work) {
    var job = new Job<>(work);
    if (closed) {
      throw SqliteFailures.unavailable(new IllegalStateException("the database is closed"));
    }
    if (!waiting.offer(job)) {
      throw SqliteFailures.unavailable(new IllegalStateException("too many writes are waiting"));
    }
    if (closed && waiting.remove(job)) {
      // Closed in between: nobody may be there any more to take it from the queue.
      throw SqliteFailures.unavailable(new IllegalStateException("the database is closed"));
    }
    return job.await();
  }

  void announce(Change change) {
    if (Thread.currentThread() != thread) {
      throw new BugException("changes are announced within a write");
    }
    announced.add(change);
  }

  private void loop() {
    session.enter();
    var batch = new ArrayList<Job<?>>();
    while (true) {
      try {
        batch.add(waiting.take());
      } catch (InterruptedException e) {
        // Only close() interrupts, and only when it has waited long enough.
        waiting.drainTo(batch);
        fail(batch, new IllegalStateException("the database is closing"));
        return;
      }
      waiting.drainTo(batch, batchMax - 1);
      runBatch(batch);
      batch.clear();
      if (closed && waiting.isEmpty()) {
        return;
      }
    }
  }

  private void runBatch(List<Job<?>> batch) {
    var done = new ArrayList<Job<?>>(batch.size());
    announced.clear();
    try {
      session.begin("BEGIN IMMEDIATE");
      for (var job : batch) {
        if (runOne(job)) {
          done.add(job);
        }
      }
      session.run("COMMIT");
    } catch (SQLException | SqlFailure e) {
      LOGGER.log(System.Logger.Level.ERROR, "writing to the database failed", e);
      session.rollBack();
      fail(batch, e);
      return;
    }
    // Caches hear of it before anybody learns that it happened.
    announced.forEach(teller);
    groups.accept(done.size());
    done.forEach(Job::complete);
  }

  /** Whether the job's changes are to be kept. */
  private boolean runOne(Job<?> job) throws SQLException {
    int announcedBefore = announced.size();
    session.run("SAVEPOINT job");
    try {
      job.run();
    } catch (RuntimeException | Error e) {
      var failure = ofItsOwn(e);
      session.run("ROLLBACK TO job");
      session.run("RELEASE job");
      announced.subList(announcedBefore, announced.size()).clear();
      job.fail(failure);
      return false;
    }
    session.run("RELEASE job");
    return true;
  }

  /** What concerns the job alone; a failure of the database goes on to concern the whole group. */
  private Throwable ofItsOwn(Throwable thrown) {
    if (!(thrown instanceof SqlFailure statement)) {
      return thrown;
    }
    if (!dialect.statementOnly(statement.failure())) {
      throw statement;
    }
    return new BugException("statements keep to the rules of the schema", statement);
  }

  private static void fail(List<Job<?>> batch, Exception cause) {
    // A job that failed on its own has its answer already; a second one is ignored.
    batch.forEach(job -> job.fail(SqliteFailures.unavailable(cause)));
  }

  /** Runs what is waiting, then ends. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    var last = new Job<>(() -> true);
    closed = true;
    if (waiting.offer(last)) {
      try {
        thread.join(CLOSE_MILLIS_MAX);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (thread.isAlive()) {
      thread.interrupt();
    }
  }
}
