package io.keyden.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-01-31T22:30:00.000+00:00",
        "2027-01-31T22:30:00Z",
        "2027-01-31T22:30",
        "2027-01-31 22:30",
        "2027-01-31T23:30:00+0100",
        "2027-01-31T23:30:00+01",
        "2027-01-31T23:30:00 01:00",
        " 2027-01-31 23:30:00 0100 "
      })
  void a_time_is_read_as_clients_write_it_into_a_query(String text) {
    assertThat(QueryTime.parse(text)).contains(Instant.parse("2027-01-31T22:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2027-02-30",
        "+999999999-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z"
      })
  void what_is_no_time_of_the_years_0_to_9999_is_refused(String text) {
    assertThat(QueryTime.parse(text)).isEmpty();
  }
}
