package io.keyden.acceptance.browser;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table on the page. */
public final class Table extends PageElement {
  private static final String TEXTS =
      """
      const flat = text => text.replace(/\\s+/g, ' ').trim();
      const shown = element => element.checkVisibility({visibilityProperty: true});
      return [...arguments[0].querySelectorAll(arguments[1])].filter(shown)
          .map(row => [...row.querySelectorAll('th, td, [role=cell], [role=rowheader],'
                + ' [role=columnheader]')]
              .map(cell => flat(cell.innerText)));
      """;
  private static final String HEADER_ROWS = "thead tr";
  private static final String BODY_ROWS = "tbody tr";

  Table(Region region, @Nullable String name) {
    super(region, Kind.TABLE, name);
  }

  /** The texts of the header's cells. */
  public List<String> headers() {
    return cells(HEADER_ROWS).stream().findFirst().orElse(List.of());
  }

  /** The texts of the cells, by row. */
  public List<List<String>> rows() {
    return cells(BODY_ROWS);
  }

  /** The texts of the cells, by row and header; needs headers that differ. */
  public List<Map<String, String>> records() {
    List<String> headers = headers();
    return rows().stream().map(row -> byHeader(headers, row)).toList();
  }

  private static Map<String, String> byHeader(List<String> headers, List<String> row) {
    List<Integer> both = new ArrayList<>();
    for (int i = 0; i < Math.min(headers.size(), row.size()); i++) {
      both.add(i);
    }
    return both.stream()
        .collect(toMap(headers::get, row::get, (first, second) -> first, LinkedHashMap::new));
  }

  /** The row one of whose lines is this text. */
  public PageElement row(String line) {
    return new PageElement(this, BODY_ROWS, "row", line);
  }

  /** Waits until the table has that many rows. */
  public void awaitRows(int count) {
    browser().await(this + " with " + count + " rows", () -> rows().size() == count);
  }

  private List<List<String>> cells(String rows) {
    return use(
        "a " + this,
        element -> true,
        element -> {
          List<List<String>> texts = new ArrayList<>();
          if (browser().run(TEXTS, element, rows) instanceof List<?> found) {
            for (Object row : found) {
              texts.add(
                  row instanceof List<?> cells
                      ? cells.stream().map(String::valueOf).toList()
                      : List.of());
            }
          }
          return texts;
        });
  }
}
