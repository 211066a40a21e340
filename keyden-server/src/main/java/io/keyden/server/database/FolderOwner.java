package io.keyden.server.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whom a folder belongs to. What the administrator of the machine puts into the folder of a server
 * must belong to the server, which could not open it otherwise.
 */
final class FolderOwner {
  private FolderOwner() {}

  /** Gives {@code file} to the owner of its folder, where this process may do so. */
  static void give(Path file) throws IOException {
    var owner = Files.getOwner(file.resolveSibling(""));
    if (owner.equals(Files.getOwner(file))) {
      return;
    }
    try {
      Files.setOwner(file, owner);
    } catch (FileSystemException e) {
      // Only the administrator may; anybody else restores as the user that runs the server.
      System.getLogger(FolderOwner.class.getName())
          .log(System.Logger.Level.DEBUG, "the owner stays as it is", e);
    }
  }
}
