package io.keyden.core.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubjectPatternTest {
  @ParameterizedTest
  @CsvSource({
    "repo:o/r:ref:refs/heads/main, repo:o/r:ref:refs/heads/main",
    "repo:o/*, repo:o/r:environment:production",
    "*, anything",
    "*, ''",
    "repo:o/*:ref:refs/heads/main, repo:o/r:ref:refs/heads/main",
    "repo:o/r-?:pull_request, repo:o/r-1:pull_request",
    "a*b*c, aXbXbYc",
    "**a, ba",
    "a.c, a.c",
  })
  void fits(String pattern, String subject) {
    assertThat(SubjectPattern.matches(pattern, subject)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "repo:o/r, repo:o/r:ref",
    "repo:o/r, REPO:o/r",
    "repo:o/r-?, repo:o/r-",
    "repo:o/r-?, repo:o/r-12",
    "a.c, abc",
    "a*b*c, aXbXbY",
    "'', x",
    "repo:o/*, xrepo:o/r",
    "[a-z], a",
  })
  void does_not_fit(String pattern, String subject) {
    assertThat(SubjectPattern.matches(pattern, subject)).isFalse();
  }

  @Test
  void many_stars_cost_no_more_than_the_lengths_multiplied() {
    var pattern = "a*".repeat(500) + "b";
    var subject = "a".repeat(10_000);

    var fits =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> SubjectPattern.matches(pattern, subject));

    assertThat(fits).isFalse();
  }
}
