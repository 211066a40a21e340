package io.keyden.cli.manual;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyden.cli.description.CommandDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the manual: a page for the program and one for each of its commands. */
public final class ManualPages {
  private ManualPages() {}

  /**
   * Writes the pages, such as {@code keyden-key-create.1}, and returns their files.
   *
   * @param program the program with all its commands
   * @param folder where to; made if it is not there
   * @param version of the program
   * @param date of the program, as {@code 2026-11-24}; not that of the build, so that two builds of
   *     the same sources give the same pages
   */
  public static List<Path> write(CommandSpec program, Path folder, String version, String date)
      throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (CommandSpec command : CommandDescription.all(program)) {
      Path file = folder.resolve(ManualPage.fileName(command));
      files.add(Files.writeString(file, ManualPage.of(command, version, date), US_ASCII));
    }
    return files;
  }
}
