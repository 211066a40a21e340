package io.keyden.cli.manual;

import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.surroundings.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code keyden manual FOLDER}: writes the manual pages. Hidden, since the build calls it, and
 * those who use the program have the pages already.
 */
@Command(
    name = "manual",
    description = "Writes the manual pages of all commands.",
    hidden = true,
    mixinStandardHelpOptions = true)
public final class ManualCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec specification = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Where to, such as share/man/man1.")
  private String folder = "";

  @Option(names = "--of-version", paramLabel = "VERSION", required = true, description = "Which.")
  private String version = "";

  @Option(names = "--of-date", paramLabel = "DATE", required = true, description = "When.")
  private String date = "";

  /** Writes relative to these surroundings. */
  public ManualCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path target = surroundings.file(folder);
    try {
      ManualPages.write(specification.root(), target, version, date);
    } catch (IOException failure) {
      throw FileProblem.writing(target, failure);
    }
    return 0;
  }
}
