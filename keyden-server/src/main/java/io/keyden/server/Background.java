package io.keyden.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work that is done again and again beside the requests, on one thread. */
final class Background implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Background.class.getName());
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("keyden-background").daemon().factory());

  /**
   * Does {@code work} after every {@code interval}; what fails is logged and tried again the next
   * time.
   */
  void every(Duration interval, String name, Runnable work) {
    // Runs until close() ends it; the work itself catches and logs what fails.
    var _ =
        executor.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOGGER.log(
                    System.Logger.Level.WARNING, name + " failed and will be tried again", e);
              }
            },
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        LOGGER.log(System.Logger.Level.WARNING, "background work did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
