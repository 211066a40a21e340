package io.keyden.storage.sqlite;

import io.keyden.storage.sql.DatabaseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/** Looks at a file before SQLite does, since SQLite's own words help nobody. */
final class DatabaseFile {
  private static final List<String> LOGS = List.of("-wal", "-journal");
  private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Where the header holds what. Source: https://www.sqlite.org/fileformat2.html, 1.3. */
  private static final int HEADER_BYTES = 100;

  private static final int PAGE_BYTES_AT = 16;
  private static final int CHANGES_AT = 24;
  private static final int PAGES_AT = 28;
  private static final int LENGTH_VALID_FOR_AT = 92;
  private static final long PAGE_BYTES_MAX = 65_536;

  private DatabaseFile() {}

  /**
   * Makes {@code file} if it is not there, for its owner alone: the log and the shared memory that
   * SQLite puts beside it get the same mode. A file that is there keeps its mode.
   *
   * @throws DatabaseException if it cannot be a database; the message is for people
   */
  static void prepare(Path file) {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw DatabaseException.unopened(file, "there is no folder " + folder);
    }
    if (Files.isDirectory(file)) {
      throw DatabaseException.unopened(file, "it is a folder");
    }
    // SQLite makes and deletes files beside the database.
    if (!Files.isWritable(folder)) {
      throw DatabaseException.unopened(
          file, "the folder " + folder + " is not writable for this user");
    }
    try {
      create(file, folder);
      if (!Files.isReadable(file) || !Files.isWritable(file)) {
        throw DatabaseException.unopened(file, "it is not readable and writable for this user");
      }
      if (!emptyOrDatabase(file)) {
        throw DatabaseException.unopened(file, "it is not a database");
      }
    } catch (IOException e) {
      throw DatabaseException.unopened(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Looks whether {@code file} is there and may be a database, and changes nothing.
   *
   * @throws DatabaseException if not; the message is for people
   */
  static void require(Path file) {
    if (!Files.exists(file)) {
      throw DatabaseException.unopened(file, "it is not there");
    }
    if (Files.isDirectory(file)) {
      throw DatabaseException.unopened(file, "it is a folder");
    }
    if (!Files.isReadable(file)) {
      throw DatabaseException.unopened(file, "it is not readable for this user");
    }
    try {
      if (Files.size(file) == 0 || !emptyOrDatabase(file)) {
        throw DatabaseException.unopened(file, "it is not a database");
      }
      requireWhole(file);
    } catch (IOException e) {
      throw DatabaseException.unopened(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * SQLite takes what is missing at the end of a file for zeros. Where there is a log, the file may
   * be about to grow; where there is a journal, it is put right from it.
   */
  private static void requireWhole(Path file) throws IOException {
    for (String log : LOGS) {
      var beside = file.resolveSibling(file.getFileName() + log);
      if (Files.exists(beside) && Files.size(beside) > 0) {
        return;
      }
    }
    var header = ByteBuffer.allocate(HEADER_BYTES);
    try (var bytes = Files.newInputStream(file)) {
      header.put(bytes.readNBytes(HEADER_BYTES));
    }
    if (header.hasRemaining()) {
      throw DatabaseException.unopened(file, "it was cut off");
    }
    int pageBytes = Short.toUnsignedInt(header.getShort(PAGE_BYTES_AT));
    long pages = Integer.toUnsignedLong(header.getInt(PAGES_AT));
    long whole = (pageBytes == 1 ? PAGE_BYTES_MAX : pageBytes) * pages;
    // What very old programs write says nothing of the length.
    boolean known = header.getInt(CHANGES_AT) == header.getInt(LENGTH_VALID_FOR_AT);
    if (known && Files.size(file) < whole) {
      throw DatabaseException.unopened(
          file, "it was cut off: %d of %d bytes are there".formatted(Files.size(file), whole));
    }
  }

  private static void create(Path file, Path folder) throws IOException {
    try {
      if (!Files.exists(file)) {
        Files.createFile(file, forOwnerAlone(folder));
      }
    } catch (FileAlreadyExistsException e) {
      // Somebody else made it at this moment; what it is shows now.
      if (!Files.exists(file)) {
        throw e;
      }
    }
  }

  private static FileAttribute<?>[] forOwnerAlone(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean emptyOrDatabase(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      var start = bytes.readNBytes(HEADER.length);
      return start.length == 0 || Arrays.equals(start, HEADER);
    }
  }
}
