package io.keyden.storage.transaction;

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
public final class GroupCommitter implements GroupedCommits, AutoCloseable {
  /** How many writes share a commit at most, so that the first of them does not wait too long. */
  public static final int BATCH_MAX = 256;

  private static final System.Logger LOGGER = System.getLogger(GroupCommitter.class.getName());
  private static final int WAITING_MAX = 10_000;
  private static final long CLOSE_MILLIS_MAX = 10_000;

  private final WriteTransactions transactions;
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
   * @param threadName for lists of threads
   * @param teller hears of each change after its commit; must not throw
   * @param batchMax how many writes share a commit at most, at least 1
   */
  public GroupCommitter(
      String threadName,
      WriteTransactions transactions,
      Dialect dialect,
      Consumer<Change> teller,
      int batchMax) {
    this.transactions = transactions;
    this.dialect = dialect;
    this.teller = teller;
    this.batchMax = batchMax;
    this.thread = Thread.ofPlatform().name(threadName).daemon().start(this::loop);
  }

  @Override
  public void onCommit(IntConsumer listener) {
    groups = listener;
  }

  /**
   * Runs {@code work} with others, and returns once it is durable.
   *
   * @throws io.keyden.core.problem.ProblemException what the work threw, or {@code Unavailable}
   */
  public <T> T run(Supplier<T> work) {
    var job = new Job<>(work);
    if (closed) {
      throw StorageFailures.unavailable(new IllegalStateException("the database is closed"));
    }
    if (!waiting.offer(job)) {
      throw StorageFailures.unavailable(new IllegalStateException("too many writes are waiting"));
    }
    if (closed && waiting.remove(job)) {
      // Closed in between: nobody may be there any more to take it from the queue.
      throw StorageFailures.unavailable(new IllegalStateException("the database is closed"));
    }
    return job.await();
  }

  /** Tells of {@code change} once the write that calls this is durable. */
  public void announce(Change change) {
    if (Thread.currentThread() != thread) {
      throw new BugException("changes are announced within a write");
    }
    announced.add(change);
  }

  private void loop() {
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
    announced.clear();
    Session session;
    try {
      session = transactions.begin();
    } catch (SQLException | SqlFailure e) {
      failed(batch, e);
      return;
    }
    session.enter();
    try {
      var done = new ArrayList<Job<?>>(batch.size());
      for (var job : batch) {
        if (runOne(session, job)) {
          done.add(job);
        }
      }
      transactions.commit(session, announced);
      // Caches hear of it before anybody learns that it happened.
      announced.forEach(teller);
      groups.accept(done.size());
      done.forEach(Job::complete);
    } catch (SQLException | SqlFailure e) {
      transactions.rollBack(session);
      failed(batch, e);
    } finally {
      Session.leave();
      transactions.end(session);
    }
  }

  private static void failed(List<Job<?>> batch, Exception cause) {
    LOGGER.log(System.Logger.Level.ERROR, "writing to the database failed", cause);
    fail(batch, cause);
  }

  /** Whether the job's changes are to be kept. */
  private boolean runOne(Session session, Job<?> job) throws SQLException {
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
    batch.forEach(job -> job.fail(StorageFailures.unavailable(cause)));
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
