package io.keyden.cli.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.value.Expiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationPlanTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(rotations:.*?)```", Pattern.DOTALL);

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("rotation.yaml"), text);
  }

  @Test
  void the_documents_example_is_read() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs/cli.md")));
    assertThat(example.find()).isTrue();

    RotationPlan plan = RotationPlan.read(file(example.group(1)));

    assertThat(plan.entries()).hasSize(2);
    RotationPlan.Entry first = plan.entries().getFirst();
    assertThat(first.user()).hasValue("deploy-bot");
    assertThat(first.key()).hasValue("GitHub Actions");
    assertThat(first.expires()).hasValue(new Expiry.After(Duration.ofDays(90)));
    assertThat(first.commands()).containsExactly("gh secret set OCTOPUS_API_KEY --repo acme/shop");
    assertThat(first.overlap()).isEqualTo(Duration.ofHours(24));
    assertThat(plan.entries().getLast().files())
        .containsExactly(Path.of("/etc/backup/octopus.key"));
    assertThat(plan.entries().getLast().environmentFiles())
        .isEqualTo(Map.of(Path.of("/etc/backup/env"), "OCTOPUS_API_KEY"));
  }

  @Test
  void files_are_looked_for_from_where_the_plan_is() throws IOException {
    RotationPlan plan =
        RotationPlan.read(file("rotations: [{key: a, write-file: [one, sub/two]}]"));

    assertThat(plan.entries().getFirst().files())
        .containsExactly(directory.resolve("one"), directory.resolve("sub/two"));
    assertThat(plan.entries().getFirst().user()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rotations",
        "rotations: []",
        "rotations: {}",
        "rotations: [x]",
        "rotation: [{key: a, exec: b}]",
        "rotations: [{key: a, exec: b}]\nmore: 1",
        "rotations: [{exec: b}]",
        "rotations: [{key: a}]",
        "rotations: [{key: a, exec: 7}]",
        "rotations: [{key: [a], exec: b}]",
        "rotations: [{key: a, exec: b, color: red}]",
        "rotations: [{key: a, exec: b, overlap: soon}]",
        "rotations: [{key: a, exec: b, expires: soon}]",
        "rotations: [{key: a, env-file: .env}]",
        "rotations: [{key: a, env-file: A-B=.env}]",
        "rotations: [{key: a, env-file: [A=.env, B=.env]}]",
        "rotations: [{key: a, exec: b",
        "rotations: &a [{key: a, exec: *a}]",
        "!!java.lang.ProcessBuilder [x]"
      })
  void what_is_no_plan_is_told_with_a_hint(String text) throws IOException {
    Path file = file(text);

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> RotationPlan.read(file))
        .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(2))
        .satisfies(problem -> assertThat(problem.hint()).isPresent());
  }

  @Test
  void a_plan_that_is_not_there_is_told() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> RotationPlan.read(directory.resolve("none.yaml")))
        .withMessageContaining("no such file");
  }
}
