package io.keyden.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines in columns, in the form of Markdown, which reads well as it is. For one thread. */
final class Table {
  private final List<List<String>> lines = new ArrayList<>();

  Table(String... headings) {
    lines.add(List.of(headings));
  }

  void add(String... cells) {
    lines.add(List.of(cells));
  }

  @Override
  public String toString() {
    var widths =
        IntStream.range(0, lines.getFirst().size())
            .map(column ->
                lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
            .toArray();
    var text = new StringBuilder(line(lines.getFirst(), widths));
    text.append(
        IntStream.range(0, widths.length)
            .mapToObj(column -> "-".repeat(widths[column] + 1) + (column == 0 ? "-" : ":"))
            .collect(Collectors.joining("|", "|", "|\n")));
    lines.stream().skip(1).forEach(cells -> text.append(line(cells, widths)));
    return text.toString();
  }

  /** The first column to the left, numbers to the right. */
  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(column ->
            String.format(column == 0 ? "%%-%ds" : "%%%ds", widths[column])
                .formatted(cells.get(column)))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
