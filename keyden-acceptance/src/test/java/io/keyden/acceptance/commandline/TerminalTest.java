package io.keyden.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.commandline.KeydenCommand.Result;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees on a terminal, and what a program sees that reads through a pipe. */
class TerminalTest {
  private static final String ESCAPE = "\u001b";
  private static final String RED = ESCAPE + "[31m";
  private static final String YELLOW = ESCAPE + "[33m";
  private static final Pattern SEQUENCE = Pattern.compile(ESCAPE + "\\[[0-9;]*[A-Za-z]");
  private static final Pattern KEY = Pattern.compile("API-[A-Z0-9]{28}");

  @TempDir private Path directory;

  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void what_ends_soon_is_coloured_on_a_terminal_that_wants_colours() {
    giveKeys();

    String coloured = onTerminal(command(), 120, "key", "list").expect(0).output();
    String variable =
        onTerminal(command().with("NO_COLOR", "1"), 120, "key", "list").expect(0).output();
    String option = onTerminal(command(), 120, "key", "list", "--no-color").expect(0).output();
    String piped = command().run("key", "list").expect(0).everything();

    assertThat(coloured).contains(RED + "in 23 hours", YELLOW + "in 9 days");
    assertThat(List.of(variable, option, piped))
        .allSatisfy(text -> assertThat(text).contains("in 9 days").doesNotContain(ESCAPE));
  }

  @Test
  void a_table_fits_the_terminal() {
    giveKeys();

    List<String> lines = lines(onTerminal(command(), 60, "key", "list").expect(0));

    List<String> table = lines.stream().filter(line -> !line.startsWith("note: ")).toList();
    assertThat(table).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("note: no room for"));
  }

  @Test
  void progress_goes_to_the_terminal_of_stderr_alone() throws IOException {
    giveKeys();
    Path output = directory.resolve("output");

    Result split = asked(command(), 80, "", "", output, "key", "list", "--all-users", "-o", "csv");
    Result piped = command().run("key", "list", "--all-users", "-o", "csv");

    assertThat(split.expect(0).output()).contains("reading keys");
    assertThat(output).content().startsWith("id,").doesNotContain("reading").doesNotContain(ESCAPE);
    assertThat(piped.expect(0).errors()).isEmpty();
    assertThat(piped.output().lines()).hasSameSizeAs(Files.readAllLines(output));
  }

  @Test
  void a_key_made_on_a_terminal_is_shown_with_a_word_of_warning() {
    Result shown = onTerminal(command(), 80, "key", "create", "-p", "laptop");

    shown.expect(0);
    List<String> keys = KEY.matcher(shown.output()).results().map(match -> match.group()).toList();
    assertThat(keys).hasSize(1);
    assertThat(server.works(keys.getFirst())).isTrue();
    assertThat(shown.output()).contains("this is the only time that it is shown");
  }

  @ParameterizedTest
  @CsvSource({"y,0", "n,1", "'',1"})
  void a_key_is_revoked_after_a_yes_only(String answer, int exitCode) {
    Instant inTenDays = Instant.now().plus(Duration.ofDays(10));
    String secret = server.giveKey("Users-1", "laptop", inTenDays);

    Result shown = asked(command(), 80, "[y/N] ", answer + "\n", null, "key", "revoke", "laptop");

    shown.expect(exitCode);
    assertThat(shown.output()).contains("revoke 'laptop'").contains("of admin?");
    assertThat(server.works(secret)).isEqualTo(exitCode != 0);
  }

  @Test
  void bash_completes_by_the_script_that_the_program_prints() throws IOException {
    String bash = Program.require("bash");
    Path script = directory.resolve("completion");
    Files.writeString(script, command().run("completion", "bash").expect(0).output());

    Result completed =
        command()
            .startInstead(
                bash,
                "--norc",
                "-c",
                """
                . "$0"
                set -- $(complete -p keyden)
                while [ "$1" != -F ]; do shift; done
                COMP_WORDS=(keyden key ro)
                COMP_CWORD=2
                COMP_LINE='keyden key ro'
                COMP_POINT=13
                compopt() { :; } # it works inside a running completion only
                "$2" keyden ro key
                printf '%s\\n' "${COMPREPLY[@]}"
                """,
                script.toString())
            .await();

    assertThat(completed.expect(0).output().strip()).isEqualTo("rotate");
  }

  @Test
  void the_script_of_the_repository_runs_the_same_program() {
    Result direct = command().run("key", "list", "-o", "csv").expect(0);

    Result byScript =
        command()
            .startInstead(PackagedServer.script().toString(), "key", "list", "-o", "csv")
            .await();

    assertThat(byScript.expect(0).output().lines().count())
        .isEqualTo(direct.output().lines().count());
    assertThat(byScript.errors()).isEmpty();
  }

  /** Besides the administrator's own key, which never ends. */
  private void giveKeys() {
    Instant now = Instant.now();
    server.giveKey(
        "Users-1",
        "a purpose of many words that no narrow table has room for",
        now.plusSeconds(86_300));
    server.giveKey("Users-1", "build", now.plus(Duration.ofDays(10)));
  }

  private KeydenCommand command() {
    return KeydenCommand.in(directory).on(server.uri(), server.administratorKey());
  }

  private static Result onTerminal(KeydenCommand command, int columns, String... arguments) {
    return asked(command, columns, "", "", null, arguments);
  }

  /** The output is what the terminal got, which is standard error, too. */
  private static Result asked(
      KeydenCommand command,
      int columns,
      String question,
      String answer,
      @Nullable Path output,
      String... arguments) {
    List<String> all = new ArrayList<>();
    all.add(Program.require("python3"));
    all.add(
        PackagedServer.repositoryRoot()
            .resolve("keyden-acceptance/src/test/python/on_terminal.py")
            .toString());
    all.add(Integer.toString(columns));
    all.add(question);
    all.add(answer);
    all.add(output == null ? "" : output.toString());
    all.add(KeydenCommand.program().toString());
    all.addAll(List.of(arguments));
    return command.startInstead(all.toArray(String[]::new)).await();
  }

  private static List<String> lines(Result shown) {
    return SEQUENCE.matcher(shown.output()).replaceAll("").lines().toList();
  }
}
