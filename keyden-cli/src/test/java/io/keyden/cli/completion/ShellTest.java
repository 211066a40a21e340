package io.keyden.cli.completion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keyden.cli.description.SampleProgram;
import io.keyden.cli.surroundings.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Asks the real shells. What is not installed is skipped. */
class ShellTest {
  @TempDir Path folder;

  private CommandSpec program = CommandSpec.create();

  @BeforeEach
  void makeProgram() throws IOException {
    program = SampleProgram.of(new World(folder).surroundings());
    Files.writeString(folder.resolve("a-file"), "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"\"|key rotate-all completion",
        "k|key",
        "key \"\"|list ls create",
        "key l|list ls",
        "key list --expir|--expiring-in",
        "key list --internal|''",
        "key list -o \"\"|table json yaml csv",
        "key list -o j|json",
        "completion \"\"|bash zsh fish",
      })
  void bash_completes_commands_options_and_values(String typed, String offered) throws Exception {
    String script = write(Shell.BASH);

    String answer =
        run(
            "bash",
            "--norc",
            "-c",
            """
            set -u
            . "$0"
            COMP_WORDS=(keyden-x %s)
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMP_LINE="${COMP_WORDS[*]}"
            COMP_POINT=${#COMP_LINE}
            compopt() { :; } # it works inside a running completion only
            _complete_keyden-x keyden-x "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%%s\\n' "${COMPREPLY[@]-}"
            """
                .formatted(typed),
            script);

    assertThat(words(answer)).containsExactlyInAnyOrderElementsOf(words(offered));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' '|key rotate-all completion",
        "' k'|key",
        "' key '|list create",
        "' key --help l'|list",
        "' key list --expir'|--expiring-in",
        "' key list --inter'|''",
        "' key list -o '|table json yaml csv",
        "' key list --output='|--output=table --output=json --output=yaml --output=csv",
        "' key list --server list --expir'|--expiring-in",
        "' completion '|bash zsh fish",
        "' key create --purpose a-f'|''",
        "' key list --api-key-file a-f'|a-file",
        "' rotate-all a-f'|a-file",
      })
  void fish_completes_commands_options_and_values(String typed, String offered) throws Exception {
    assumeInstalled("fish");
    String script = write(Shell.FISH);

    String answer =
        run(
            "fish",
            "--no-config",
            "-c",
            "source $argv[1]; complete -C\"keyden-x%s\" | string replace -r '\\t.*' ''"
                .formatted(typed),
            script);

    assertThat(words(answer)).containsExactlyInAnyOrderElementsOf(words(offered));
  }

  @Test
  void fish_shows_what_words_mean() throws Exception {
    assumeInstalled("fish");
    String script = write(Shell.FISH);

    String answer =
        run("fish", "--no-config", "-c", "source $argv[1]; complete -C'keyden-x key '", script);

    assertThat(answer.lines())
        .containsExactlyInAnyOrder(
            "list\tLists keys.", "create\t" + SampleProgram.ODD.replace("%%", "%"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' '|key rotate-all completion",
        "' key '|list create",
        "' key list --expir'|--expiring-in",
        "' key list --inter'|''",
        "' key ls --expir'|--expiring-in",
        "' key list -o '|table json yaml csv",
        "' key list -o json -'|--server -s --profile --api-key-file --username --password-file --ca-file --timeout --expiring-in --never-expires --quiet -q --no-color --help -h --version -V",
        "' completion '|bash zsh fish",
        "' key list --api-key-file a-f'|a-file",
        "' rotate-all a-f'|a-file",
      })
  void zsh_completes_commands_options_and_values(String typed, String offered) throws Exception {
    assumeInstalled("zsh");
    Path functions = Files.createDirectory(folder.resolve("functions"));
    Files.writeString(functions.resolve("_keyden-x"), Shell.ZSH.script(program));

    String answer =
        run(
            "zsh",
            "-f",
            "-c",
            // The completion system runs in a terminal only; what it would add is printed instead.
            """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell "cd $2; PS1=; fpath=($1 \\$fpath); autoload -U compinit; compinit -u -D"
            zpty -w shell 'compadd() { local -a found; builtin compadd -O found "$@"; print -r -- "offered: $found"; builtin compadd "$@" }'
            zpty -w shell 'complete-and-tell() { zle complete-word; print -r -- "com""pleted" }'
            zpty -w shell 'zle -N complete-and-tell; bindkey "^I" complete-and-tell'
            zpty -w shell 'zstyle ":completion:*" list-prompt ""'
            zpty -w shell 'print -r -- rea""dy'
            zpty -r shell answer '*ready*'
            zpty -n -w shell "keyden-x$3"$'\\t'
            zpty -r shell answer '*completed*'
            print -r -- $answer
            """,
            "zsh",
            functions.toString(),
            folder.toString(),
            typed);

    assertThat(
            answer
                .lines()
                .map(line -> line.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]|\r", ""))
                .filter(line -> line.contains("offered:"))
                .flatMap(line ->
                    words(line.substring(line.indexOf("offered:") + "offered:".length())).stream())
                .distinct())
        .containsExactlyInAnyOrderElementsOf(words(offered));
  }

  @ParameterizedTest
  @EnumSource
  void the_shell_finds_no_fault_in_the_script(Shell shell) throws Exception {
    assumeInstalled(shell.word());

    assertThat(run(shell.word(), "-n", write(shell))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_command_prints_the_script(Shell shell) {
    World world = new World(folder);
    CommandLine commandLine = SampleProgram.of(world.surroundings()).commandLine();

    int code = commandLine.execute("completion", shell.word());

    assertThat(code).isZero();
    assertThat(world.out()).isEqualTo(shell.script(program));
  }

  private String write(Shell shell) throws IOException {
    return Files.writeString(folder.resolve("script"), shell.script(program)).toString();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static void assumeInstalled(String shell) {
    assumeThat(
            Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, shell))))
        .as(shell + " is installed")
        .isTrue();
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TERM", "dumb");
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("the shell did not end: " + Files.readString(output, UTF_8));
    }
    return Files.readString(output, UTF_8);
  }
}
