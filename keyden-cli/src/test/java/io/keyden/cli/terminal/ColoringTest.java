package io.keyden.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoringTest {
  @ParameterizedTest
  @CsvSource({
    "true,false,'',ON",
    "false,false,'',OFF",
    "true,true,'',OFF",
    "true,false,NO_COLOR=1,OFF",
    "true,false,NO_COLOR=0,OFF",
    "true,false,NO_COLOR=,ON",
    "true,false,TERM=dumb,OFF",
    "true,false,TERM=xterm-256color,ON",
    "true,false,CLICOLOR=0,OFF",
    "true,false,CLICOLOR=1,ON",
    "false,false,CLICOLOR_FORCE=1,ON",
    "false,false,CLICOLOR_FORCE=0,OFF",
    "false,false,CLICOLOR_FORCE=,OFF",
    "true,false,CLICOLOR_FORCE=1 TERM=dumb,ON",
    "true,true,CLICOLOR_FORCE=1,OFF",
    "true,false,CLICOLOR_FORCE=1 NO_COLOR=1,OFF",
  })
  void colour_follows_the_option_the_variables_and_the_terminal(
      boolean terminal, boolean refused, String variables, Coloring expected) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(" ", -1)) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }

    assertThat(Coloring.wanted(terminal, environment, refused)).isEqualTo(expected);
  }

  @Test
  void a_style_becomes_a_sequence_that_ends_behind_the_text() {
    assertThat(Coloring.ON.render(new Styled("soon", Style.YELLOW)))
        .isEqualTo("\u001b[33msoon\u001b[0m");
  }

  @Test
  void without_colour_a_style_leaves_nothing_behind() {
    assertThat(Coloring.OFF.render(new Styled("soon", Style.YELLOW))).isEqualTo("soon");
  }

  @Test
  void a_plain_text_gets_no_sequence() {
    assertThat(Coloring.ON.render(Styled.plain("soon"))).isEqualTo("soon");
    assertThat(Coloring.ON.render(new Styled("", Style.RED))).isEmpty();
  }

  @Test
  void a_text_cannot_bring_sequences_of_its_own() {
    Styled styled = new Styled("\u001b[31mred", Style.BOLD);

    assertThat(Coloring.ON.render(styled)).isEqualTo("\u001b[1m\\u001b[31mred\u001b[0m");
    assertThat(styled.width()).isEqualTo("\\u001b[31mred".length());
  }
}
