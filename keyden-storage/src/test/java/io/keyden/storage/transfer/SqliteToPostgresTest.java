package io.keyden.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.ChainAnchor;
import io.keyden.core.audit.ChainVerdict;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.audit.VerifyChain;
import io.keyden.core.key.ApiKeyStoreContract.Sample;
import io.keyden.core.key.KeyFixture;
import io.keyden.core.time.ManualClock;
import io.keyden.core.user.User;
import io.keyden.storage.postgres.PostgresDatabase;
import io.keyden.storage.postgres.PostgresImport;
import io.keyden.storage.postgres.PostgresServer;
import io.keyden.storage.postgres.PostgresSettings;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sql.SqlTransactions;
import io.keyden.storage.sql.SqlUserStore;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteToPostgresTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final int KEYS = 1_700;

  @TempDir private Path folder;
  private final List<Sample> samples = new ArrayList<>();
  private PostgresSettings settings;
  private Path file;

  @BeforeEach
  void fill() {
    settings = PostgresServer.cleanDatabase();
    file = folder.resolve("keyden.db");
    try (var database = SqliteDatabase.open(file)) {
      var users = new SqlUserStore(database);
      var keys = new SqlApiKeyStore(database);
      var audit = new Audit(new SqlEventStore(database), ManualClock.atNoon());
      database.write(() -> {
        User ada = KeyFixture.example(users.nextId(), "ada", false, NOON);
        users.insert(ada);
        for (int i = 0; i < KEYS; i++) {
          var sample = Sample.of(ada, "Büro 🗝 ' " + i, NOON);
          keys.insert(sample.key(), sample.digest());
          samples.add(sample);
          audit.record(
              Actor.SYSTEM,
              AuditEvent.of(
                  EventCategory.CREATED,
                  Message.of("Key ").name(sample.key().id().value(), "Büro " + i).build()));
        }
      });
    }
  }

  @Test
  void every_key_and_the_whole_record_are_there_as_they_were() {
    var told = new ArrayList<Long>();
    try (var source = ReadOnlySqliteDatabase.open(file);
        var target = PostgresImport.begin(settings)) {
      var transfer = new SqliteToPostgres(source, target);
      var counts = transfer.copy(told::add);

      assertThat(counts).containsEntry("api_keys", (long) KEYS).containsEntry("users", 1L);
      assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(transfer.rows());
      assertThat(told).isNotEmpty().isSorted();
    }

    try (var source = ReadOnlySqliteDatabase.open(file);
        var moved = PostgresDatabase.open(settings, InstantSource.system())) {
      var keys = new SqlApiKeyStore(moved);
      assertThat(samples)
          .allSatisfy(sample ->
              assertThat(moved.read(() -> keys.byDigest(sample.digest()))).contains(sample.key()));
      assertThat(verdict(moved)).isEqualTo(verdict(source)).isInstanceOf(ChainVerdict.Whole.class);
      // Numbers go on where they were.
      var users = new SqlUserStore(moved);
      assertThat(moved.write(users::nextId).value()).isEqualTo("Users-2");
    }
  }

  private static ChainVerdict verdict(SqlTransactions database) {
    return new VerifyChain(database, new SqlEventStore(database))
        .verify(ChainAnchor.START, List.of(), number -> {});
  }

  @Test
  void a_run_that_breaks_off_leaves_nothing_and_can_be_repeated() {
    try (var source = ReadOnlySqliteDatabase.open(file);
        var target = PostgresImport.begin(settings)) {
      assertThatThrownBy(() ->
              new SqliteToPostgres(source, target)
                  .copy(rows -> {
                    throw new IllegalStateException("the power is gone");
                  }))
          .hasMessage("the power is gone");
    }

    try (var source = ReadOnlySqliteDatabase.open(file);
        var target = PostgresImport.begin(settings)) {
      assertThat(new SqliteToPostgres(source, target).copy(rows -> {}))
          .containsEntry("api_keys", (long) KEYS);
    }
  }

  @Test
  void a_database_in_which_something_is_gets_nothing() {
    try (var database = PostgresDatabase.open(settings, InstantSource.system())) {
      var users = new SqlUserStore(database);
      database.write(() -> users.insert(KeyFixture.example(users.nextId(), "bob", false, NOON)));
    }

    assertThatThrownBy(() -> PostgresImport.begin(settings))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("there is something in it already");
  }
}
