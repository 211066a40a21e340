package io.keyden.server.command;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * SIGINT and SIGTERM, seen through a shutdown hook.
 *
 * <p>The hook wakes the main thread, which closes the server as it would anywhere else, and waits
 * for it. The process then ends with the code that the main thread arrived at: a server that was
 * asked to stop and did so has succeeded, whereas the JDK by itself would report 130 or 143.
 */
final class ProcessStopSignal implements StopSignal {
  private static final int CODE_NOT_CLOSED = 1;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Object lock = new Object();

  @GuardedBy("lock")
  private int code;

  private ProcessStopSignal() {}

  /** Runs the program and ends the process with the code that it returns. Does not return. */
  static void runAndExit(ToIntFunction<StopSignal> program) {
    ProcessStopSignal signal = new ProcessStopSignal();
    int code = program.applyAsInt(signal);
    signal.finish(code);
    // Waits for ever if the hook is at work already, and the hook ends the process.
    System.exit(code);
  }

  @Override
  public void listen(Duration closeLimit) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(closeLimit), "keyden-stop"));
  }

  @Override
  public void await() throws InterruptedException {
    asked.await();
  }

  private void finish(int result) {
    synchronized (lock) {
      code = result;
    }
    finished.countDown();
  }

  private void stop(Duration closeLimit) {
    if (finished.getCount() == 0) {
      return;
    }
    asked.countDown();
    boolean closed;
    try {
      closed = finished.await(closeLimit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      closed = false;
    }
    System.out.flush();
    System.err.flush();
    int result;
    synchronized (lock) {
      result = closed ? code : CODE_NOT_CLOSED;
    }
    Runtime.getRuntime().halt(result);
  }
}
