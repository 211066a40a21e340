package io.keyden.cli.option;

import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.terminal.Coloring;
import io.keyden.cli.terminal.Progress;
import io.keyden.cli.text.SafeText;
import picocli.CommandLine.Option;

/** How much is said, and in which colours: for commands with a result of their own form. */
public class DisplayOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "No remarks and no progress on stderr; problems and warnings stay")
  private boolean quiet;

  @Option(names = "--no-color", description = "No colours (so does a NO_COLOR that is not empty)")
  private boolean colorRefused;

  /** Whether remarks and progress are unwanted. */
  public final boolean quiet() {
    return quiet;
  }

  /** Whether colours are unwanted. */
  public final boolean colorRefused() {
    return colorRefused;
  }

  /** Where progress is shown, if it is. */
  public final Progress.Stage progress(Surroundings surroundings) {
    return surroundings.progress(quiet);
  }

  /** Whether results are coloured. */
  public final Coloring coloring(Surroundings surroundings) {
    return surroundings.outputColoring(colorRefused);
  }

  /** Says something on stderr that is neither a result nor a problem, unless that is unwanted. */
  public final void remark(Surroundings surroundings, String line) {
    if (!quiet) {
      surroundings.err().println(SafeText.of(line));
    }
  }
}
