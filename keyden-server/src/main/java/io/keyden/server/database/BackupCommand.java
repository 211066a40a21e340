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
import io.keyden.storage.sql.DatabaseException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden backup}. */
@Command(
    description = {
      "The copy is the database as it was at one moment: all that was acknowledged before the time"
          + " that is shown is in it. It is verified before it gets its name, is for its owner alone,"
          + " and holds no key: only digests.",
      "",
      "Note the anchor down elsewhere: keyden audit verify --anchor finds by it whether the end of"
          + " the record was cut off or written anew."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden backup /backup/keyden.db",
      "  keyden backup /backup/keyden.db --force --data-dir /var/lib/keyden -o json"
    })
final class BackupCommand implements Callable<Integer> {
  private static final Listing<Mark> LISTING =
      new Listing<>(
          "backups",
          List.of(
              Column.of("file", mark -> Cell.text(mark.file().toString())),
              Column.of("taken", mark -> Cell.time(mark.taken())),
              Column.of("events", mark -> Cell.number(mark.sound().anchor().number())),
              Column.of("anchor", mark -> Cell.text(mark.sound().anchor().toString())),
              Column.of("bytes", mark -> Cell.number(mark.bytes()))));

  private final Surroundings surroundings;
  private final ConfigurationReader reader;

  @Parameters(paramLabel = "FILE", description = "The file to make")
  private String name = "";

  @Option(names = "--force", description = "Replace the file if it is there")
  private boolean force;

  @Mixin private DatabaseOptions database = new DatabaseOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  BackupCommand(Surroundings surroundings, ConfigurationReader reader) {
    this.surroundings = surroundings;
    this.reader = reader;
  }

  private record Mark(Path file, Instant taken, SoundRecord sound, long bytes) {}

  @Override
  public Integer call() {
    Path source = DatabaseProblem.requireFile(database.storage(surroundings, reader));
    Path file = surroundings.file(name).toAbsolutePath().normalize();
    if (!Files.exists(source)) {
      throw DatabaseProblem.missing(source);
    }
    try {
      refuse(source, file);
      output.printer(surroundings).show(LISTING, make(source, file));
      return ExitCode.OK;
    } catch (DatabaseException e) {
      throw DatabaseProblem.unusable(e);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw FileProblem.writing(file, e);
    }
  }

  private void refuse(Path source, Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    if (Files.isDirectory(file) || Files.isSameFile(source, file)) {
      throw CommandException.usage(
          file + (Files.isDirectory(file) ? " is a folder" : " is the database itself"),
          "name a file for the backup");
    }
    if (!force) {
      throw exists(file);
    }
  }

  private static CommandException exists(Path file) {
    return CommandException.failed(
        file + " is there already", "choose another name, or replace it with --force");
  }

  private Mark make(Path source, Path file) throws IOException {
    // Before the copy has its state: what was acknowledged by now is in it.
    Instant taken = surroundings.clock().instant();
    try (DatabaseCopy copy = DatabaseCopy.of(source, file, output.progress(surroundings))) {
      copy.take(force);
      return new Mark(file, taken, copy.sound(), Files.size(file));
    }
  }
}
