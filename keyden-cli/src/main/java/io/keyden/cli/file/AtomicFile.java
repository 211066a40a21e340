package io.keyden.cli.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A file that changes from one whole content to another: whoever reads it sees either, never a
 * part, also after the power has failed.
 *
 * <p>Between the two contents a second file lies beside it, from the first moment on with the
 * rights it shall have.
 */
public final class AtomicFile {
  /** Read and write for the owner, nothing for anybody else: mode 600. */
  public static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;
  private final boolean followsLinks;

  private AtomicFile(Path path, boolean followsLinks) {
    this.path = path.toAbsolutePath();
    this.followsLinks = followsLinks;
  }

  /**
   * The file at {@code path}, which need not be there. A symbolic link there is followed: the link
   * stays, and its target changes.
   */
  public static AtomicFile at(Path path) {
    return new AtomicFile(path, true);
  }

  /**
   * The same, but a symbolic link there is replaced, and what it leads to stays as it is, so that
   * nobody can have the content written elsewhere.
   */
  public static AtomicFile notFollowingLinks(Path path) {
    return new AtomicFile(path, false);
  }

  /** The path as it was given, made absolute. */
  public Path path() {
    return path;
  }

  /**
   * The content; empty if there is no such file.
   *
   * @throws IOException if there is one and it cannot be read
   */
  public Optional<byte[]> read() throws IOException {
    return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
  }

  /**
   * The rights that the file has; {@link #OWNER_ONLY} if there is none, or if the system knows no
   * such rights.
   */
  public Set<PosixFilePermission> permissions() throws IOException {
    return Files.exists(path) && knowsPermissions(path)
        ? Files.getPosixFilePermissions(path)
        : OWNER_ONLY;
  }

  /** Replaces the content, for the owner's eyes alone. */
  public void write(byte[] content) throws IOException {
    write(content, OWNER_ONLY);
  }

  /** Replaces the content. */
  public void write(byte[] content, Set<PosixFilePermission> permissions) throws IOException {
    Path target = target();
    Path directory = parent(target);
    Path beside = beside(target, directory);
    try {
      try (FileChannel channel =
          FileChannel.open(
              beside,
              Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
              creation(directory))) {
        if (knowsPermissions(directory)) {
          // Creation took away what the umask forbids; this gives what was asked for.
          Files.setPosixFilePermissions(beside, permissions);
        }
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
    Synced.folder(directory);
  }

  /** Deletes the file, so that it stays deleted. */
  public void delete() throws IOException {
    Path target = target();
    if (Files.deleteIfExists(target)) {
      Synced.folder(parent(target));
    }
  }

  /**
   * Throws now what {@link #write} would throw later because of its place: a directory that is
   * missing or may not be written to, or something else than a file in its way.
   */
  public void check() throws IOException {
    Path target = target();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "this is not a file");
    }
    Path directory = parent(target);
    Path beside = beside(target, directory);
    Files.createFile(beside, creation(directory));
    Files.delete(beside);
  }

  private Path target() throws IOException {
    return followsLinks && Files.isSymbolicLink(path) ? path.toRealPath() : path;
  }

  /** A name that no other file has, and that globs and listings pass over. */
  private static Path beside(Path target, Path directory) {
    return directory.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".new");
  }

  private static Path parent(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory == null) {
      throw new IOException("the root directory is no place for a file");
    }
    return directory;
  }

  private static FileAttribute<?>[] creation(Path directory) {
    return knowsPermissions(directory)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean knowsPermissions(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }
}
