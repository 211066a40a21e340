package io.keyden.storage.sqlite;

import io.keyden.storage.sql.Dialect;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's error codes mean. */
final class SqliteDialect implements Dialect {
  private static final Set<SQLiteErrorCode> DUPLICATE =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE, SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);

  @Override
  public boolean duplicate(SQLException failure) {
    return failure instanceof SQLiteException sqlite && DUPLICATE.contains(sqlite.getResultCode());
  }

  @Override
  public boolean statementOnly(SQLException failure) {
    // A full disk, an I/O error or lack of memory may have rolled back the whole transaction
    // already.
    return failure instanceof SQLiteException sqlite
        && sqlite.getResultCode().name().startsWith("SQLITE_CONSTRAINT");
  }
}
