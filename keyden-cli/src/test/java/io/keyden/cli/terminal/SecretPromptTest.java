package io.keyden.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.World;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretPromptTest {
  @TempDir Path folder;

  @Test
  void blanks_around_a_pasted_key_are_left_out() {
    World world = new World(folder).withTerminal(80).withAnswer(" API-1\t");

    assertThat(prompt(world).askForKey("API key: ", "")).isEqualTo(SecretText.of("API-1"));
  }

  @Test
  void a_password_is_taken_as_it_is_typed() {
    World world = new World(folder).withTerminal(80).withAnswer(" hunter22 ");

    assertThat(prompt(world).askForPassword("Password: ", ""))
        .isEqualTo(SecretText.of(" hunter22 "));
  }

  @Test
  void without_a_terminal_the_hint_says_how_to_do_it_instead() {
    World world = new World(folder).withAnswer("API-1");

    assertThatThrownBy(() -> prompt(world).askForKey("API key: ", "use --api-key-file"))
        .isInstanceOfSatisfying(
            CommandException.class,
            problem -> {
              assertThat(problem.problem()).contains("no terminal");
              assertThat(problem.hint()).contains("use --api-key-file");
              assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
            });
  }

  @Test
  void an_empty_or_broken_off_answer_is_refused() {
    World empty = new World(folder).withTerminal(80).withAnswer("  ");
    World brokenOff = new World(folder).withTerminal(80);

    assertThatThrownBy(() -> prompt(empty).askForKey("API key: ", ""))
        .hasMessage("nothing was typed");
    assertThatThrownBy(() -> prompt(brokenOff).askForPassword("Password: ", ""))
        .hasMessage("nothing was typed");
  }

  @Test
  void a_process_without_a_console_reads_nothing() {
    assertThat(HiddenInput.of(() -> null).read("Password: ")).isEmpty();
  }

  private static SecretPrompt prompt(World world) {
    return world.surroundings().secretPrompt();
  }
}
