package io.keyden.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.text.SafeText;
import io.keyden.wire.Csv;
import java.util.ArrayList;
import java.util.List;

/** Writes results on stdout, as tables for people or exactly for programs. */
public final class Printer {
  private final OutputFormat format;
  private final Surroundings surroundings;
  private final boolean colorRefused;
  private final boolean quiet;

  /**
   * Creates the printer.
   *
   * @param format how results are written
   * @param surroundings where they are written, and what of it is a terminal
   * @param colorRefused whether {@code --no-color} was given
   * @param quiet whether remarks on stderr are unwanted
   */
  public Printer(
      OutputFormat format, Surroundings surroundings, boolean colorRefused, boolean quiet) {
    this.format = format;
    this.surroundings = surroundings;
    this.colorRefused = colorRefused;
    this.quiet = quiet;
  }

  /** Writes many things, or says that there are none. */
  public <R> void list(Listing<R> listing, List<R> rows) {
    switch (format) {
      case TABLE -> table(listing, rows);
      case JSON -> write(ExactText.json(listing, rows));
      case YAML -> write(ExactText.yaml(listing, rows));
      case CSV -> csv(listing, rows);
    }
  }

  /** Writes one thing with all that is known of it. */
  public <R> void show(Listing<R> listing, R row) {
    switch (format) {
      case TABLE ->
          layout(Integer.MAX_VALUE).one(listing, row).forEach(surroundings.out()::println);
      case JSON -> write(ExactText.json(listing, row));
      case YAML -> write(ExactText.yaml(listing, row));
      case CSV -> csv(listing, List.of(row));
    }
  }

  /** Says something on stderr that is neither a result nor a problem, unless that is unwanted. */
  private void remark(String line) {
    if (!quiet) {
      surroundings.err().println(SafeText.of(line));
    }
  }

  private <R> void table(Listing<R> listing, List<R> rows) {
    if (rows.isEmpty()) {
      remark("no " + listing.things());
      return;
    }
    boolean terminal = surroundings.terminal().output();
    TableText.Laid laid =
        layout(terminal ? surroundings.terminal().columns() : Integer.MAX_VALUE)
            .many(listing, rows);
    laid.lines().forEach(surroundings.out()::println);
    if (!laid.leftOut().isEmpty()) {
      remark(
          "note: no room for "
              + String.join(", ", laid.leftOut())
              + "; widen the terminal, or use -o json");
    }
  }

  private TableText layout(int columnsMax) {
    return new TableText(
        surroundings.outputColoring(colorRefused),
        columnsMax,
        surroundings.clock().instant(),
        surroundings.zone());
  }

  private <R> void csv(Listing<R> listing, List<R> rows) {
    Csv csv = new Csv(listing.columns().stream().map(Column::name).toList());
    for (R row : rows) {
      List<String> cells = new ArrayList<>();
      for (Column<R> column : listing.columns()) {
        cells.add(exact(column.cell().apply(row)));
      }
      csv.row(cells);
    }
    surroundings.out().writeBytes(csv.bytes());
    surroundings.out().flush();
  }

  private static String exact(Cell cell) {
    return switch (cell) {
      case Cell.Text known -> known.text();
      case Cell.Time known -> ExactText.time(known.instant());
      case Cell.Count known -> Long.toString(known.number());
      case Cell.Flag known -> Boolean.toString(known.set());
      case Cell.Absent _ -> "";
      case Cell.Many known -> String.join("; ", known.texts());
    };
  }

  private void write(String text) {
    surroundings.out().writeBytes(text.getBytes(UTF_8));
    surroundings.out().flush();
  }
}
