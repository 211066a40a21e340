package io.keyden.storage.transaction;

import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that one thread waits for and another does; its result is handed over only once that is
 * allowed.
 */
public final class Job<T> {
  private final Supplier<T> work;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private @Nullable T value;

  /** Work that nobody does yet. */
  public Job(Supplier<T> work) {
    this.work = work;
  }

  /** Does the work, without handing over what came of it. */
  public void run() {
    var given = work.get();
    if (given == null) {
      throw new BugException("work gives a result");
    }
    value = given;
  }

  /** Hands over what {@link #run} gave. */
  public void complete() {
    var done = value;
    if (done == null) {
      throw new BugException("work is done before its result is handed over");
    }
    result.complete(done);
  }

  /** Hands over that it failed; a job that has its result already keeps it. */
  public void fail(Throwable failure) {
    result.completeExceptionally(failure);
  }

  /**
   * Waits for the result.
   *
   * @throws ProblemException what the work threw, or {@code Unavailable}
   */
  public T await() {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(new Problem.Unavailable("storage"), e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException expected -> expected;
      case Error error -> throw error;
      case null, default -> new BugException("work throws unchecked exceptions only", cause);
    };
  }
}
