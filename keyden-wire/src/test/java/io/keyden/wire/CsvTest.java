package io.keyden.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  private static String written(String... cells) {
    return new String(new Csv(List.of("A")).row(List.of(cells)).bytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "plain | plain",
        "a,b | \"a,b\"",
        "say \"hi\" | \"say \"\"hi\"\"\"",
        "=1+1 | \"'=1+1\"",
        "+1 | \"'+1\"",
        "-1 | \"'-1\"",
        "@SUM(A1) | \"'@SUM(A1)\"",
        "a=1 | a=1",
        "`` | ``",
        "Żółw🗝 | Żółw🗝"
      })
  void cell_is_quoted_where_it_must_be_and_never_a_formula(String cell, String expected) {
    assertThat(written(cell)).isEqualTo("A\r\n" + expected + "\r\n");
  }

  @ParameterizedTest
  @CsvSource({"'a\rb'", "'a\nb'", "'a\u2028b'", "'a\u001bb'", "'a\tb'", "'a\u202eb'"})
  void what_could_begin_a_line_is_replaced(String cell) {
    assertThat(written(cell)).isEqualTo("A\r\na\uFFFDb\r\n");
  }
}
