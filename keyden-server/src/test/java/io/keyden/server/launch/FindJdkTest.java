package io.keyden.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindJdkTest {
  @TempDir private Path temporary;

  private Path root;
  private Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void emptyMachine() throws IOException {
    // The blanks are part of the test: every path below has some.
    root = Files.createDirectories(temporary.resolve("the root"));
    home = Files.createDirectories(temporary.resolve("a home"));
    environment.put("HOME", home.toString());
    environment.put("PATH", pathWithoutJava().toString());
  }

  @Test
  void java_home_is_taken_if_it_is_new_enough() throws Exception {
    Path chosen = Shell.jdk(temporary.resolve("my jdk"), "25");
    Shell.jdk(root.resolve("usr/lib/jvm/newer"), "26.0.1");
    environment.put("JAVA_HOME", chosen.toString());

    assertThat(find("jdk")).isEqualTo(found(chosen));
  }

  @Test
  void an_old_java_home_gives_way_to_a_jdk_in_a_usual_place() throws Exception {
    environment.put("JAVA_HOME", Shell.jdk(temporary.resolve("old"), "17.0.15").toString());
    Path chosen = Shell.jdk(root.resolve("usr/lib/jvm/temurin 25"), "25.0.3");

    assertThat(find("jdk")).isEqualTo(found(chosen));
  }

  @Test
  void the_java_on_the_path_is_followed_to_its_home() throws Exception {
    Path chosen = Shell.jdk(temporary.resolve("on path"), "25.0.1");
    Path link = Path.of(environment.get("PATH")).resolve("java");
    Path alternatives =
        Files.createSymbolicLink(temporary.resolve("alternative"), chosen.resolve("bin/java"));
    Files.createSymbolicLink(link, alternatives);
    Shell.jdk(root.resolve("usr/lib/jvm/newer"), "26");

    assertThat(find("jdk")).isEqualTo(found(chosen.toRealPath()));
  }

  @Test
  void a_shim_on_the_path_is_asked_where_its_java_lives() throws Exception {
    Path chosen = Shell.jdk(temporary.resolve("behind shim"), "25.0.1");
    Shell.script(
        Path.of(environment.get("PATH")).resolve("java"),
        "echo '    java.home = " + chosen + "' >&2");

    assertThat(find("jdk")).isEqualTo(found(chosen));
  }

  @Test
  void an_old_java_on_the_path_gives_way_to_a_jdk_in_a_usual_place() throws Exception {
    Path old = Shell.jdk(temporary.resolve("old"), "17.0.15");
    Files.createSymbolicLink(
        Path.of(environment.get("PATH")).resolve("java"), old.resolve("bin/java"));
    Path chosen = Shell.jdk(root.resolve("opt/jdk-25"), "25");

    assertThat(find("jdk")).isEqualTo(found(chosen));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usr/lib/jvm/x",
        "opt/java/openjdk",
        "opt/jdk-25",
        "usr/java/latest",
        "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home"
      })
  void every_usual_place_of_the_machine_is_looked_at(String place) throws Exception {
    Path chosen = Shell.jdk(root.resolve(place), "25.0.3");

    assertThat(find("jdk")).isEqualTo(found(chosen));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".sdkman/candidates/java/25.0.3-tem",
        ".jdks/temurin-25",
        ".asdf/installs/java/temurin-25",
        ".local/share/mise/installs/java/25",
        "Library/Java/JavaVirtualMachines/25.jdk/Contents/Home"
      })
  void every_usual_place_of_the_user_is_looked_at(String place) throws Exception {
    Path chosen = Shell.jdk(home.resolve(place), "25.0.3");

    assertThat(find("jdk")).isEqualTo(found(chosen));
  }

  @ParameterizedTest
  @CsvSource({"25.0.9,25.0.10", "25,25.0.1", "25.0.3,26-ea", "9.0.4,25", "1.8.0_402,25.0.08"})
  void of_several_the_newest_is_taken_wherever_it_is(String older, String newer) throws Exception {
    Shell.jdk(root.resolve("usr/lib/jvm/a"), older);
    Path chosen = Shell.jdk(home.resolve(".jdks/b"), newer);
    Shell.jdk(home.resolve(".jdks/c"), older);

    assertThat(find("jdk")).isEqualTo(found(chosen));
  }

  @Test
  void a_java_without_compiler_runs_keyden_but_does_not_build_it() throws Exception {
    Path runtime = Shell.java(root.resolve("usr/lib/jvm/runtime"), "26");
    environment.put("JAVA_HOME", runtime.toString());
    Path jdk = Shell.jdk(root.resolve("usr/lib/jvm/whole"), "25");

    assertThat(find("jre")).isEqualTo(found(runtime));
    assertThat(find("jdk")).isEqualTo(found(jdk));
  }

  @Test
  void a_java_without_release_file_is_asked_for_its_version() throws Exception {
    Path chosen = Shell.jdk(root.resolve("usr/lib/jvm/plain"), "1");
    Files.delete(chosen.resolve("release"));
    Shell.script(chosen.resolve("bin/java"), "echo 'openjdk version \"25.0.2\" 2026-01-20' >&2");

    assertThat(find("jdk")).isEqualTo(found(chosen));
  }

  @Test
  void no_java_is_started_where_the_release_file_tells_the_version() throws Exception {
    Path chosen = Shell.jdk(root.resolve("usr/lib/jvm/quiet"), "25");
    Path old = Shell.jdk(root.resolve("usr/lib/jvm/old"), "17");
    for (Path jdk : List.of(chosen, old)) {
      Shell.script(jdk.resolve("bin/java"), "touch '" + temporary.resolve("started") + "'");
    }

    assertThat(find("jdk")).isEqualTo(found(chosen));
    assertThat(temporary.resolve("started")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"jdk,JDK 25", "jre,Java 25"})
  void without_any_one_line_says_what_to_install(String need, String named) throws Exception {
    environment.put("JAVA_HOME", Shell.jdk(temporary.resolve("old"), "17.0.15").toString());
    Shell.jdk(root.resolve("usr/lib/jvm/old"), "24.0.2");

    Shell.Run run = find(need);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains(named + " or newer", "Temurin", "JAVA_HOME");
  }

  @Test
  void it_works_in_a_shell_that_neither_globs_nor_forgives() throws Exception {
    Path chosen = Shell.jdk(root.resolve("usr/lib/jvm/25"), "25");
    environment.remove("HOME");

    Shell.Run run = shell("set -euf", "jdk");

    assertThat(run).isEqualTo(found(chosen));
  }

  @Test
  void the_wrapper_asks_before_anything_else() throws IOException {
    List<String> commands =
        Files.readAllLines(Shell.repository().resolve("mvnw")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .limit(2)
            .toList();

    assertThat(commands)
        .containsExactly(". \"$(dirname \"$0\")/scripts/find-jdk.sh\"", "keyden_use_java jdk");
  }

  private Shell.Run find(String need) throws IOException, InterruptedException {
    return shell(":", need);
  }

  private Shell.Run shell(String before, String need) throws IOException, InterruptedException {
    String commands =
        before
            + "; . \"$1\"; keyden_java_root=$2; keyden_use_java \"$3\"; printf '%s\\n' \"$JAVA_HOME\"";
    return Shell.run(
        temporary,
        environment,
        List.of(
            "/bin/sh",
            "-c",
            commands,
            "sh",
            Shell.repository().resolve("scripts/find-jdk.sh").toString(),
            root.toString(),
            need));
  }

  private static Shell.Run found(Path home) {
    return new Shell.Run(0, home + "\n", "");
  }

  /** What the script calls, but no java, which the machine's own folders may hold. */
  private Path pathWithoutJava() throws IOException {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    for (String tool : List.of("readlink", "sed", "head", "touch")) {
      for (Path folder : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
        if (Files.exists(folder.resolve(tool)) && !Files.exists(bin.resolve(tool))) {
          Files.createSymbolicLink(bin.resolve(tool), folder.resolve(tool));
        }
      }
    }
    return bin;
  }
}
