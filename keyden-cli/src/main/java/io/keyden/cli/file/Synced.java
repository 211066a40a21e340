package io.keyden.cli.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Waits until something is on the disk, so that it survives a loss of power. */
public final class Synced {
  private Synced() {}

  /** The content of {@code file}. */
  public static void file(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** The names in {@code folder}: a file that was made or moved is there only when they are. */
  public static void folder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
        throw e;
      }
      // Elsewhere than on POSIX systems a folder cannot be opened, and need not be.
    }
  }
}
