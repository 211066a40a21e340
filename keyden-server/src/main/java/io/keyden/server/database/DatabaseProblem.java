package io.keyden.server.database;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.storage.sqlite.DatabaseException;
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

  /** It cannot be opened or read. */
  static CommandException unusable(DatabaseException failure) {
    return new CommandException(
        String.valueOf(failure.getMessage()),
        "nothing was changed; look at the file, or name another",
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
