package io.keyden.http.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @Test
  void plus_and_percent_twenty_are_both_a_space() {
    Query query = Query.parse("a=one+two&b=one%20two&c=one%2Btwo");

    assertThat(query.text("a")).hasValue("one two");
    assertThat(query.text("b")).hasValue("one two");
    assertThat(query.text("c")).hasValue("one+two");
  }

  @Test
  void names_are_found_in_any_case_and_encoded_or_not() {
    Query query = Query.parse("ApiKey=x&partial%4Eame=y");

    assertThat(query.text("apikey")).hasValue("x");
    assertThat(query.text("APIKEY")).hasValue("x");
    assertThat(query.text("partialName")).hasValue("y");
  }

  @Test
  void the_first_of_repeated_values_is_the_text() {
    assertThat(Query.parse("a=1&a=2").text("a")).hasValue("1");
  }

  @Test
  void an_empty_value_is_given_and_a_missing_parameter_is_not() {
    Query query = Query.parse("filter=&bare&&=nameless");

    assertThat(query.text("filter")).hasValue("");
    assertThat(query.text("bare")).hasValue("");
    assertThat(query.text("")).hasValue("nameless");
    assertThat(query.text("other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ids=Users-1,Users-2",
        "ids=Users-1%2CUsers-2",
        "ids=Users-1%2cUsers-2",
        "ids=Users-1&IDS=Users-2",
        "ids=,Users-1,,+Users-2+,&ids=&ids=%20"
      })
  void a_list_is_the_same_however_it_is_written(String raw) {
    assertThat(Query.parse(raw).list("ids")).containsExactly("Users-1", "Users-2");
  }

  @Test
  void a_missing_list_is_empty() {
    assertThat(Query.EMPTY.list("ids")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "take=0,0",
    "take=30,30",
    "take=+30,30",
    "take=2147483647,2147483647",
    "take=2147483648,2147483647",
    "take=99999999999999999999999999,2147483647"
  })
  void a_number_beyond_the_range_is_clamped(String raw, int expected) {
    assertThat(Query.parse(raw).integer("take")).isEqualTo(new QueryInteger.Given(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"take=x", "take=-1", "take=1.5", "take=0x10", "take=1+1", "take=%D9%A3"})
  void what_is_no_number_or_negative_is_a_fault_that_names_the_parameter(String raw) {
    Query query = Query.parse(raw);

    assertThat(query.integer("take")).isEqualTo(new QueryInteger.Faulty());
    assertThatThrownBy(() -> query.integer("take", 30))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("take");
  }

  @Test
  void a_missing_or_blank_number_falls_back() {
    assertThat(Query.EMPTY.integer("take")).isEqualTo(new QueryInteger.Absent());
    assertThat(Query.parse("take=").integer("take", 30)).isEqualTo(30);
    assertThat(Query.parse("take=7").integer("take", 30)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x=true", "x=True", "x=TRUE", "x=1", "x=yes", "x=on", "X=true"})
  void a_flag_says_yes_in_many_ways(String raw) {
    assertThat(Query.parse(raw).flag("x")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x=", "x", "x=false", "x=False", "x=0", "x=maybe"})
  void everything_else_is_no(String raw) {
    assertThat(Query.parse(raw).flag("x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%zz",
        "%=a",
        "a=%C3%28",
        "a=%ff",
        "a=%ED%A0%80",
        "a=\u0000",
        "a=ü",
        "a=b c",
        "a=%+1"
      })
  void malformed_input_is_refused(String raw) {
    assertThatThrownBy(() -> Query.parse(raw)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void number_of_parameters_and_length_are_limited() {
    String most = "a=1&".repeat(Query.MAX_PARAMETERS);

    assertThat(Query.parse(most).list("a")).hasSize(Query.MAX_PARAMETERS);
    assertThatThrownBy(() -> Query.parse(most + "a=1")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> Query.parse("a".repeat(Query.MAX_LENGTH + 1)))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void the_text_form_shows_no_value() {
    assertThat(Query.parse("apikey=API-SECRET").toString()).doesNotContain("SECRET");
  }
}
