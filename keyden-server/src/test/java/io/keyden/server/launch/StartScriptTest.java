package io.keyden.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script inside the program's folder, with a Java that prints its arguments. */
class StartScriptTest {
  @TempDir private Path temporary;

  private Path program;
  private Path java;

  @BeforeEach
  void copyTheProgram() throws IOException {
    program = temporary.resolve("my program");
    Files.createDirectories(program.resolve("bin"));
    Files.createDirectories(program.resolve("lib"));
    Path repository = Shell.repository();
    Files.copy(
        repository.resolve("keyden-server/src/main/distribution/bin/keyden"),
        program.resolve("bin/keyden"));
    Files.copy(repository.resolve("scripts/find-jdk.sh"), program.resolve("bin/find-jdk.sh"));
    java = Shell.java(temporary.resolve("a java"), "25");
  }

  @Test
  void arguments_reach_the_program_as_they_are() throws Exception {
    List<String> arguments = start(Map.of(), "serve", "--data-dir", "two words", "*", "");

    assertThat(arguments)
        .containsSubsequence(
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            program.toRealPath() + "/lib/keyden-server.jar",
            "serve",
            "--data-dir",
            "two words",
            "*",
            "");
  }

  @Test
  void what_reads_a_whole_database_gets_both_compilers_and_what_is_short_the_quick_one()
      throws Exception {
    String quick = "-XX:TieredStopAtLevel=1";

    assertThat(start(Map.of(), "audit", "verify")).doesNotContain(quick);
    assertThat(start(Map.of(), "backup", "file")).doesNotContain(quick);
    assertThat(start(Map.of(), "restore", "file")).doesNotContain(quick);
    assertThat(start(Map.of(), "key", "list")).contains(quick);
  }

  @Test
  void further_options_of_java_come_after_keydens_own_so_that_they_win() throws Exception {
    List<String> arguments = start(Map.of("KEYDEN_JAVA_OPTIONS", "-Xmx1g  -Dstar=*"), "serve");

    assertThat(arguments).containsSubsequence("-Xmx384m", "-Xmx1g", "-Dstar=*", "-jar");
  }

  @Test
  void the_cache_is_used_if_it_is_there() throws Exception {
    List<String> without = start(Map.of(), "serve");
    Files.writeString(program.resolve("keyden.aot"), "x");

    List<String> with = start(Map.of(), "serve");

    assertThat(without).noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
    assertThat(with).contains("-XX:AOTCache=" + program.toRealPath() + "/keyden.aot");
  }

  @Test
  void a_cache_older_than_a_jar_is_not_used() throws Exception {
    Path cache = Files.writeString(program.resolve("keyden.aot"), "x");
    Path jar = Files.writeString(program.resolve("lib/some.jar"), "x");
    Files.setLastModifiedTime(
        jar, FileTime.from(Files.getLastModifiedTime(cache).toInstant().plusSeconds(1)));

    List<String> arguments = start(Map.of(), "serve");

    assertThat(arguments).noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
  }

  @Test
  void links_to_the_script_are_followed() throws Exception {
    Path first =
        Files.createSymbolicLink(temporary.resolve("first"), Path.of("my program/bin/keyden"));
    Path second = Files.createSymbolicLink(temporary.resolve("second"), first);

    Shell.Run run =
        Shell.run(
            Path.of("/"),
            Map.of("JAVA_HOME", java.toString()),
            List.of("/bin/sh", second.toString(), "serve"));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains(program.toRealPath() + "/lib/keyden-server.jar\nserve\n");
  }

  private List<String> start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_HOME", java.toString());
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", program.resolve("bin/keyden").toString()));
    command.addAll(List.of(arguments));
    Shell.Run run = Shell.run(temporary, all, command);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return List.of(run.out().split("\n", -1));
  }
}
