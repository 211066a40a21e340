package io.keyden.cli.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyden.cli.file.AtomicFile;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that their owner alone may read and write (mode 600), in folders of mode 700.
 *
 * <p>Where the file system knows no POSIX permissions, the defaults of the folder hold.
 */
public final class PrivateFile {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
  private static final Set<PosixFilePermission> OTHERS_WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private PrivateFile() {}

  /**
   * Replaces the file by one with this content, or makes it. Readers see the old or the new content
   * and nothing between; the new one is on disk when the method returns. The file never has a wider
   * mode than 600, not even for a moment. A symbolic link at {@code file} is replaced and what it
   * leads to stays as it is, so that nobody can have the content written elsewhere.
   *
   * @throws CommandException if it cannot be written; then the old file is untouched, unless the
   *     disk failed after the exchange
   */
  public static void write(Path file, String content) {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new CommandException(
          "cannot write " + file + ": it is a folder", "name a file in it", ExitCode.FAILED);
    }
    try {
      AtomicFile.notFollowingLinks(file).write(content.getBytes(UTF_8));
    } catch (IOException failure) {
      throw FileProblem.writing(file, failure);
    }
  }

  /** {@link #write(Path, String)} for a secret and a line feed. */
  @RevealsSecret(because = "the file is where the secret is handed over")
  public static void write(Path file, SecretText secret) {
    write(file, secret.reveal() + "\n");
  }

  /**
   * Reads a file that holds secrets.
   *
   * @param bytesMax how long it may be
   * @throws CommandException if others than its owner may read or change it, if it is too long, not
   *     UTF-8, or cannot be read
   */
  public static String read(Path file, int bytesMax) {
    try {
      if (othersMay(OTHERS, file)) {
        throw new CommandException(
            "other users of this machine can read or change " + file,
            "chmod 600 " + file + " and, if it was so for long, exchange the secrets in it",
            ExitCode.FAILED);
      }
      return readText(file, bytesMax);
    } catch (IOException failure) {
      throw FileProblem.reading(file, failure);
    }
  }

  /**
   * Reads a text, whoever else may read it.
   *
   * @throws IOException if it is too long, not UTF-8, or cannot be read
   */
  public static String readText(Path file, int bytesMax) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return readText(in, bytesMax);
    }
  }

  /**
   * Reads a text to its end.
   *
   * @throws IOException if it is too long, not UTF-8, or cannot be read
   */
  public static String readText(InputStream in, int bytesMax) throws IOException {
    byte[] bytes = in.readNBytes(bytesMax + 1);
    if (bytes.length > bytesMax) {
      throw new IOException("longer than " + bytesMax + " bytes");
    }
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /**
   * Makes a folder for private files, with its parents, if it is not there.
   *
   * @throws CommandException if it cannot be made, or others may write to it: they could exchange
   *     what is in it
   */
  public static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder, mode(folder, "rwx------"));
      if (othersMay(OTHERS_WRITE, folder)) {
        throw new CommandException(
            "other users of this machine can write to " + folder,
            "chmod 700 " + folder,
            ExitCode.FAILED);
      }
    } catch (IOException failure) {
      throw FileProblem.writing(folder, failure);
    }
  }

  private static boolean othersMay(Set<PosixFilePermission> permissions, Path file)
      throws IOException {
    if (!posix(file)) {
      return false;
    }
    Set<PosixFilePermission> given = EnumSet.copyOf(permissions);
    given.retainAll(Files.getPosixFilePermissions(file));
    return !given.isEmpty();
  }

  private static FileAttribute<?>[] mode(Path file, String permissions) {
    return posix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
