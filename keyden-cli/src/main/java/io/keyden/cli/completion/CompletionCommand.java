package io.keyden.cli.completion;

import io.keyden.cli.surroundings.Surroundings;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code keyden completion SHELL}: prints the script that completes the program's words. */
@Command(
    name = "completion",
    description = "Prints the script by which a shell completes the words of keyden.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  source <(keyden completion bash)",
      "  keyden completion zsh > \"$HOME/.zsh/completions/_keyden\"",
      "  keyden completion fish > ~/.config/fish/completions/keyden.fish"
    })
public final class CompletionCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec specification = CommandSpec.create();

  @Parameters(
      paramLabel = "SHELL",
      converter = ShellConverter.class,
      completionCandidates = Shells.class,
      description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  /** Prints on these surroundings. */
  public CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.out().print(shell.script(specification.root()));
    surroundings.out().flush();
    return 0;
  }

  static final class ShellConverter implements ITypeConverter<Shell> {
    @Override
    public Shell convert(String text) {
      return Shell.named(text)
          .orElseThrow(
              () -> new TypeConversionException("'" + text + "' is none of bash, zsh and fish"));
    }
  }

  static final class Shells implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Shell.values()).map(Shell::word).iterator();
    }
  }
}
