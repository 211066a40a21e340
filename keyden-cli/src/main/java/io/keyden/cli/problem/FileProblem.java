package io.keyden.cli.problem;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Says in words why a file cannot be read or written. */
public final class FileProblem {
  private FileProblem() {}

  /** The file cannot be read. */
  public static CommandException reading(Path file, IOException failure) {
    return new CommandException(
        "cannot read " + file + ": " + reason(failure),
        "check the name of the file and who may read it",
        ExitCode.FAILED,
        failure);
  }

  /** The file cannot be written. */
  public static CommandException writing(Path file, IOException failure) {
    return new CommandException(
        "cannot write " + file + ": " + reason(failure),
        "check that its folder exists and who may write to it",
        ExitCode.FAILED,
        failure);
  }

  /** Why, in lower case and without the file's name. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "it exists already";
      case NotDirectoryException _ -> "not a folder";
      case DirectoryNotEmptyException _ -> "a folder is in the way";
      case FileSystemLoopException _ -> "its links lead in a circle";
      case CharacterCodingException _ -> "not a text in UTF-8";
      case FileSystemException known when known.getReason() != null -> lower(known.getReason());
      default -> {
        String message = failure.getMessage();
        yield message == null ? failure.getClass().getSimpleName() : lower(message);
      }
    };
  }

  private static String lower(String message) {
    return message.isEmpty()
        ? "unknown"
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
