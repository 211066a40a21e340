package io.keyden.cli.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.cli.problem.CommandException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFileTest {
  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("key");
  }

  @Test
  void what_is_written_can_be_read_by_its_owner_alone() throws IOException {
    PrivateFile.write(file, SecretText.of("hunter22"));

    assertThat(PrivateFile.read(file, 100)).isEqualTo("hunter22\n");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(files()).containsExactly("key");
  }

  @Test
  void a_file_that_others_could_read_becomes_private_when_replaced() throws IOException {
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    PrivateFile.write(file, "new");

    assertThat(file).hasContent("new");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void a_link_is_replaced_and_what_it_leads_to_is_untouched() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "theirs");
    Files.createSymbolicLink(file, elsewhere);

    PrivateFile.write(file, "mine");

    assertThat(elsewhere).hasContent("theirs");
    assertThat(file).hasContent("mine");
    assertThat(Files.isSymbolicLink(file)).isFalse();
  }

  @Test
  void a_folder_in_the_way_is_left_alone() throws IOException {
    Files.createDirectory(file);

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> PrivateFile.write(file, "new"))
        .withMessageContaining("it is a folder");
    assertThat(files()).containsExactly("key");
  }

  @Test
  void a_missing_folder_is_told() {
    Path deeper = folder.resolve("missing/key");

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> PrivateFile.write(deeper, "new"))
        .withMessage("cannot write " + deeper + ": no such file or folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"})
  void a_file_that_others_can_use_is_not_read(String mode) throws IOException {
    Files.writeString(file, "hunter22");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> PrivateFile.read(file, 100))
        .isInstanceOfSatisfying(
            CommandException.class,
            problem -> {
              assertThat(problem.problem()).contains("other users", file.toString());
              assertThat(problem.hint().orElse("")).startsWith("chmod 600 " + file);
            });
  }

  @Test
  void a_file_of_unreasonable_length_is_not_read() throws IOException {
    PrivateFile.write(file, "x".repeat(101));

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> PrivateFile.read(file, 100))
        .withMessageContaining("longer than 100 bytes");
    assertThat(PrivateFile.read(file, 101)).hasSize(101);
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    Files.write(file, new byte[] {'a', (byte) 0xff});

    assertThatThrownBy(() -> PrivateFile.readText(file, 100)).isInstanceOf(IOException.class);
  }

  @Test
  void a_new_folder_is_private() throws IOException {
    Path made = folder.resolve("a/b");

    PrivateFile.makeFolder(made);
    PrivateFile.makeFolder(made);

    assertThat(mode(made)).isEqualTo("rwx------");
  }

  @Test
  void a_folder_that_others_can_write_to_is_refused() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> PrivateFile.makeFolder(folder))
        .withMessageContaining("other users");
  }

  @BeforeEach
  void needPermissions() {
    assertThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
  }

  private String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private String[] files() throws IOException {
    try (var found = Files.list(folder)) {
      return found.map(path -> path.getFileName().toString()).toArray(String[]::new);
    }
  }
}
