package io.keyden.storage.postgres;

import io.keyden.core.store.Change;
import io.keyden.core.store.EverythingChanged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Follows what other nodes change, and knows how sure it is to have missed nothing.
 *
 * <p>The rows of {@code changes} are the truth; a call of the database only says that it is time to
 * look, and without one a look is due several times within the time that is allowed to pass. What
 * counts is when the last successful look <em>began</em>: all that was committed before has been
 * told. So a node that was stopped, cut off, or lost its connection knows at once that it may have
 * missed something, by its clocks alone.
 */
final class Follower implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Follower.class.getName());
  private static final int ROWS_MAX = 1_000;
  private static final long RETRY_MILLIS = 100;
  private static final long CLOSE_MILLIS_MAX = 5_000;
  private static final String LAST = "SELECT MAX(number) FROM changes";

  /** The row that was read last must still be there: else rows after it may be gone as well. */
  private static final String NEXT =
      "SELECT number, node, changes,"
          + " CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) - written AS age"
          + " FROM changes WHERE number >= ? ORDER BY number LIMIT "
          + ROWS_MAX;

  private record Look(long nanos, long millis) {}

  private record Heard(String text, long ageMillis) {}

  private record Rows(long last, List<Heard> heard, boolean more, boolean gap) {}

  private final Connections connections;
  private final Changes changes;
  private final PostgresSettings.Changes settings;
  private final Consumer<Change> teller;
  private final InstantSource wallClock;
  private final Thread thread;
  private volatile @Nullable Look last;
  private volatile LongConsumer lags = millis -> {};
  private volatile boolean closed;

  /** The number of the row that was read last. */
  private long position;

  /**
   * Starts to follow.
   *
   * @param wallClock the machine's own clock, with all its steps
   * @param position what {@link #position} said before anything was remembered
   * @param teller hears of each change; must not throw
   */
  Follower(
      Connections connections,
      Changes changes,
      PostgresSettings.Changes settings,
      InstantSource wallClock,
      long position,
      Consumer<Change> teller) {
    this.connections = connections;
    this.changes = changes;
    this.settings = settings;
    this.wallClock = wallClock;
    this.position = position;
    this.teller = teller;
    this.thread = Thread.ofPlatform().name("postgres-changes").daemon().start(this::run);
  }

  /** The number of the last row, from which on a node that begins now has to read. */
  static long position(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var result = statement.executeQuery(LAST)) {
      result.next();
      return result.getLong(1);
    }
  }

  /**
   * From now on tells {@code listener} how old, in milliseconds, each change is when it is heard.
   */
  void onChange(LongConsumer listener) {
    lags = listener;
  }

  /** Whether all has been told that was committed longer than the bound ago. */
  boolean upToDate() {
    var look = last;
    return look != null
        && System.nanoTime() - look.nanos() < settings.staleMax().toNanos()
        // A machine that slept does not count it in its steady clock.
        && Math.abs(millis() - look.millis()) < settings.staleMax().toMillis();
  }

  private long millis() {
    return wallClock.millis();
  }

  private void run() {
    while (!closed) {
      // An answer that takes longer than what is remembered may be believed is no use.
      var answerMax = settings.staleMax().plus(Duration.ofSeconds(1));
      try (var connection = connections.single("keyden-changes", answerMax)) {
        follow(connection);
      } catch (SQLException e) {
        if (!closed) {
          LOGGER.log(
              System.Logger.Level.WARNING,
              "what other nodes change is not heard of at the moment, so the database is asked"
                  + " each time: "
                  + e.getMessage());
          pause();
        }
      }
    }
  }

  private void follow(Connection connection) throws SQLException {
    var calls = connection.unwrap(PGConnection.class);
    if (settings.delivery() == ChangeDelivery.NOTIFY) {
      try (Statement listen = connection.createStatement()) {
        listen.execute("LISTEN " + Changes.CHANNEL);
      }
    }
    int wait = (int) Math.max(1, settings.lookAfter().toMillis());
    try (PreparedStatement next = connection.prepareStatement(NEXT)) {
      while (!closed) {
        boolean more = look(connection, next);
        if (!more && !closed) {
          await(calls, wait);
        }
      }
    }
  }

  private void await(PGConnection calls, int millis) throws SQLException {
    if (settings.delivery() == ChangeDelivery.NOTIFY) {
      calls.getNotifications(millis);
    } else {
      sleep(millis);
    }
  }

  /** Looks once; gives whether there is more to read at once. */
  private boolean look(Connection connection, PreparedStatement next) throws SQLException {
    var began = new Look(System.nanoTime(), millis());
    var rows = read(next);
    if (rows.gap()) {
      LOGGER.log(System.Logger.Level.WARNING, "changes of other nodes were missed");
      position = position(connection);
      teller.accept(new EverythingChanged());
      last = began;
      return true;
    }
    for (var heard : rows.heard()) {
      ChangeText.changes(heard.text()).forEach(teller);
      lags.accept(heard.ageMillis());
    }
    position = rows.last();
    if (!rows.more()) {
      last = began;
    }
    return rows.more();
  }

  private Rows read(PreparedStatement next) throws SQLException {
    next.setLong(1, position);
    var heard = new ArrayList<Heard>();
    long read = position;
    int count = 0;
    boolean gap = true;
    try (var result = next.executeQuery()) {
      while (result.next()) {
        long number = result.getLong("number");
        if (number == position) {
          gap = false;
        } else if (!changes.own(result.getString("node"))) {
          heard.add(new Heard(result.getString("changes"), result.getLong("age")));
        }
        read = number;
        count++;
      }
    }
    return new Rows(read, heard, count == ROWS_MAX, gap);
  }

  private void pause() {
    sleep(RETRY_MILLIS);
  }

  private void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // Only close() interrupts.
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
