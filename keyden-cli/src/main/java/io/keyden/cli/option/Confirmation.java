package io.keyden.cli.option;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.text.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** For commands whose work cannot be undone: asks on a terminal, and insists on --yes elsewhere. */
public final class Confirmation {
  private static final int ANSWER_LENGTH_MAX = 100;

  @Option(
      names = {"-y", "--yes"},
      description = "Do it without asking")
  private boolean yes;

  /**
   * Returns if it shall be done.
   *
   * @param deed what is about to be done, as the middle of a question: {@code revoke 'laptop'}
   * @throws CommandException if the answer is no, or nobody can be asked
   */
  public void ask(Surroundings surroundings, String deed) {
    if (yes) {
      return;
    }
    if (!surroundings.terminal().input() || !surroundings.terminal().error()) {
      throw CommandException.usage(
          "there is no terminal to ask on whether to " + deed, "add --yes");
    }
    surroundings.err().print(SafeText.of(deed + "? [y/N] "));
    surroundings.err().flush();
    String answer = answer(surroundings);
    if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
      throw CommandException.failed("nothing was done", "answer y to go on, or add --yes");
    }
  }

  private static String answer(Surroundings surroundings) {
    StringBuilder answer = new StringBuilder();
    try {
      for (int read = surroundings.in().read();
          read >= 0 && read != '\n' && answer.length() < ANSWER_LENGTH_MAX;
          read = surroundings.in().read()) {
        answer.append(new String(new byte[] {(byte) read}, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw CommandException.failed("nothing was done: the answer cannot be read", "add --yes");
    }
    return answer.toString().strip();
  }
}
