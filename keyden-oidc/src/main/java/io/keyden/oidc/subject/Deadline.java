package io.keyden.oidc.subject;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The end of the time that something may take, by the machine's ticks. */
final class Deadline {
  private final Duration time;
  private final long end;

  private Deadline(Duration time) {
    this.time = time;
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Ends in {@code time}. */
  static Deadline in(Duration time) {
    return new Deadline(time);
  }

  /** What is left, at least a millisecond: zero means for ever to sockets. */
  Duration left() {
    return Duration.ofNanos(Math.max(end - System.nanoTime(), 1_000_000));
  }

  /**
   * Does {@code work} in a thread of its own, and stops waiting for it when the time is over.
   *
   * <p>The thread is interrupted then. A virtual one gives up its socket for that, whatever it
   * waits for; a look-up of a name goes on until the system ends it.
   *
   * @param start what starts the thread
   * @throws UnverifiedException if the time is over, or {@code work} fails
   */
  <T> T await(Consumer<Runnable> start, Callable<T> work) throws UnverifiedException {
    var task = new FutureTask<>(work);
    start.accept(task);
    try {
      return task.get(left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      task.cancel(true);
      throw new UnverifiedException("it took longer than " + time.toMillis() + " ms");
    } catch (InterruptedException _) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnverifiedException("the server stops");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnverifiedException known) {
        throw known;
      }
      throw new UnverifiedException("it failed: " + rootOf(e));
    }
  }

  private static Throwable rootOf(Throwable failure) {
    var root = failure;
    for (var cause = root.getCause(); cause != null; cause = root.getCause()) {
      root = cause;
    }
    return root;
  }
}
