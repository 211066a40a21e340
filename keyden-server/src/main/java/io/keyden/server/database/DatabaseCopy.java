package io.keyden.server.database;

import io.keyden.cli.file.Synced;
import io.keyden.cli.terminal.Progress;
import io.keyden.storage.sqlite.SqliteBackup;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A verified copy of a database that lies, for its owner alone, beside the file that it is to
 * become. Closing it takes it away, unless it has become that file.
 */
final class DatabaseCopy implements AutoCloseable {
  private final Path target;
  private final Path beside;
  private final SoundRecord sound;

  private DatabaseCopy(Path target, Path beside, SoundRecord sound) {
    this.target = target;
    this.beside = beside;
    this.sound = sound;
  }

  /**
   * Copies {@code source} to beside {@code target}, waits until it is on the disk, and verifies it.
   *
   * @throws IOException if no file can be made there
   * @throws io.keyden.cli.problem.CommandException if the copy is not sound
   * @throws io.keyden.storage.sql.DatabaseException if {@code source} cannot be read
   */
  static DatabaseCopy of(Path source, Path target, Progress.Stage stage) throws IOException {
    // The system makes temporary files for their owner alone.
    Path beside =
        Files.createTempFile(target.resolveSibling(""), "." + target.getFileName() + ".", ".new");
    files(beside).forEach(file -> file.toFile().deleteOnExit());
    try {
      try (Progress progress = stage.of("copying the database", 100)) {
        var done = new int[1];
        SqliteBackup.copy(
            source,
            beside,
            percent -> {
              for (; done[0] < percent; done[0]++) {
                progress.advance();
              }
            });
      }
      Synced.file(beside);
      return new DatabaseCopy(target, beside, SoundRecord.requireWith(beside, source, stage));
    } catch (IOException | RuntimeException e) {
      delete(beside);
      throw e;
    }
  }

  /** The copy, and what SQLite may put beside it while it is made. */
  private static List<Path> files(Path beside) {
    return List.of(beside, Path.of(beside + "-journal"));
  }

  private static void delete(Path beside) throws IOException {
    for (Path file : files(beside)) {
      Files.deleteIfExists(file);
    }
  }

  /** Its record. */
  SoundRecord sound() {
    return sound;
  }

  /** Its file. */
  Path file() {
    return beside;
  }

  /**
   * Gives the copy its name.
   *
   * @param replacing whether a file of that name is replaced
   * @throws FileAlreadyExistsException if there is one and it is not to be replaced
   */
  void take(boolean replacing) throws IOException {
    CopyOption[] options =
        replacing
            ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING}
            : new CopyOption[0];
    Files.move(beside, target, options);
    Synced.folder(target.resolveSibling(""));
  }

  @Override
  public void close() throws IOException {
    delete(beside);
  }
}
