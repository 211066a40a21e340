package io.keyden.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.server.configuration.Setting;
import io.keyden.server.configuration.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void help_of_serve_names_every_setting_its_variable_and_its_default() {
    int code = run("serve", "--help");

    String help = out.toString(UTF_8).replaceAll("\\s+", " ");
    assertThat(code).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    for (Setting<?> setting : Settings.all()) {
      assertThat(help).contains(setting.variable());
      if (setting.hasOption()) {
        assertThat(help).contains(setting.option() + "=", setting.defaultText());
      } else {
        assertThat(help).doesNotContain(setting.option() + "=", setting.option() + " ");
      }
    }
    assertThat(help).contains("Examples:", "keyden serve --port 9000");
  }

  @Test
  void help_of_the_program_names_its_commands_and_an_example() {
    int code = run("--help");

    assertThat(code).isZero();
    assertThat(out.toString(UTF_8)).contains("serve", "Examples:", "--version");
  }

  @Test
  void the_version_is_that_of_keyden_and_java() {
    int code = run("--version");

    assertThat(code).isZero();
    assertThat(out.toString(UTF_8)).startsWith("keyden ").contains(Runtime.version().toString());
  }

  @Test
  void without_a_command_the_program_says_so_on_stderr() {
    int code = run();

    assertThat(code).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8))
        .isEqualTo("keyden: a command is missing\nhint: keyden --help\n");
  }

  @Test
  void an_option_that_does_not_exist_is_told_without_its_value() {
    int code = run("serve", "--admin-password=hunter22");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("keyden: unknown option --admin-password\nhint: keyden serve --help\n");
  }

  @Test
  void an_argument_too_many_is_told_without_repeating_it() {
    int code = run("serve", "hunter22");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("keyden: unexpected argument after the command\nhint: keyden serve --help\n");
  }

  @Test
  void an_option_without_its_value_is_told() {
    int code = run("serve", "--port");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--port").endsWith("hint: keyden serve --help\n");
  }

  @Test
  void an_unknown_command_is_told() {
    int code = run("sreve");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            keyden: there is no such command
            hint: did you mean keyden serve? see keyden --help
            """);
  }

  private int run(String... arguments) {
    StopSignal stopSignal =
        new StopSignal() {
          @Override
          public void listen(Duration closeLimit) {
            throw new AssertionError("nothing should run");
          }

          @Override
          public void await() {
            throw new AssertionError("nothing should run");
          }
        };
    ServerLauncher launcher =
        (_, _) -> {
          throw new AssertionError("nothing should start");
        };
    return Main.run(
        new Surroundings(
            Map.of(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            launcher,
            stopSignal),
        arguments);
  }
}
