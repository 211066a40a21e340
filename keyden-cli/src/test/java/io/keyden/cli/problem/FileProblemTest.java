package io.keyden.cli.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {
  @TempDir Path folder;

  @Test
  void a_missing_file_is_told_with_its_name() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> Files.readString(missing))
        .isInstanceOfSatisfying(
            IOException.class,
            failure ->
                assertThat(FileProblem.reading(missing, failure).problem())
                    .isEqualTo("cannot read " + missing + ": no such file or folder"));
  }

  @Test
  void a_refused_file_is_told() {
    CommandException problem =
        FileProblem.writing(Path.of("etc/key"), new AccessDeniedException("etc/key"));

    assertThat(problem.problem()).isEqualTo("cannot write etc/key: permission denied");
    assertThat(problem.hint()).isPresent();
    assertThat(problem.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void the_reason_of_the_system_is_kept() {
    assertThat(FileProblem.reason(new FileSystemException("a", null, "No space left on device")))
        .isEqualTo("no space left on device");
    assertThat(FileProblem.reason(new IOException("Is a directory"))).isEqualTo("is a directory");
    assertThat(FileProblem.reason(new IOException())).isEqualTo("IOException");
  }
}
