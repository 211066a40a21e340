package io.keyden.server.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs shell scripts with a chosen environment and makes the files they look at. */
final class Shell {
  private static final String BASIC_PATH = "/usr/bin:/bin";

  private Shell() {}

  /** What a run wrote, and its exit code. */
  record Run(int code, String out, String err) {}

  /** The folder with the {@code keyden} script. */
  static Path repository() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("mvnw"))) {
        return folder;
      }
    }
    throw new AssertionError("no mvnw in or above " + start);
  }

  /**
   * Runs a command with only the given variables, and a PATH of the system's folders unless one is
   * given.
   */
  static Run run(Path workingDirectory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("keyden-out", null);
    Path err = Files.createTempFile("keyden-err", null);
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
      builder.environment().clear();
      builder.environment().put("PATH", BASIC_PATH);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(ended).as("ended in time: " + command).isTrue();
      return new Run(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** A Java that says its version in its release file only, and prints its arguments one a line. */
  static Path java(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS=\"y\"\n");
    script(home.resolve("bin/java"), "printf '%s\\n' \"$@\"");
    return home;
  }

  /** The same with a compiler. */
  static Path jdk(Path home, String version) throws IOException {
    java(home, version);
    script(home.resolve("bin/javac"), "exit 1");
    return home;
  }

  static Path script(Path file, String body) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
