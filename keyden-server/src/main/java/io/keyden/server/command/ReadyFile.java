package io.keyden.server.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file that tells other programs where the server answers: its address and a line feed. It
 * appears whole, and only while the server runs.
 */
final class ReadyFile {
  private final Path file;

  ReadyFile(Path file) {
    this.file = file;
  }

  /** Takes away what an earlier run left, so that nobody reads an old address. */
  void clear() throws StartException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  void write(URI address) throws StartException {
    Path written = null;
    try {
      Path directory = file.toAbsolutePath().getParent();
      // In the same folder, since only a move within one file system is atomic.
      written = Files.createTempFile(directory, ".keyden-ready", null);
      Files.writeString(written, address + "\n");
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      if (written != null) {
        written.toFile().delete();
      }
      throw unwritable(failure);
    }
  }

  private StartException unwritable(IOException cause) {
    return new StartException(
        "the ready file " + file + " cannot be written",
        "choose another with --ready-file, in a folder that exists",
        cause);
  }
}
