package io.keyden.storage.sqlite;

import io.keyden.storage.sql.DatabaseException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.IntConsumer;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/** Copies databases, and gets them ready for being moved. */
public final class SqliteBackup {
  /** 4 MiB of the usual pages: short enough to tell how far it is. */
  private static final int PAGES_PER_STEP = 1_024;

  private static final int BUSY_PAUSE_MILLIS = 10;
  private static final int BUSY_PAUSES_MAX = 500;
  private static final int WHOLE = 100;

  private SqliteBackup() {}

  /**
   * Copies the database in {@code source} as it is at one moment between the call and the return,
   * by SQLite's online backup. The copy needs no log beside it.
   *
   * <p><b>Why within a transaction.</b> By itself the online backup reads each step anew, and
   * starts over whenever somebody has written in between: beside a busy server it would not end. A
   * read transaction that is open all the time keeps every step on the state of its beginning.
   * Writers do not wait for it; their log only grows meanwhile.
   *
   * @param copy a file that is there and empty, so that it has the rights that it shall have
   * @param percent gets how far it is, from 0 to 100
   * @throws DatabaseException if a database cannot be read or written; the message is for people
   */
  public static void copy(Path source, Path copy, IntConsumer percent) {
    DatabaseFile.require(source);
    try (var connection = SqliteConnections.openReadOnly(source)) {
      try (var statement = connection.createStatement()) {
        statement.execute("BEGIN");
        // The transaction has its state only when something was read.
        statement.executeQuery("SELECT COUNT(*) FROM sqlite_schema").close();
      }
      int result = backUp(connection, copy, percent);
      if (result != SQLiteErrorCode.SQLITE_OK.code) {
        throw DatabaseException.unopened(
            copy, "copying ended with " + SQLiteErrorCode.getErrorCode(result));
      }
    } catch (SQLException e) {
      throw DatabaseException.unreadable(source, e);
    }
    if (!giveUpLog(copy)) {
      throw DatabaseException.unopened(copy, "somebody else has opened it");
    }
  }

  private static int backUp(SQLiteConnection source, Path copy, IntConsumer percent)
      throws SQLException {
    return source
        .getDatabase()
        .backup(
            "main",
            copy.toAbsolutePath().toString(),
            (remaining, pages) ->
                percent.accept(
                    pages == 0 ? WHOLE : (int) ((long) WHOLE * (pages - remaining) / pages)),
            BUSY_PAUSE_MILLIS,
            BUSY_PAUSES_MAX,
            PAGES_PER_STEP);
  }

  /**
   * Carries what the log of {@code database} holds over into its file and does away with the log,
   * so that the file alone is the database.
   *
   * @return whether that was possible: not while somebody else has it open
   * @throws DatabaseException if it cannot be read
   */
  public static boolean giveUpLog(Path database) {
    try (var connection = SqliteConnections.openAlone(database);
        var statement = connection.createStatement();
        var mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
      return mode.next() && mode.getString(1).equals("delete");
    } catch (SQLException e) {
      if (e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code) {
        return false;
      }
      throw DatabaseException.unreadable(database, e);
    }
  }
}
