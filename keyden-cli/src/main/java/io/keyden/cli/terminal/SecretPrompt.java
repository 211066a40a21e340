package io.keyden.cli.terminal;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.secret.SecretText;
import java.util.Arrays;

/** Asks for a password or a key without showing what is typed. */
public final class SecretPrompt {
  private final Terminal terminal;
  private final HiddenInput input;

  /**
   * Creates the prompt.
   *
   * @param terminal whether somebody is there to ask
   * @param input reads what is typed
   */
  public SecretPrompt(Terminal terminal, HiddenInput input) {
    this.terminal = terminal;
    this.input = input;
  }

  /**
   * Asks for a key or a token. Blanks around the answer are left out, since they come along with
   * what is pasted.
   *
   * @param question such as {@code API key: }
   * @param instead how to do it without a terminal, in lower case, such as {@code give the key by
   *     --api-key-file}
   * @throws CommandException if there is no terminal, or the answer is empty
   */
  public SecretText askForKey(String question, String instead) {
    return secret(typed(question, instead).strip(), instead);
  }

  /**
   * Asks for a password, which is taken as it is typed.
   *
   * @param question such as {@code Password: }
   * @param instead how to do it without a terminal, in lower case
   * @throws CommandException if there is no terminal, or the answer is empty
   */
  public SecretText askForPassword(String question, String instead) {
    return secret(typed(question, instead), instead);
  }

  private String typed(String question, String instead) {
    if (!terminal.input() || !terminal.output()) {
      throw CommandException.usage("there is no terminal to ask for a secret on", instead);
    }
    char[] typed = input.read(question).orElseGet(() -> new char[0]);
    String text = new String(typed);
    Arrays.fill(typed, ' ');
    return text;
  }

  private static SecretText secret(String text, String instead) {
    if (text.isEmpty()) {
      throw CommandException.usage("nothing was typed", instead);
    }
    return SecretText.of(text);
  }
}
