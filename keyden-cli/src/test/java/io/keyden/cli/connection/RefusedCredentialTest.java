package io.keyden.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Sourced;
import io.keyden.cli.secret.SecretText;
import io.keyden.client.problem.AnswerException;
import io.keyden.client.problem.NotSignedInException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedCredentialTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

  private static NotSignedInException refusal() {
    return (NotSignedInException)
        AnswerException.of(
            new AnswerException.Refusal(
                401,
                "You must be logged in.",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEYDEN_API_KEY | the API key from KEYDEN_API_KEY | set KEYDEN_API_KEY to another, or unset"
            + " it and use keyden login",
        "--api-key-file | the API key from --api-key-file | give another by --api-key-file",
        "profile work | the API key of profile work | LOGIN",
        "profile work, secret-command | the API key of profile work, secret-command | let the"
            + " secret-command print another"
      })
  void remedy_fits_where_the_key_came_from(String source, String called, String remedy) {
    Credential key = new Credential.ApiKey(SecretText.of("API-NOSUCHKEYNOSUCHKEYNOSUCHKEY"));

    CommandException problem =
        RefusedCredential.of(new Sourced<>(key, source), "LOGIN", refusal(), NOW);

    assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(problem.problem()).isEqualTo("the server refuses " + called);
    assertThat(problem.hint())
        .contains("it may be revoked or expired, or its owner disabled; " + remedy);
  }

  @Test
  void key_that_ends_later_is_not_said_to_have_expired() {
    Credential key =
        new Credential.ApiKey(
            SecretText.of("API-NOSUCHKEYNOSUCHKEYNOSUCHKEY"),
            Optional.of(NOW.plusMillis(1)),
            Optional.empty());

    CommandException problem =
        RefusedCredential.of(new Sourced<>(key, "profile work"), "LOGIN", refusal(), NOW);

    assertThat(problem.problem()).isEqualTo("the server refuses the API key of profile work");
  }

  @Test
  void access_token_is_called_one() {
    Credential token = new Credential.AccessToken(SecretText.of("a.b.c"));

    CommandException problem =
        RefusedCredential.of(new Sourced<>(token, "OCTOPUS_ACCESS_TOKEN"), "LOGIN", refusal(), NOW);

    assertThat(problem.problem())
        .isEqualTo("the server refuses the access token from OCTOPUS_ACCESS_TOKEN");
  }
}
