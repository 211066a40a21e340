package io.keyden.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.Rejection;
import io.keyden.core.problem.Violation;
import io.keyden.http.seam.Response;
import io.keyden.wire.BodyException;
import io.keyden.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ErrorsTest {
  private static final String REQUEST =
      "\"ErrorMessage\":\"There was a problem with your request.\"";

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(
            new Problem.NotFound("Users-9"),
            404,
            "{\"ErrorMessage\":\"The resource 'Users-9' was not found.\"}"),
        Arguments.of(
            new Problem.SpaceNotFound("x"),
            404,
            "{\"ErrorMessage\":\"The requested space x does not exist\"}"),
        Arguments.of(Problem.invalid("", "No."), 400, "{" + REQUEST + ",\"Errors\":[\"No.\"]}"),
        Arguments.of(
            Problem.invalid("Purpose", "No."),
            400,
            "{" + REQUEST + ",\"Errors\":[\"No.\"],\"Details\":{\"Purpose\":[\"No.\"]}}"),
        Arguments.of(
            new Problem.Invalid(
                List.of(
                    new Violation("Username", "A."),
                    new Violation("", "B."),
                    new Violation("Password", "C."),
                    new Violation("Username", "D."))),
            400,
            "{"
                + REQUEST
                + ",\"Errors\":[\"A.\",\"B.\",\"C.\",\"D.\"],"
                + "\"Details\":{\"Username\":[\"A.\",\"D.\"],\"Password\":[\"C.\"]}}"),
        Arguments.of(
            new Problem.Forbidden(Permission.USER_EDIT),
            403,
            "{\"ErrorMessage\":\"You do not have permission to perform this action. Please contact"
                + " your Octopus administrator. Missing permission: UserEdit\"}"),
        Arguments.of(new Problem.Refused("Never."), 403, "{\"ErrorMessage\":\"Never.\"}"),
        Arguments.of(
            new Problem.TooMany(Duration.ofSeconds(3)),
            429,
            "{\"ErrorMessage\":\"Too many requests. Please try again later.\"}"),
        Arguments.of(
            new Problem.Unavailable("storage"),
            503,
            "{\"ErrorMessage\":\"The server cannot reach its storage at the moment. Nothing was"
                + " changed. Please try again later.\"}"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void each_problem_has_its_status_and_its_body(Problem problem, int status, String body) {
    var answer = Errors.of(problem);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(text(answer)).isEqualTo(body);
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void who_is_not_signed_in_gets_no_errors_and_no_details(Rejection rejection) {
    var answer = Errors.of(new Problem.NotSignedIn(rejection));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(text(answer)).startsWith("{\"ErrorMessage\":").doesNotContain("Errors", "Details");
  }

  static Stream<Rejection> rejections() {
    return Stream.of(Rejection.values());
  }

  @Test
  void faults_of_a_body_are_given_by_the_path_of_their_member() {
    var body =
        JsonBody.parse("{\"purpose\":7,\"Oidc\":{\"url\":[]}}".getBytes(StandardCharsets.UTF_8));
    assertThat(body.text("Purpose")).isEmpty();
    body.object("Oidc").ifPresent(oidc -> assertThat(oidc.text("Url")).isEmpty());

    var thrown = Assertions.catchThrowableOfType(BodyException.class, body::check);

    assertThat(text(Errors.of(thrown)))
        .isEqualTo(
            "{"
                + REQUEST
                + ",\"Errors\":[\"Purpose must be a text.\",\"Oidc.Url must be a text.\"],"
                + "\"Details\":{\"Purpose\":[\"Purpose must be a text.\"],"
                + "\"Oidc.Url\":[\"Oidc.Url must be a text.\"]}}");
  }

  @Test
  void a_body_that_is_at_fault_as_a_whole_has_no_details() {
    var thrown =
        Assertions.catchThrowableOfType(
            BodyException.class, () -> JsonBody.parse(new byte[] {'['}));

    assertThat(text(Errors.of(thrown)))
        .isEqualTo("{" + REQUEST + ",\"Errors\":[\"The request body is not valid JSON.\"]}");
  }

  private static String text(Response answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
