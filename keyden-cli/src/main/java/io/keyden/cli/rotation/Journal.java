package io.keyden.cli.rotation;

import io.keyden.cli.file.AtomicFile;
import io.keyden.wire.BodyException;
import io.keyden.wire.Json;
import io.keyden.wire.JsonBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rotations that have begun and not ended, a file for each, written before what it tells of is
 * done.
 */
final class Journal {
  private static final String ENDING = ".json";

  private final Path directory;

  /**
   * @param directory made when it is first needed, for the owner alone
   */
  Journal(Path directory) {
    this.directory = directory;
  }

  /** Keeps other processes from the rotations of one key until it is closed. */
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * The lock for a key; empty if another process has it.
   *
   * @throws UncheckedIOException if the directory cannot be used
   */
  Optional<Lock> lock(URI server, String oldKeyId) {
    Path file = directory.resolve(name(server, oldKeyId) + ".lock");
    try {
      makeDirectory();
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        // Another thread of this process has it: as good as another process.
      }
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(() -> close(channel));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot let go of a lock", e);
    }
  }

  /** All rotations, in no order. A file that is none of ours is passed over. */
  List<RotationRecord> all() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  /** The first rotation on that server that fits. */
  Optional<RotationRecord> find(URI server, Predicate<RotationRecord> fits) {
    return all().stream().filter(one -> one.server().equals(server)).filter(fits).findFirst();
  }

  /** Writes a rotation down; it is on the disk when this returns. */
  void write(RotationRecord rotation) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("server", rotation.server().toString());
    members.put("userId", rotation.userId());
    members.put("oldKeyId", rotation.oldKeyId());
    members.put("oldKeyDigest", rotation.oldKeyDigest().orElse(null));
    members.put("purpose", rotation.purpose());
    members.put("attempts", rotation.attempts().stream().map(Journal::members).toList());
    members.put("proven", rotation.proven());
    members.put("revokeAfter", rotation.revokeAfter());
    try {
      makeDirectory();
      AtomicFile.at(file(rotation)).write(Json.write(members));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(rotation), e);
    }
  }

  private static Map<String, Object> members(RotationRecord.Attempt attempt) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("marker", attempt.marker().text());
    members.put("keyId", attempt.keyId().orElse(null));
    return members;
  }

  /** Strikes a rotation that has ended. */
  void remove(RotationRecord rotation) {
    try {
      AtomicFile.at(file(rotation)).delete();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(rotation), e);
    }
  }

  private static Optional<RotationRecord> read(Path file) {
    try {
      JsonBody body = JsonBody.parse(Files.readAllBytes(file));
      RotationRecord rotation =
          new RotationRecord(
              URI.create(body.text("server").orElse("")),
              body.text("userId").orElse(""),
              body.text("oldKeyId").orElse(""),
              body.text("oldKeyDigest"),
              body.text("purpose").orElse(""),
              body.objects("attempts").stream()
                  .map(one ->
                      new RotationRecord.Attempt(
                          new Marker(one.text("marker").orElse("")), one.text("keyId")))
                  .toList(),
              body.flag("proven").orElse(false),
              body.instant("revokeAfter").orElse(Instant.EPOCH));
      body.check();
      return rotation.oldKeyId().isEmpty() ? Optional.empty() : Optional.of(rotation);
    } catch (BodyException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Path file(RotationRecord rotation) {
    return directory.resolve(name(rotation.server(), rotation.oldKeyId()) + ENDING);
  }

  private static String name(URI server, String oldKeyId) {
    return digest(server + " " + oldKeyId).substring(0, 32);
  }

  /** SHA-256 in hexadecimal. */
  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void makeDirectory() throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory);
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
