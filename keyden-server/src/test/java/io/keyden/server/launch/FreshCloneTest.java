package io.keyden.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script at the root of the sources, with a build that notes each of its runs and makes a
 * program that prints.
 */
class FreshCloneTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  /** Begins with a pause of several ticks of the file system's clock, as every real build takes. */
  private static final String BUILD =
      """
      sleep 0.05
      echo run >>builds
      echo 'many lines of the build'
      mkdir -p keyden-server/target/keyden/bin
      echo x >keyden-server/target/keyden/built.txt
      printf '%s\\n' 'pwd; printf "%s\\n" "$@"; exit 7' >keyden-server/target/keyden/bin/keyden
      """;

  @TempDir private Path temporary;

  private Path clone;
  private Path source;

  @BeforeEach
  void makeTheClone() throws IOException {
    clone = Files.createDirectories(temporary.resolve("my clone"));
    Path repository = Shell.repository();
    Files.copy(repository.resolve("keyden"), clone.resolve("keyden"));
    Shell.script(clone.resolve("mvnw"), BUILD);
    Shell.script(clone.resolve("scripts/make-aot-cache.sh"), "echo run >>\"${0%/*}/../caches\"");
    source = clone.resolve("keyden-core/src/main/java/A.java");
    Files.createDirectories(clone.resolve("keyden-core/src/main/java"));
    Files.writeString(source, "class A {}");
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    Files.writeString(clone.resolve("keyden-core/pom.xml"), "<project/>");
    makeOld();
  }

  @Test
  void the_first_start_builds_and_hands_over_arguments_and_exit_code() throws Exception {
    Shell.Run run = keyden("serve", "two words");

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out()).isEqualTo(temporary.toRealPath() + "\nserve\ntwo words\n");
    assertThat(run.err())
        .isEqualTo("building Keyden (once) ...\npreparing faster starts (once) ...\n");
    assertThat(builds()).isEqualTo(1);
    assertThat(clone.resolve("caches")).hasContent("run\n");
  }

  @Test
  void a_second_start_builds_nothing() throws Exception {
    keyden("serve");

    Shell.Run run = keyden("serve");

    assertThat(run.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_changed_source_is_built_again() throws Exception {
    keyden("serve");
    makeNewer(source);

    keyden("serve");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_changed_pom_is_built_again() throws Exception {
    keyden("serve");
    makeNewer(clone.resolve("keyden-core/pom.xml"));

    keyden("serve");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_deleted_source_is_built_again() throws Exception {
    keyden("serve");
    Files.delete(source);

    keyden("serve");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_source_saved_during_the_build_is_built_by_the_next_start() throws Exception {
    Shell.script(
        clone.resolve("mvnw"), "sleep 0.05; touch keyden-core/src/main/java/A.java\n" + BUILD);

    keyden("serve");
    keyden("serve");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_build_that_fails_is_shown_and_nothing_is_started() throws Exception {
    Shell.script(clone.resolve("mvnw"), "echo 'A.java: broken'; exit 1");

    Shell.Run run = keyden("serve");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("A.java: broken\n", "keyden: the build failed\n");
  }

  @Test
  void a_cache_that_cannot_be_made_does_not_prevent_the_start() throws Exception {
    Shell.script(clone.resolve("scripts/make-aot-cache.sh"), "exit 1");
    makeOld();

    Shell.Run run = keyden("serve");

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.err()).contains("note: that did not work");
  }

  @Test
  void a_link_works_from_any_folder() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("my clone/keyden"));

    Shell.Run run = Shell.run(Path.of("/"), Map.of(), List.of("/bin/sh", link.toString(), "serve"));

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out()).isEqualTo("/\nserve\n");
  }

  @Test
  void two_starts_at_the_same_time_build_once() throws Exception {
    Shell.script(clone.resolve("mvnw"), BUILD + "sleep 0.3");
    makeOld();
    String both = "sh \"$1\" serve & sh \"$1\" serve; wait";

    Shell.Run run =
        Shell.run(
            temporary,
            Map.of(),
            List.of("/bin/sh", "-c", both, "sh", clone.resolve("keyden").toString()));

    assertThat(run.out().lines().filter("serve"::equals)).hasSize(2);
    assertThat(builds()).isEqualTo(1);
  }

  private Shell.Run keyden(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("/bin/sh", "my clone/keyden"), Stream.of(arguments)).toList();
    return Shell.run(temporary, Map.of(), command);
  }

  private int builds() throws IOException {
    return Files.readAllLines(clone.resolve("builds")).size();
  }

  private void makeOld() throws IOException {
    try (var files = Files.walk(clone)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, LONG_AGO);
      }
    }
  }

  private static void makeNewer(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
  }
}
