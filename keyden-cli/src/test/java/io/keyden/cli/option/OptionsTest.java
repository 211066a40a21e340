package io.keyden.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.output.OutputFormat;
import io.keyden.cli.problem.ProblemHandler;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.surroundings.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OptionsTest {
  private static final Listing<ConnectionSettings> SETTINGS =
      new Listing<>(
          "settings",
          List.of(
              Column.of("server", row -> Cell.text(row.server().value().toString())),
              Column.of("from", row -> Cell.text(row.server().source())),
              Column.of("credential", row -> Cell.text(row.credential().map(c -> c.source())))));

  @TempDir Path folder;

  @Test
  void a_command_learns_its_server_and_credential_and_writes_in_the_wanted_form() {
    World world = new World(folder).withInput("API-KEY");

    int code =
        run(world, "--server", "http://a", "--api-key-file", "-", "-o", "json", "--no-color");

    assertThat(code).isZero();
    assertThat(world.out())
        .isEqualTo(
            """
            [
              {
                "server": "http://a",
                "from": "--server",
                "credential": "--api-key-file"
              }
            ]
            """);
    assertThat(world.err())
        .startsWith("warning: http://a is not encrypted")
        .endsWith("one setting" + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({"table,TABLE", "JSON,JSON", "yaml,YAML", "csv,CSV"})
  void each_form_has_its_word(String word, OutputFormat format) {
    Fixture fixture = new Fixture(new World(folder).surroundings());

    new CommandLine(fixture).parseArgs("--output", word);

    assertThat(fixture.output.format()).isEqualTo(format);
  }

  @Test
  void an_unknown_form_is_told_with_those_that_are_known() {
    World world = new World(folder);

    int code = run(world, "-o", "xml");

    assertThat(code).isEqualTo(2);
    assertThat(world.err().lines())
        .containsExactly(
            "keyden: invalid value for option '--output': 'xml' is none of table, json, yaml and csv",
            "hint: fixture --help");
  }

  @Test
  void quiet_leaves_remarks_out_and_warnings_in() {
    World world = new World(folder);

    run(world, "-q", "--server", "http://a");

    assertThat(world.err()).startsWith("warning: ").doesNotContain("one setting");
  }

  @Test
  void without_a_server_the_command_ends_with_a_hint() {
    World world = new World(folder);

    int code = run(world);

    assertThat(code).isEqualTo(2);
    assertThat(world.err().lines())
        .containsExactly(
            "keyden: no server is known", "hint: keyden login --server URL, or set KEYDEN_URL");
  }

  private static int run(World world, String... arguments) {
    Surroundings surroundings = world.surroundings();
    CommandLine commandLine = new CommandLine(new Fixture(surroundings));
    new ProblemHandler(surroundings.err(), _ -> Optional.empty()).handleProblemsOf(commandLine);
    return commandLine.execute(arguments);
  }

  @Command(name = "fixture")
  private static final class Fixture implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final OutputOptions output = new OutputOptions();

    private Fixture(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      ConnectionSettings settings = connection.settings(surroundings);
      output.printer(surroundings).list(SETTINGS, List.of(settings));
      output.remark(surroundings, "one setting");
      return 0;
    }
  }
}
