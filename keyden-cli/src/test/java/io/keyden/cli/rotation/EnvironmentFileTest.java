package io.keyden.cli.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTest {
  @Test
  void a_line_is_replaced_in_its_place() {
    assertThat(EnvironmentFile.with("A=1\nKEY=old\nB=2\n", "KEY", "new"))
        .isEqualTo("A=1\nKEY=new\nB=2\n");
  }

  @Test
  void every_line_that_sets_the_name_is_replaced() {
    assertThat(EnvironmentFile.with("KEY=a\nKEY=b\n", "KEY", "new"))
        .isEqualTo("KEY=new\nKEY=new\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "export KEY=old   | export KEY=new",
        "KEY=\"old\"      | KEY=\"new\"",
        "KEY='old'        | KEY='new'",
        "KEY = old        | KEY = new",
        "KEY=old # why    | KEY=new",
        "KEY=             | KEY=new",
        "MY_KEY=x         | MY_KEY=x~KEY=new~",
        "KEY2=x           | KEY2=x~KEY=new~",
        "# KEY=old        | # KEY=old~KEY=new~"
      })
  void what_stands_around_the_value_stays(String before, String after) {
    assertThat(EnvironmentFile.with(before, "KEY", "new")).isEqualTo(after.replace('~', '\n'));
  }

  @Test
  void a_new_name_gets_a_line_at_the_end() {
    assertThat(EnvironmentFile.with("", "KEY", "new")).isEqualTo("KEY=new\n");
    assertThat(EnvironmentFile.with("A=1", "KEY", "new")).isEqualTo("A=1\nKEY=new\n");
  }

  @Test
  void the_line_ends_of_another_system_stay() {
    assertThat(EnvironmentFile.with("A=1\r\nKEY=old\r\nB=2\r\n", "KEY", "new"))
        .isEqualTo("A=1\r\nKEY=new\r\nB=2\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1A", "A-B", "A B", "A=B", "Ä", "A\n"})
  void what_cannot_be_a_name_is_told(String name) {
    assertThat(EnvironmentFile.isName(name)).isFalse();
  }
}
