package io.keyden.cli.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

class ProblemHandlerTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_problem_is_one_line_and_what_helps_another() {
    int code = runFailing(new CommandException("no key here", "make one", ExitCode.NOT_FOUND));

    assertThat(code).isEqualTo(6);
    assertThat(told()).containsExactly("keyden: no key here", "hint: make one");
  }

  @Test
  void a_problem_without_help_has_no_hint() {
    runFailing(new CommandException("no key here", null, ExitCode.FAILED, null));

    assertThat(told()).containsExactly("keyden: no key here");
  }

  @Test
  void a_text_of_a_server_cannot_reach_the_terminal_raw() {
    runFailing(CommandException.failed("the server says \u001b[2J\nhint: trust me", "a\nb"));

    assertThat(told())
        .containsExactly("keyden: the server says \\u001b[2J\\nhint: trust me", "hint: a\\nb");
  }

  @Test
  void a_failure_of_a_library_is_translated() {
    int code = runFailing(new IOException("secret detail"));

    assertThat(code).isEqualTo(ExitCode.NO_CONNECTION);
    assertThat(told()).containsExactly("keyden: no connection", "hint: look at the cable");
  }

  @Test
  void what_nobody_foresaw_is_told_by_its_place_and_not_by_its_message() {
    int code = runFailing(new IllegalStateException("API-SECRET"));

    assertThat(code).isEqualTo(1);
    assertThat(told()).hasSize(2);
    assertThat(told().getFirst())
        .matches("keyden: ended unexpectedly: IllegalStateException at cli\\.problem\\..*:\\d+");
  }

  @Test
  void an_interrupted_command_leaves_the_interrupt_for_its_caller() {
    int code = runFailing(new InterruptedException());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(code).isEqualTo(1);
    assertThat(told()).containsExactly("keyden: interrupted");
  }

  @ParameterizedTest
  @CsvSource({"--password=hunter22,--password", "-phunter22,-p"})
  void an_unknown_option_is_told_without_its_value(String argument, String option) {
    int code = run("list", argument);

    assertThat(code).isEqualTo(2);
    assertThat(told())
        .containsExactly("keyden: unknown option " + option, "hint: fixture list --help");
  }

  @Test
  void an_argument_too_many_is_told_without_repeating_it() {
    int code = run("list", "hunter22");

    assertThat(code).isEqualTo(2);
    assertThat(told())
        .containsExactly(
            "keyden: unexpected argument after the command", "hint: fixture list --help");
  }

  @Test
  void a_mistyped_command_gets_the_one_that_was_meant() {
    int code = run("lsit");

    assertThat(code).isEqualTo(2);
    assertThat(told())
        .containsExactly(
            "keyden: there is no such command",
            "hint: did you mean fixture list? see fixture --help");
  }

  @Test
  void a_mistyped_option_gets_the_one_that_was_meant() {
    run("list", "--limt=3");

    assertThat(told())
        .containsExactly(
            "keyden: unknown option --limt", "hint: did you mean --limit? see fixture list --help");
  }

  @Test
  void a_wrong_value_is_told_with_its_option() {
    int code = run("list", "--limit", "many");

    assertThat(code).isEqualTo(2);
    assertThat(told())
        .containsExactly(
            "keyden: invalid value for option '--limit': not a number of keys",
            "hint: fixture list --help");
  }

  @Test
  void a_missing_value_is_told_with_its_option() {
    int code = run("list", "--limit");

    assertThat(code).isEqualTo(2);
    assertThat(told()).hasSize(2).endsWith("hint: fixture list --help");
    assertThat(told().getFirst()).contains("--limit");
  }

  private List<String> told() {
    return err.toString(UTF_8).lines().toList();
  }

  private int runFailing(Exception failure) {
    return runCommand(failure, "list");
  }

  private int run(String... arguments) {
    return runCommand(null, arguments);
  }

  private int runCommand(@Nullable Exception failure, String... arguments) {
    CommandLine commandLine = new CommandLine(new Fixture());
    commandLine.addSubcommand(new Listing(failure));
    new ProblemHandler(
            new PrintStream(err, true, UTF_8),
            cause ->
                cause instanceof IOException
                    ? Optional.of(
                        new CommandException(
                            "no connection", "look at the cable", ExitCode.NO_CONNECTION))
                    : Optional.empty())
        .handleProblemsOf(commandLine);
    return commandLine.execute(arguments);
  }

  @Command(name = "fixture")
  private static final class Fixture {}

  @Command(name = "list")
  private static final class Listing implements Callable<Integer> {
    private final @Nullable Exception failure;

    @Option(names = "--limit", converter = Limit.class)
    private int limit;

    private Listing(@Nullable Exception failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      if (failure != null) {
        throw failure;
      }
      return limit;
    }
  }

  static final class Limit implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      throw new TypeConversionException("not a number of keys");
    }
  }
}
