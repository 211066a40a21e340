package io.keyden.server.database;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.server.configuration.StorageConfiguration;
import io.keyden.server.storage.ConfiguredDatabase;
import io.keyden.server.storage.DataDirectoryException;
import io.keyden.storage.sql.DatabaseException;
import java.nio.file.Path;

/** What can be wrong with a database, as the commands tell it. */
final class DatabaseProblem {
  private DatabaseProblem() {}

  /** There is none. */
  static CommandException missing(Path database) {
    return new CommandException(
        "there is no database " + database,
        "name the folder that the server uses with --data-dir",
        ExitCode.NOT_FOUND);
  }

  /** The file of the embedded database; any other kind has ways of its own to be copied. */
  static Path requireFile(StorageConfiguration storage) {
    return ConfiguredDatabase.file(storage)
        .orElseThrow(() ->
            CommandException.usage(
                "this works on the embedded database only",
                "PostgreSQL has its own: pg_dump --format=custom, and pg_restore"));
  }

  /**
   * Its directory cannot be had.
   *
   * @param deed what is to be done again once it can
   */
  static CommandException directory(DataDirectoryException failure, String deed) {
    return CommandException.failed(
        String.valueOf(failure.getMessage()),
        switch (failure.reason()) {
          case IN_USE -> "stop the server, and " + deed + " again";
          case NOT_WRITABLE -> "run this as the user that runs the server";
        });
  }

  /** It cannot be opened or read. */
  static CommandException unusable(DatabaseException failure) {
    return new CommandException(
        String.valueOf(failure.getMessage()),
        "nothing was changed; look at it, or name another",
        ExitCode.FAILED,
        failure);
  }

  /** Its content is broken. */
  static CommandException damaged(Path file, String how) {
    return CommandException.failed(
        "the database " + file + " is damaged: " + how,
        "nothing was changed; keyden restore puts an earlier backup in its place");
  }
}
