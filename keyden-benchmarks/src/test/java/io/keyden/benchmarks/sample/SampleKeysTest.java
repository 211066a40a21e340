package io.keyden.benchmarks.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.key.KeyDigest;
import io.keyden.core.key.KeyFormat;
import io.keyden.storage.sql.SqlApiKeyStore;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SampleKeysTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void every_key_is_well_formed_and_found_by_its_digest() throws IOException {
    try (var temporary = new TemporaryDatabase(1)) {
      var database = temporary.database();
      var store = new SqlApiKeyStore(database);

      var texts = new SampleKeys(database, 1, NOW).add(250);

      assertThat(texts).hasSize(250).doesNotHaveDuplicates().allMatch(KeyFormat::checks);
      assertThat(texts)
          .allSatisfy(text ->
              assertThat(database.read(() -> store.byDigest(KeyDigest.ofPresented(text))))
                  .isPresent());
    }
  }
}
