package io.keyden.server.database;

import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.StorageConfiguration;
import io.keyden.server.storage.DataDirectory;
import io.keyden.server.storage.DataDirectoryException;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden restore}. */
@Command(
    description = {
      "Stop the server first. The backup is verified before it gets the place of the database;"
          + " until then nothing is changed.",
      "",
      "What was changed since the backup is gone: keys made since are refused, and keys, sessions"
          + " and accounts that were ended since are good again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden restore /backup/keyden.db",
      "  keyden restore /backup/keyden.db --force --data-dir /var/lib/keyden"
    })
final class RestoreCommand implements Callable<Integer> {
  private static final Listing<Restored> LISTING =
      new Listing<>(
          "databases",
          List.of(
              Column.of("database", restored -> Cell.text(restored.database().toString())),
              Column.of("events", restored -> Cell.number(restored.sound().anchor().number())),
              Column.of("anchor", restored -> Cell.text(restored.sound().anchor().toString())),
              Column.of("lastEvent", restored -> Cell.time(restored.sound().lastEvent(), "none")),
              Column.of(
                  "replaced", restored -> Cell.text(restored.replaced().map(Path::toString)))));

  private final Surroundings surroundings;
  private final ConfigurationReader reader;

  @Parameters(paramLabel = "FILE", description = "The backup")
  private String name = "";

  @Option(
      names = "--force",
      description = "Move a database that is there aside; it is kept beside the restored one")
  private boolean force;

  @Mixin private DatabaseOptions database = new DatabaseOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  RestoreCommand(Surroundings surroundings, ConfigurationReader reader) {
    this.surroundings = surroundings;
    this.reader = reader;
  }

  private record Restored(Path database, SoundRecord sound, Optional<Path> replaced) {}

  @Override
  public Integer call() {
    StorageConfiguration storage = database.storage(surroundings, reader);
    Path target = DatabaseProblem.requireFile(storage);
    Path file = surroundings.file(name);
    try {
      requireDatabase(file);
      Restored restored = restore(storage, file, target);
      output.printer(surroundings).show(LISTING, restored);
      tellWhatNext(storage, restored);
      return ExitCode.OK;
    } catch (DatabaseException e) {
      throw DatabaseProblem.unusable(e);
    } catch (IOException e) {
      throw FileProblem.writing(target, e);
    }
  }

  /** Before anything is made or copied. */
  private static void requireDatabase(Path file) {
    if (!Files.exists(file)) {
      throw new CommandException(
          "there is no file " + file, "name a file that keyden backup made", ExitCode.NOT_FOUND);
    }
    ReadOnlySqliteDatabase.open(file).close();
  }

  private Restored restore(StorageConfiguration storage, Path file, Path target)
      throws IOException {
    try (DataDirectory directory = DataDirectory.take(storage.dataDirectory())) {
      FolderOwner.give(directory.lock());
      var place = new DatabasePlace(target, surroundings.clock());
      if (place.taken() && !force) {
        throw CommandException.failed(
            "there is a database already: " + target, "--force moves it aside");
      }
      try (DatabaseCopy copy = DatabaseCopy.of(file, target, output.progress(surroundings))) {
        FolderOwner.give(copy.file());
        Optional<Path> replaced = place.clear();
        copy.take(true);
        return new Restored(target, copy.sound(), replaced);
      }
    } catch (DataDirectoryException e) {
      throw DatabaseProblem.directory(e, "restore");
    }
  }

  private void tellWhatNext(StorageConfiguration storage, Restored restored) {
    output.remark(
        surroundings,
        "note: what was changed since %s is gone: keys made since are refused, and what was revoked"
                .formatted(restored.sound().lastEvent().map(Instant::toString).orElse("the backup"))
            + " or disabled since is good again");
    output.remark(
        surroundings, "next: start the server: keyden serve --data-dir " + storage.dataDirectory());
  }
}
