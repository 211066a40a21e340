package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.store.PageRequest;
import io.keyden.core.user.UserFilter;
import io.keyden.storage.sql.SqlUserStore;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of accounts costs the same however many there are. */
class SqliteUserQueriesTest {
  private static final String INSERT_USERS =
      """
      WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 50)
      INSERT INTO users (id, number, username, username_folded, display_name, display_name_folded, is_active, is_service,
        external_id, created)
      SELECT 'Users-' || i, i, 'user' || (100 - i), 'user' || (100 - i), 'x', 'x', 1, 0,
        '00000000-0000-0000-0000-000000000001', 0
      FROM numbers
      """;

  @TempDir private Path folder;
  private RecordedQueries queries;
  private SqlUserStore users;

  @BeforeEach
  void open() throws SQLException {
    var file = folder.resolve("keyden.db");
    SqliteDatabase.open(file).close();
    queries = new RecordedQueries(file);
    users = new SqlUserStore(queries);
    assertThat(queries.sql().update(INSERT_USERS)).isEqualTo(50);
    queries.forget();
  }

  @AfterEach
  void close() throws SQLException {
    queries.close();
  }

  @Test
  void a_page_comes_from_the_index_of_names_without_sorting() throws SQLException {
    assertThat(users.find(UserFilter.ANY, PageRequest.FIRST).items()).hasSize(30);

    assertThat(queries.plans())
        .contains("SCAN users USING INDEX users_by_username")
        .doesNotContain("SCAN users", "USE TEMP B-TREE FOR ORDER BY");
  }

  @Test
  void a_page_takes_three_queries_however_many_accounts_are_on_it() {
    assertThat(users.find(UserFilter.ANY, PageRequest.FIRST).items()).hasSize(30);

    assertThat(queries.prepared()).hasSize(3);
  }
}
