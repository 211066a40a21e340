package io.keyden.server.database;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.terminal.Progress;
import io.keyden.core.audit.ChainAnchor;
import io.keyden.core.audit.ChainVerdict;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.VerifyChain;
import io.keyden.storage.sql.ReadOnlyDatabase;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An audit record that was verified.
 *
 * @param anchor the place of its last event, to be noted down elsewhere
 * @param lastEvent when that happened; empty if there is none
 */
record SoundRecord(ChainAnchor anchor, Optional<Instant> lastEvent) {
  /**
   * Verifies the record in {@code database}.
   *
   * @param noted places that it must have
   * @throws CommandException if it was tampered with
   */
  static SoundRecord require(
      ReadOnlyDatabase database, List<ChainAnchor> noted, Progress.Stage stage) {
    var events = new SqlEventStore(database);
    ChainVerdict verdict;
    try (Progress progress = stage.of("verifying the audit record")) {
      verdict =
          new VerifyChain(database, events)
              .verify(ChainAnchor.START, noted, number -> progress.begin(number + " events"));
    }
    return switch (verdict) {
      case ChainVerdict.Broken broken ->
          throw new CommandException(
              "the audit record is broken at event %d: %s"
                  .formatted(broken.number(), broken.fault().text()),
              "keep the database as it is, and compare it with a backup: keyden audit verify --file"
                  + " BACKUP",
              ExitCode.RECORD_BROKEN);
      case ChainVerdict.Whole whole ->
          new SoundRecord(
              whole.last(),
              database.read(() -> events.get(whole.last().number()).map(Event::occurred)));
    };
  }

  /**
   * Verifies the database in {@code file}, from its pages to its record.
   *
   * @param origin what it is a copy of, for whoever is told that it is broken
   * @throws CommandException if something of it is broken
   */
  static SoundRecord requireWith(Path file, Path origin, Progress.Stage stage) {
    try (var database = ReadOnlySqliteDatabase.open(file)) {
      Optional<String> damage;
      try (Progress _ = stage.of("checking the copy")) {
        damage = database.damage();
      }
      if (damage.isPresent()) {
        throw DatabaseProblem.damaged(origin, damage.get());
      }
      return require(database, List.of(), stage);
    }
  }
}
