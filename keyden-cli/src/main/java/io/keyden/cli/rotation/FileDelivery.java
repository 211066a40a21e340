package io.keyden.cli.rotation;

import io.keyden.cli.file.AtomicFile;
import io.keyden.client.key.KeySecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * A file that changes from one whole content to the other, and back: one that holds the key alone,
 * or one of settings in which it is a line.
 */
abstract sealed class FileDelivery implements Delivery {
  private final AtomicFile file;

  private FileDelivery(Path path) {
    this.file = AtomicFile.at(path);
  }

  /** A file that holds the key and a line end, with mode 600. */
  static final class Whole extends FileDelivery {
    Whole(Path path) {
      super(path);
    }

    @Override
    byte[] content(Optional<byte[]> before, KeySecret secret) {
      return (secret.reveal() + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    Set<PosixFilePermission> permissions(AtomicFile file) {
      return AtomicFile.OWNER_ONLY;
    }
  }

  /** A file of lines {@code NAME=value}, one of which is the key; a new one has mode 600. */
  static final class Line extends FileDelivery {
    private final String name;

    Line(String name, Path path) {
      super(path);
      this.name = name;
    }

    @Override
    byte[] content(Optional<byte[]> before, KeySecret secret) {
      // Every byte as one character and back, so that lines in whatever encoding stay as they are.
      String text = new String(before.orElse(new byte[0]), StandardCharsets.ISO_8859_1);
      return EnvironmentFile.with(text, name, secret.reveal())
          .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    Set<PosixFilePermission> permissions(AtomicFile file) throws IOException {
      return file.permissions();
    }

    @Override
    public String description() {
      return name + " in " + super.description();
    }
  }

  abstract byte[] content(Optional<byte[]> before, KeySecret secret);

  abstract Set<PosixFilePermission> permissions(AtomicFile file) throws IOException;

  @Override
  public String description() {
    return "the file " + file.path();
  }

  @Override
  public void check() throws DeliveryException {
    try {
      file.read();
      file.check();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public Undo deliver(KeySecret secret) throws DeliveryException {
    try {
      Optional<byte[]> before = file.read();
      Set<PosixFilePermission> permissionsBefore = file.permissions();
      file.write(content(before, secret), permissions(file));
      return () -> restore(before, permissionsBefore);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void restore(Optional<byte[]> before, Set<PosixFilePermission> permissions)
      throws DeliveryException {
    try {
      if (before.isPresent()) {
        file.write(before.get(), permissions);
      } else {
        file.delete();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static DeliveryException failure(IOException cause) {
    String reason =
        switch (cause) {
          case NoSuchFileException _ -> "its directory does not exist";
          case AccessDeniedException _ -> "no permission to write there";
          case FileAlreadyExistsException _ -> "there is something else than a file";
          case FileSystemException e when e.getReason() != null -> e.getReason();
          default -> "it cannot be read or written";
        };
    return new DeliveryException(reason, cause);
  }
}
