package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that a request needs reads a whole table or sorts. */
class SqliteQueryPlansTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM api_keys WHERE digest = x'00' | SEARCH api_keys USING INDEX api_keys_by_digest (digest=?)",
        "SELECT * FROM api_keys WHERE id = 'a' | SEARCH api_keys USING PRIMARY KEY (id=?)",
        "SELECT COUNT(*) FROM api_keys WHERE owner_id = 'a' | SEARCH api_keys USING COVERING INDEX api_keys_by_owner (owner_id=?)",
        "SELECT * FROM api_keys WHERE owner_id = 'a' ORDER BY created DESC, id LIMIT 30 OFFSET 0 | SEARCH api_keys USING INDEX api_keys_by_owner (owner_id=?)",
        "DELETE FROM api_keys WHERE id = 'a' RETURNING digest | SEARCH api_keys USING PRIMARY KEY (id=?)",
        "SELECT * FROM users WHERE id = 'a' | SEARCH users USING INDEX sqlite_autoindex_users_1 (id=?)",
        "SELECT * FROM users WHERE username_folded = 'a' | SEARCH users USING INDEX users_by_username (username_folded=?)",
      })
  void a_look_up_uses_its_index(String statement, String step) {
    assertThat(plan(statement)).containsExactly(step);
  }

  @Test
  void deleting_an_owner_finds_the_keys_by_an_index() {
    assertThat(plan("DELETE FROM api_keys WHERE owner_id = 'a' RETURNING *"))
        .singleElement()
        .asString()
        .startsWith("SEARCH api_keys USING")
        .contains("api_keys_by_owner (owner_id=?)");
  }

  private List<String> plan(String statement) {
    try (var temporary = new TemporaryDatabase(folder)) {
      var database = temporary.database();
      return database.read(
          () -> database.sql().query("EXPLAIN QUERY PLAN " + statement, row -> row.text("detail")));
    }
  }
}
