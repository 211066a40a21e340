package io.keyden.server.database;

import io.keyden.cli.file.Synced;
import io.keyden.cli.problem.CommandException;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sqlite.ReadOnlySqliteDatabase;
import io.keyden.storage.sqlite.SqliteBackup;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place of a database, in which there may be one already, with a log.
 *
 * <p>A log that is left beside another database than its own would be carried over into it, and
 * break it. So the log of the old database is done away with, or moved aside with it, before
 * another takes the place; and at no moment is the old one without what belongs to it.
 */
final class DatabasePlace {
  private static final List<String> LOGS = List.of("-wal", "-journal");
  private static final String SHARED_MEMORY = "-shm";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path database;
  private final InstantSource clock;

  DatabasePlace(Path database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether a database is there. */
  boolean taken() throws IOException {
    return Files.exists(database) && Files.size(database) > 0;
  }

  /**
   * Keeps what is there under another name, so that the place can be taken. The database itself
   * keeps its old name too, until another takes it.
   *
   * @return the other name; empty if nothing was there
   * @throws CommandException if somebody has the database open
   */
  Optional<Path> clear() throws IOException {
    if (taken()) {
      carryOverLog();
    }
    List<String> there = new ArrayList<>();
    if (taken()) {
      there.add("");
    }
    LOGS.stream().filter(log -> Files.exists(beside(log))).forEach(there::add);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String aside = database.getFileName() + ".replaced-" + STAMP.format(now);
    for (String suffix : there) {
      keep(beside(suffix), database.resolveSibling(aside + suffix));
    }
    Synced.folder(database.resolveSibling(""));
    for (String log : LOGS) {
      Files.deleteIfExists(beside(log));
    }
    Files.deleteIfExists(beside(SHARED_MEMORY));
    return Optional.of(database.resolveSibling(aside));
  }

  /** Of a database that can be read: a broken one is kept with its log, just as it is. */
  private void carryOverLog() {
    try {
      ReadOnlySqliteDatabase.open(database).close();
    } catch (DatabaseException e) {
      System.getLogger(DatabasePlace.class.getName())
          .log(System.Logger.Level.DEBUG, "the old database cannot be read", e);
      return;
    }
    if (!SqliteBackup.giveUpLog(database)) {
      throw CommandException.failed(
          "the database " + database + " is in use",
          "end the program that has it open, and restore again");
    }
  }

  private Path beside(String suffix) {
    return database.resolveSibling(database.getFileName() + suffix);
  }

  private static void keep(Path file, Path aside) throws IOException {
    try {
      Files.createLink(aside, file);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // Not every file system gives a file two names.
      Files.copy(file, aside, StandardCopyOption.COPY_ATTRIBUTES);
      Synced.file(aside);
    }
  }
}
