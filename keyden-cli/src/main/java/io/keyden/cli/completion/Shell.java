package io.keyden.cli.completion;

import java.util.Locale;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** A shell that can complete our commands. */
public enum Shell {
  /** Bash 3 and later. */
  BASH {
    @Override
    public String script(CommandSpec program) {
      return AutoComplete.bash(program.name(), program.commandLine());
    }
  },

  /** Zsh with its completion system. */
  ZSH {
    @Override
    public String script(CommandSpec program) {
      return ZshScript.of(program);
    }
  },

  /** Fish 3 and later. */
  FISH {
    @Override
    public String script(CommandSpec program) {
      return FishScript.of(program);
    }
  };

  /** The shell of that name. */
  public static Optional<Shell> named(String name) {
    for (Shell shell : values()) {
      if (shell.word().equals(name)) {
        return Optional.of(shell);
      }
    }
    return Optional.empty();
  }

  /** The name as people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The script that the shell loads.
   *
   * @param program the program with all its commands
   */
  public abstract String script(CommandSpec program);
}
