package io.keyden.http.pipeline;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.Rejection;
import io.keyden.core.problem.Violation;
import io.keyden.http.seam.Response;
import io.keyden.wire.BodyException;
import io.keyden.wire.ErrorResource;
import io.keyden.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what went wrong into a status and the wire's error.
 *
 * <p>Sources of the texts: the vendor's forum and descriptions, as far as they are published.
 * {@code Errors} goes with 400 and 409 only: the Go client does not take a 404 that has it for one.
 * There is no {@code WWW-Authenticate} with 401, else .NET would begin a negotiation.
 */
public final class Errors {
  private static final String WITH_REQUEST = "There was a problem with your request.";
  private static final String NO_CREDENTIAL =
      "You must be logged in to request this resource or provide a valid API key. Your account may"
          + " have been disabled, please contact your Octopus administrator.";
  private static final String BAD_KEY =
      "The API key you provided was not valid. Please double-check your API key and try again. For"
          + " instructions on finding your API key, please visit: https://oc.to/ApiKey";
  private static final String BAD_SIGN_IN =
      "You must be logged in to perform this action. Please provide a valid API key or log in"
          + " again.";

  private Errors() {}

  /** The answer to a problem. */
  public static Response of(Problem problem) {
    return switch (problem) {
      case Problem.NotFound notFound ->
          answer(404, "The resource '" + printable(notFound.id()) + "' was not found.");
      case Problem.SpaceNotFound space ->
          answer(404, "The requested space " + printable(space.reference()) + " does not exist");
      case Problem.Invalid invalid -> invalid(invalid.violations());
      case Problem.NotSignedIn notSignedIn -> answer(401, text(notSignedIn.why()));
      case Problem.AntiForgery antiForgery ->
          answer(
              401,
              "A required anti-forgery token was not supplied or was invalid.",
              "Send the value of the Octopus-Csrf-Token cookie in the X-Octopus-Csrf-Token header.");
      case Problem.Forbidden forbidden ->
          answer(
              403,
              "You do not have permission to perform this action. Please contact your Octopus"
                  + " administrator. Missing permission: "
                  + forbidden.missing().wireName());
      case Problem.Refused refused -> answer(403, refused.reason());
      case Problem.TooMany tooMany ->
          answer(429, "Too many requests. Please try again later.")
              .withHeader("Retry-After", seconds(tooMany));
      case Problem.Unavailable unavailable ->
          answer(
                  503,
                  "The server cannot reach its "
                      + unavailable.component()
                      + " at the moment. Nothing was changed. Please try again later.")
              .withHeader("Retry-After", "1");
    };
  }

  /** The answer to a body that is at fault. */
  public static Response of(BodyException body) {
    return invalid(
        body.faults().stream().map(fault -> new Violation(fault.member(), fault.text())).toList());
  }

  /** The answer to a request that cannot be read at all. */
  public static Response unreadable(String fault) {
    return invalid(List.of(new Violation("", fault)));
  }

  /** 400 with each fault, and those of a member by its name as well. */
  private static Response invalid(List<Violation> faults) {
    var byMember =
        faults.stream()
            .filter(fault -> !fault.member().isEmpty())
            .collect(
                Collectors.groupingBy(
                    Violation::member,
                    LinkedHashMap::new,
                    Collectors.mapping(Violation::text, Collectors.toList())));
    return Response.json(
        400,
        Json.write(
            new ErrorResource(
                WITH_REQUEST,
                faults.stream().map(Violation::text).toList(),
                byMember.isEmpty() ? null : byMember,
                null)));
  }

  /** Any other error. */
  public static Response answer(int status, String message) {
    return answer(status, message, null);
  }

  private static Response answer(int status, String message, @Nullable String help) {
    return Response.json(status, bytes(status, message, help));
  }

  /** The body of an error that the HTTP layer itself finds. */
  public static byte[] bytes(int status, String message) {
    return bytes(status, message, null);
  }

  private static byte[] bytes(int status, String message, @Nullable String help) {
    var errors = status == 400 || status == 409 ? List.of(message) : null;
    return Json.write(new ErrorResource(message, errors, null, help));
  }

  /** One text for every bad key, so that nobody learns why. */
  private static String text(Rejection why) {
    return switch (why) {
      case NO_CREDENTIAL -> NO_CREDENTIAL;
      case MALFORMED_KEY, UNKNOWN_KEY, EXPIRED_KEY, DISABLED_OWNER -> BAD_KEY;
      case BAD_TOKEN, BAD_SESSION -> BAD_SIGN_IN;
    };
  }

  private static String seconds(Problem.TooMany tooMany) {
    return String.valueOf(Math.max(1, Math.ceilDiv(tooMany.retryAfter().toMillis(), 1000)));
  }

  /**
   * What came from outside, short enough and without control characters, since people read it in
   * terminals.
   */
  private static String printable(String text) {
    var cut = text.length() > 100 ? text.substring(0, 100) + "…" : text;
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "\uFFFD");
  }
}
