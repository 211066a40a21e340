package io.keyden.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
  @ParameterizedTest
  @CsvSource({
    "'',false,false,false",
    "'in,out,err',true,true,true",
    "err,false,false,true",
    "'out,in',true,true,false",
    "stdin,false,false,false",
  })
  void the_start_script_names_the_streams_that_are_terminals(
      String streams, boolean input, boolean output, boolean error) {
    Terminal terminal = read(Map.of("keyden.terminal", streams), Map.of());

    assertThat(terminal).isEqualTo(new Terminal(input, output, error, 80));
  }

  @Test
  void without_the_start_script_nothing_is_a_terminal() {
    assertThat(read(Map.of(), Map.of())).isEqualTo(Terminal.none());
  }

  @Test
  void the_width_comes_from_the_variable_then_from_the_start_script() {
    Map<String, String> properties = Map.of("keyden.columns", "120");

    assertThat(read(properties, Map.of()).columns()).isEqualTo(120);
    assertThat(read(properties, Map.of("COLUMNS", "100")).columns()).isEqualTo(100);
    assertThat(read(properties, Map.of("COLUMNS", "wide")).columns()).isEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "3", "99999999999", "eighty"})
  void a_width_that_makes_no_sense_counts_as_unknown(String columns) {
    assertThat(read(Map.of("keyden.columns", columns), Map.of()).columns()).isEqualTo(80);
  }

  @Test
  void a_terminal_has_a_width() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Terminal(true, true, true, 0));
  }

  private static Terminal read(Map<String, String> properties, Map<String, String> environment) {
    return Terminal.read(properties::get, environment);
  }
}
