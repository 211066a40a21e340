package io.keyden.http.team;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PermissionExportTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
  void no_text_is_taken_for_a_formula(String text) {
    assertThat(PermissionExport.cell(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\"b", "a\nb", "\rb"})
  void text_that_would_break_a_line_is_quoted(String text) {
    var cell = PermissionExport.cell(text);

    assertThat(cell).startsWith("\"").endsWith("\"");
    assertThat(cell.substring(1, cell.length() - 1).replace("\"\"", "\"")).endsWith(text);
  }
}
