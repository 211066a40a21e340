package io.keyden.cli.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path directory;

  @Test
  void a_new_file_is_its_owners_alone() throws IOException {
    Path path = directory.resolve("key");

    AtomicFile.at(path).write("secret".getBytes(UTF_8));

    assertThat(path).hasContent("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_that_everybody_could_read_becomes_its_owners_alone() throws IOException {
    Path path = Files.writeString(directory.resolve("key"), "before");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

    AtomicFile.at(path).write("after".getBytes(UTF_8));

    assertThat(path).hasContent("after");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void other_rights_are_kept_where_they_are_asked_for() throws IOException {
    Path path = Files.writeString(directory.resolve("settings"), "before");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    AtomicFile file = AtomicFile.at(path);

    file.write("after".getBytes(UTF_8), file.permissions());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void a_link_stays_and_its_target_changes() throws IOException {
    Path target = Files.writeString(directory.resolve("target"), "before");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);

    AtomicFile.at(link).write("after".getBytes(UTF_8));

    assertThat(link).isSymbolicLink().hasContent("after");
    assertThat(target).hasContent("after");
  }

  @Test
  void a_reader_sees_a_whole_content_at_any_moment() throws Exception {
    AtomicFile file = AtomicFile.at(directory.resolve("key"));
    String one = "1".repeat(100_000);
    String two = "2".repeat(100_000);
    file.write(one.getBytes(UTF_8));
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                for (int i = 0; i < 50; i++) {
                  file.write((i % 2 == 0 ? two : one).getBytes(UTF_8));
                }
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              } finally {
                done.set(true);
              }
            });

    while (!done.get()) {
      assertThat(new String(file.read().orElseThrow(), UTF_8)).isIn(one, two);
    }
    writer.join();
  }

  @Test
  void nothing_lies_beside_it_afterwards() throws IOException {
    AtomicFile file = AtomicFile.at(directory.resolve("key"));

    file.check();
    file.write("a".getBytes(UTF_8));
    file.write("b".getBytes(UTF_8));

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("key"));
    }
  }

  @Test
  void what_is_in_the_way_is_told_before() throws IOException {
    Files.createDirectory(directory.resolve("taken"));

    assertThatThrownBy(() -> AtomicFile.at(directory.resolve("taken")).check())
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> AtomicFile.at(directory.resolve("missing/key")).check())
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void a_deleted_file_is_gone_and_may_be_deleted_again() throws IOException {
    AtomicFile file = AtomicFile.at(directory.resolve("key"));
    file.write("a".getBytes(UTF_8));

    file.delete();
    file.delete();

    assertThat(file.read()).isEmpty();
  }
}
