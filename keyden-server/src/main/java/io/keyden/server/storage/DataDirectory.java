package io.keyden.server.storage;

import io.keyden.server.storage.DataDirectoryException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of one server. It belongs to one process at a time: two writers would each believe
 * that they alone know which keys are revoked.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "keyden.lock";
  private static final String DATABASE = "keyden.db";
  private static final String ACCESS_LOG = "access.log";
  private static final String ENCRYPTION_KEY = "encryption.key";

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the directory, and makes it for the owner alone if it is not there.
   *
   * @throws DataDirectoryException if it cannot be written to, or another process has it
   */
  public static DataDirectory take(Path path) throws DataDirectoryException {
    FileChannel channel;
    try {
      Files.createDirectories(path, ownerOnly());
      channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new DataDirectoryException(path, Reason.NOT_WRITABLE, e);
    }
    try {
      var lock = channel.tryLock();
      if (lock != null) {
        return new DataDirectory(path, channel, lock);
      }
    } catch (OverlappingFileLockException e) {
      // Another server in this process has it: told below, as for another process.
    } catch (IOException e) {
      closeQuietly(channel);
      throw new DataDirectoryException(path, Reason.NOT_WRITABLE, e);
    }
    closeQuietly(channel);
    throw new DataDirectoryException(path, Reason.IN_USE, null);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(DataDirectory.class.getName())
          .log(System.Logger.Level.DEBUG, "closing the lock failed", e);
    }
  }

  /** Where the database lies, unless it lies elsewhere. */
  public Path database() {
    return databaseIn(path);
  }

  /** Where the database of a data directory lies. */
  public static Path databaseIn(Path directory) {
    return directory.resolve(DATABASE);
  }

  /** Where the lock lies. */
  public Path lock() {
    return path.resolve(LOCK);
  }

  /** Where the encryption key of an embedded database lies. */
  public Path encryptionKey() {
    return path.resolve(ENCRYPTION_KEY);
  }

  /** Where the access log lies. */
  public Path accessLog() {
    return path.resolve(ACCESS_LOG);
  }

  /** Gives the directory free. */
  @Override
  public void close() {
    try {
      lock.release();
    } catch (IOException e) {
      System.getLogger(DataDirectory.class.getName())
          .log(System.Logger.Level.DEBUG, "releasing the lock failed", e);
    }
    closeQuietly(channel);
  }
}
