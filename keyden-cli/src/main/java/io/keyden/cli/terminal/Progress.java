package io.keyden.cli.terminal;

import io.keyden.cli.text.DisplayWidth;
import io.keyden.cli.text.SafeText;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;

/**
 * Shows on stderr how far a long task is, as one line that is drawn over again and gone at the end.
 * Made by {@link #to}; nothing is shown where nobody looks.
 *
 * <p>Not thread-safe: one thread does the task and tells.
 */
public final class Progress implements AutoCloseable {
  /** Faster than this nobody can read, and a slow line would hold the task up. */
  private static final Duration REDRAW = Duration.ofMillis(100);

  private static final String ERASE = "\r\u001b[K";
  private static final int BAR_COLUMNS = 24;

  private final PrintStream err;
  private final boolean shown;
  private final int columns;
  private final InstantSource clock;
  private final String task;
  private final OptionalInt total;
  private int done;
  private String current = "";
  private boolean drawn;
  private Instant drawnAt = Instant.MIN;

  private Progress(
      PrintStream err,
      boolean shown,
      int columns,
      InstantSource clock,
      String task,
      OptionalInt total) {
    this.err = err;
    this.shown = shown;
    this.columns = columns;
    this.clock = clock;
    this.task = SafeText.of(task);
    this.total = total;
  }

  /** Where and whether progress is shown. */
  public static Stage to(PrintStream err, Terminal terminal, boolean able, InstantSource clock) {
    return new Stage(err, terminal.error() && able, terminal.columns(), clock);
  }

  /** A place where progress can be shown. */
  public static final class Stage {
    private final PrintStream err;
    private final boolean shown;
    private final int columns;
    private final InstantSource clock;

    private Stage(PrintStream err, boolean shown, int columns, InstantSource clock) {
      this.err = err;
      this.shown = shown;
      this.columns = columns;
      this.clock = clock;
    }

    /**
     * A task of known length.
     *
     * @param task what is done, such as {@code rotating keys}
     * @param total how many steps there are
     */
    public Progress of(String task, int total) {
      return started(task, OptionalInt.of(total));
    }

    /** A task whose length nobody knows. */
    public Progress of(String task) {
      return started(task, OptionalInt.empty());
    }

    private Progress started(String task, OptionalInt total) {
      Progress progress = new Progress(err, shown, columns, clock, task, total);
      progress.draw();
      return progress;
    }
  }

  /** A step begins. */
  public void begin(String step) {
    current = SafeText.of(step);
    drawIfDue();
  }

  /** A step is done. */
  public void advance() {
    done++;
    if (total.isPresent() && done == total.getAsInt()) {
      draw();
    } else {
      drawIfDue();
    }
  }

  /** Writes a line on stderr that stays, such as a warning, above the progress. */
  public void tell(String line) {
    erase();
    err.println(SafeText.of(line));
    draw();
  }

  /** Takes the line away. */
  @Override
  public void close() {
    erase();
  }

  private void drawIfDue() {
    if (!clock.instant().isBefore(drawnAt.plus(REDRAW))) {
      draw();
    }
  }

  private void draw() {
    if (!shown) {
      return;
    }
    // One column stays free, since a cursor behind the last one wraps on some terminals.
    err.print(ERASE + DisplayWidth.shorten(line(), Math.max(1, columns - 1)));
    err.flush();
    drawn = true;
    drawnAt = clock.instant();
  }

  private String line() {
    StringBuilder line = new StringBuilder(task);
    if (total.isPresent()) {
      int steps = total.getAsInt();
      int filled = steps == 0 ? BAR_COLUMNS : (int) ((long) BAR_COLUMNS * done / steps);
      line.append(" [")
          .repeat('#', filled)
          .repeat('.', BAR_COLUMNS - filled)
          .append("] ")
          .append(done)
          .append('/')
          .append(steps);
    } else if (done > 0) {
      line.append(' ').append(done);
    } else {
      line.append(" ...");
    }
    return current.isEmpty() ? line.toString() : line.append(' ').append(current).toString();
  }

  private void erase() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }
}
