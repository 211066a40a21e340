package io.keyden.benchmarks.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Whole folders, copied and deleted. */
public final class Folders {
  private Folders() {}

  /** Copies {@code from} with all that is in it to {@code to}, which must not be there. */
  public static void copy(Path from, Path to) throws IOException {
    for (var path : all(from)) {
      Files.copy(path, to.resolve(from.relativize(path)));
    }
  }

  /** Deletes {@code folder} with all that is in it. */
  public static void delete(Path folder) throws IOException {
    for (var path : all(folder).reversed()) {
      Files.deleteIfExists(path);
    }
  }

  /** A folder comes before what is in it. */
  private static List<Path> all(Path folder) throws IOException {
    try (var found = Files.walk(folder)) {
      return found.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
