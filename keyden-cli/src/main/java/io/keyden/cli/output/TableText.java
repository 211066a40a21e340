package io.keyden.cli.output;

import io.keyden.cli.terminal.Coloring;
import io.keyden.cli.terminal.Style;
import io.keyden.cli.terminal.Styled;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays results out for people. */
final class TableText {
  private static final int GAP = 2;

  /** Shorter than this, a text says nothing. */
  private static final int FLEXIBLE_MIN = 10;

  private final Coloring coloring;
  private final int columnsMax;
  private final Instant now;
  private final ZoneId zone;

  /**
   * Creates the layout.
   *
   * @param columnsMax how wide the terminal is; {@link Integer#MAX_VALUE} without one
   * @param now what relative times refer to
   * @param zone what exact times are told in
   */
  TableText(Coloring coloring, int columnsMax, Instant now, ZoneId zone) {
    this.coloring = coloring;
    this.columnsMax = columnsMax;
    this.now = now;
    this.zone = zone;
  }

  /**
   * A table.
   *
   * @param leftOut the titles of columns for which there is no room
   */
  record Laid(List<String> lines, List<String> leftOut) {}

  <R> Laid many(Listing<R> listing, List<R> rows) {
    List<Laying> columns = new ArrayList<>();
    for (Column<R> column : listing.columns()) {
      if (!column.detail()) {
        List<Styled> cells = new ArrayList<>();
        cells.add(new Styled(column.title(), Style.BOLD));
        for (R row : rows) {
          Cell cell = column.cell().apply(row);
          cells.add(new Styled(brief(cell), cell.style()));
        }
        columns.add(new Laying(column.title(), column.alignment(), column.room(), cells));
      }
    }
    List<String> leftOut = fit(columns);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row <= rows.size(); row++) {
      lines.add(line(columns, row));
    }
    return new Laid(lines, leftOut);
  }

  /** One thing: a line for each of its properties. */
  <R> List<String> one(Listing<R> listing, R row) {
    int width = 0;
    for (Column<R> column : listing.columns()) {
      width = Math.max(width, Styled.plain(column.title()).width());
    }
    List<String> lines = new ArrayList<>();
    for (Column<R> column : listing.columns()) {
      Styled title = new Styled(column.title(), Style.BOLD);
      Cell cell = column.cell().apply(row);
      lines.add(
          coloring.render(title)
              + " ".repeat(width - title.width() + GAP)
              + coloring.render(new Styled(full(cell), cell.style())));
    }
    return lines;
  }

  private List<String> fit(List<Laying> columns) {
    List<String> leftOut = new ArrayList<>();
    shorten(columns);
    while (width(columns) > columnsMax) {
      int last = columns.size() - 1;
      while (last >= 0 && columns.get(last).room != Column.Room.DISPENSABLE) {
        last--;
      }
      if (last < 0) {
        break;
      }
      leftOut.addFirst(columns.remove(last).title);
      columns.forEach(Laying::widen);
      shorten(columns);
    }
    return leftOut;
  }

  private void shorten(List<Laying> columns) {
    int excess = width(columns) - columnsMax;
    while (excess > 0) {
      Laying widest = null;
      for (Laying column : columns) {
        if (column.room == Column.Room.FLEXIBLE
            && column.width > FLEXIBLE_MIN
            && (widest == null || column.width > widest.width)) {
          widest = column;
        }
      }
      if (widest == null) {
        return;
      }
      widest.width--;
      excess--;
    }
  }

  private static int width(List<Laying> columns) {
    int width = GAP * Math.max(0, columns.size() - 1);
    for (Laying column : columns) {
      width += column.width;
    }
    return width;
  }

  private String line(List<Laying> columns, int row) {
    StringBuilder line = new StringBuilder();
    int blanks = 0;
    for (Laying column : columns) {
      Styled cell = column.cells.get(row).shortened(column.width);
      int padding = column.width - cell.width();
      boolean right = column.alignment == Column.Alignment.RIGHT;
      String shown = coloring.render(cell);
      if (!shown.isEmpty()) {
        line.repeat(' ', blanks + (right ? padding : 0)).append(shown);
        blanks = 0;
      } else {
        blanks += right ? padding : 0;
      }
      blanks += GAP + (right ? 0 : padding);
    }
    return line.toString();
  }

  private String brief(Cell cell) {
    return cell instanceof Cell.Time time
        ? RelativeTime.of(time.instant(), now)
        : withoutTime(cell);
  }

  private String full(Cell cell) {
    if (!(cell instanceof Cell.Time time)) {
      return withoutTime(cell);
    }
    String exact =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT)
            .format(time.instant().atZone(zone));
    return exact + " (" + RelativeTime.of(time.instant(), now) + ")";
  }

  private static String withoutTime(Cell cell) {
    return switch (cell) {
      case Cell.Text known -> known.text();
      case Cell.Time known -> ExactText.time(known.instant());
      case Cell.Count known -> Long.toString(known.number());
      case Cell.Flag known -> known.set() ? "yes" : "no";
      case Cell.Absent known -> known.word();
      case Cell.Many known ->
          known.texts().isEmpty() ? Cell.NOTHING : String.join(", ", known.texts());
    };
  }

  /** A column while it is laid out: its heading and its cells, and the room they get. */
  private static final class Laying {
    private final String title;
    private final Column.Alignment alignment;
    private final Column.Room room;
    private final List<Styled> cells;
    private final int wanted;
    private int width;

    private Laying(String title, Column.Alignment alignment, Column.Room room, List<Styled> cells) {
      this.title = title;
      this.alignment = alignment;
      this.room = room;
      this.cells = cells;
      int widest = 1;
      for (Styled cell : cells) {
        widest = Math.max(widest, cell.width());
      }
      this.wanted = widest;
      this.width = widest;
    }

    private void widen() {
      width = wanted;
    }
  }
}
