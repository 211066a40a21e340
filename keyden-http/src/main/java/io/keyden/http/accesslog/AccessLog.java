package io.keyden.http.accesslog;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.http.pipeline.RequestLog;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a line for each request to a file, from one thread of its own.
 *
 * <p>A request only puts its line into a queue. If that is full, because the disk is slow or full,
 * the line is dropped and counted: a log must not hold up what it tells of. How many were dropped
 * is reported to the server's log when there is room again. The file is opened once, for appending;
 * who rotates it copies and truncates.
 */
public final class AccessLog implements RequestLog, AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(AccessLog.class.getName());
  private static final int QUEUE_MAX = 8_192;
  private static final int BATCH = 1_024;
  private static final long WAIT_MILLIS = 200;

  /**
   * How long the writer lets lines gather. To wake it for each line cost as much CPU as the whole
   * of a short request does.
   */
  private static final long GATHER_MILLIS = 20;

  private static final long CLOSE_MILLIS_MAX = 5_000;

  private final BlockingQueue<AccessLine> queue;
  private final AccessLogFormat format;
  private final InstantSource clock;
  private final BufferedWriter file;
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;
  private volatile boolean open = true;

  /**
   * Opens {@code path} and starts the writer.
   *
   * @throws UncheckedIOException if the file cannot be opened
   */
  public AccessLog(Path path, AccessLogFormat format, InstantSource clock) {
    this(open(path), format, clock, QUEUE_MAX);
  }

  AccessLog(BufferedWriter file, AccessLogFormat format, InstantSource clock, int queueMax) {
    this.queue = new ArrayBlockingQueue<>(queueMax);
    this.format = format;
    this.clock = clock;
    this.file = file;
    this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::write);
  }

  private static BufferedWriter open(Path path) {
    try {
      return Files.newBufferedWriter(
          path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the access log " + path + " cannot be opened", e);
    }
  }

  @Override
  public void answered(Request request, Optional<Caller> caller, Response response, long nanos) {
    var line =
        new AccessLine(
            clock.instant(),
            request.requestId(),
            request.remoteAddress(),
            caller.flatMap(Caller::signedIn).map(Object::toString).orElse(""),
            caller
                .flatMap(known -> known.proof().key())
                .map(Proof.Key::id)
                .map(Object::toString)
                .orElse(""),
            request.method().name(),
            request.rawTarget(),
            response.status(),
            response.body().length,
            TimeUnit.NANOSECONDS.toMicros(nanos));
    if (!queue.offer(line)) {
      dropped.incrementAndGet();
    }
  }

  /** How many lines were dropped since that was last reported. */
  public long dropped() {
    return dropped.get();
  }

  private void write() {
    var lines = new ArrayList<AccessLine>(BATCH);
    while (open || !queue.isEmpty()) {
      try {
        gather(lines);
      } catch (InterruptedException e) {
        open = false;
      }
      while (!lines.isEmpty()) {
        writeAll(lines);
        lines.clear();
        queue.drainTo(lines, BATCH);
      }
    }
  }

  /** Waits for a line, and for others to come after it. */
  private void gather(List<AccessLine> lines) throws InterruptedException {
    var first = queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      lines.add(first);
      if (open) {
        Thread.sleep(GATHER_MILLIS);
      }
      queue.drainTo(lines, BATCH - 1);
    }
  }

  private void writeAll(List<AccessLine> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> format.append(text, line));
    try {
      file.append(text);
      file.flush();
      reportDropped();
    } catch (IOException e) {
      dropped.addAndGet(lines.size());
      LOGGER.log(System.Logger.Level.ERROR, "the access log cannot be written", e);
    }
  }

  private void reportDropped() {
    long count = dropped.getAndSet(0);
    if (count > 0) {
      LOGGER.log(System.Logger.Level.WARNING, count + " lines of the access log were dropped");
    }
  }

  /** Writes what waits, and closes the file. */
  @Override
  public void close() {
    open = false;
    try {
      if (!writer.join(Duration.ofMillis(CLOSE_MILLIS_MAX))) {
        LOGGER.log(System.Logger.Level.WARNING, "the access log did not end in time");
      }
      file.close();
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.ERROR, "closing the access log failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
