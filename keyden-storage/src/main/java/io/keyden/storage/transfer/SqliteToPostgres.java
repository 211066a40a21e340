package io.keyden.storage.transfer;

import io.keyden.core.problem.BugException;
import io.keyden.storage.postgres.PostgresImport;
import io.keyden.storage.sql.Sql;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Copies everything of an embedded database into PostgreSQL: each row as it is, so that every key
 * goes on working and the record keeps its digests. The source is only read.
 */
public final class SqliteToPostgres {
  /** Every table, those that others refer to first. */
  private static final List<String> TABLES =
      List.of(
          "counters",
          "installation",
          "settings",
          "health",
          "progress",
          "users",
          "user_identity_claims",
          "user_passwords",
          "api_keys",
          "sessions",
          "access_tokens",
          "oidc_identities",
          "used_subject_tokens",
          "signing_keys",
          "spaces",
          "teams",
          "team_members",
          "team_external_groups",
          "user_roles",
          "user_role_parts",
          "scoped_user_roles",
          "scoped_user_role_restrictions",
          "invitations",
          "invitation_teams",
          "events",
          "event_documents",
          "event_differences");

  private static final String SOURCE_TABLES =
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'flyway_schema_history'
      """;

  private final ReadOnlySqliteDatabase source;
  private final PostgresImport target;

  /** Copies from one to the other. */
  public SqliteToPostgres(ReadOnlySqliteDatabase source, PostgresImport target) {
    this.source = source;
    this.target = target;
  }

  /** How many rows there are to copy. */
  public long rows() {
    return source.read(() -> TABLES.stream().mapToLong(table -> count(source.sql(), table)).sum());
  }

  /**
   * Copies all rows, counts them on the other side, and keeps them.
   *
   * @param copied is told the number of rows copied so far, now and then
   * @return how many rows each table got
   * @throws io.keyden.storage.sql.DatabaseException if a database does not do what it should;
   *     nothing is kept then
   */
  public Map<String, Long> copy(LongConsumer copied) {
    return source.read(() -> {
      var sql = source.sql();
      requireAllTables(sql);
      var counts = new LinkedHashMap<String, Long>();
      long before = 0;
      for (var table : TABLES) {
        long rows = copyTable(sql, table, before, copied);
        if (target.count(table) != rows || count(sql, table) != rows) {
          throw new BugException("a table is copied whole: " + table);
        }
        counts.put(table, rows);
        before += rows;
      }
      target.commit();
      return counts;
    });
  }

  private void requireAllTables(Sql sql) {
    var known = new TreeSet<>(TABLES);
    var here = new TreeSet<>(sql.query(SOURCE_TABLES, row -> row.text("name")));
    if (!here.equals(known) || !target.tables().equals(known)) {
      throw new BugException("every table is copied: %s, %s".formatted(here, target.tables()));
    }
  }

  private long copyTable(Sql sql, String table, long before, LongConsumer copied) {
    var columns =
        sql.query("SELECT name FROM pragma_table_info(?)", row -> row.text("name"), table);
    long[] rows = {0};
    try (var into = target.into(table, columns)) {
      sql.each(
          "SELECT * FROM " + table,
          row -> {
            into.add(columns.stream().map(row::value).toArray());
            if (++rows[0] % 1_000 == 0) {
              copied.accept(before + rows[0]);
            }
          });
    }
    return rows[0];
  }

  private static long count(Sql sql, String table) {
    return sql.number("SELECT COUNT(*) FROM " + table);
  }
}
