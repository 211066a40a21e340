package io.keyden.benchmarks.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.benchmarks.sample.SampleInstallation.Size;
import io.keyden.core.audit.ChainVerdict;
import io.keyden.core.audit.VerifyChain;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.ApiKeyOrder;
import io.keyden.core.key.KeyDigest;
import io.keyden.core.store.PageRequest;
import io.keyden.core.user.UserFilter;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sql.SqlUserStore;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.IOException;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleInstallationTest {
  private static final Size SIZE = new Size(25, 100, 7);

  @Test
  void there_are_as_many_as_wanted_each_with_an_event_in_a_sound_record() throws IOException {
    try (var temporary = new TemporaryDatabase(1)) {
      var database = temporary.database();
      var keys = new SqlApiKeyStore(database);
      var users = new SqlUserStore(database);
      var events = new SqlEventStore(database);

      var filled = new SampleInstallation(database, 1, InstantSource.system()).add(SIZE, 5);

      assertThat(database.read(() -> users.find(UserFilter.ANY, PageRequest.FIRST).total()))
          .isEqualTo(25);
      assertThat(keysFound(database, keys, ApiKeyFilter.ANY)).isEqualTo(100);
      assertThat(new VerifyChain(database, events).verify())
          .isInstanceOfSatisfying(
              ChainVerdict.Whole.class, whole -> assertThat(whole.events()).isEqualTo(125));
      assertThat(database.write(users::nextId)).as("the next account").hasToString("Users-26");
      assertThat(filled.listed())
          .hasSize(SampleInstallation.LISTED)
          .allSatisfy(account ->
              assertThat(keysFound(database, keys, ApiKeyFilter.ANY.ownedBy(account.id())))
                  .isEqualTo(7));
      assertThat(filled.some())
          .hasSize(5)
          .allSatisfy(account ->
              assertThat(database.read(() -> keys.byDigest(KeyDigest.ofPresented(account.key()))))
                  .hasValueSatisfying(key -> assertThat(key.id()).isEqualTo(account.keyId())));
    }
  }

  private static long keysFound(SqliteDatabase database, SqlApiKeyStore keys, ApiKeyFilter filter) {
    return database.read(
        () -> keys.find(filter, ApiKeyOrder.NEWEST_FIRST, PageRequest.FIRST).total());
  }

  @ParameterizedTest
  @CsvSource({"10, 1000, 100", "100000, 1000000, 100", "11, 51, 5"})
  void the_parts_of_all_accounts_are_the_whole(int accounts, int keys, int keysOfListed) {
    var size = new Size(accounts, keys, keysOfListed);

    assertThat(IntStream.range(0, accounts).map(size::keysOf).sum()).isEqualTo(keys);
    assertThat(IntStream.range(0, accounts).filter(size::listed))
        .hasSize(SampleInstallation.LISTED);
    assertThat(IntStream.range(0, accounts).map(size::keysOf)).allMatch(count -> count >= 1);
  }
}
