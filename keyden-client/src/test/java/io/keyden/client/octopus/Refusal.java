package io.keyden.client.octopus;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error answer, thrown where it is decided.
 *
 * <p>Shapes: 404 has {@code ErrorMessage} alone, since the Go library takes a 404 with {@code
 * Errors} for something else; the others have the members of a real 400.
 */
final class Refusal extends RuntimeException {
  static final String GENERAL_400 = "There was a problem with your request.";
  static final String FORBIDDEN =
      "You do not have permission to perform this action. Please contact your Octopus"
          + " administrator.";
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  private Refusal(Answer answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }

  static Refusal of(Answer answer) {
    return new Refusal(answer);
  }

  static Refusal invalid(String... errors) {
    return of(error(400, GENERAL_400, List.of(errors), ""));
  }

  static Refusal notFound(String id) {
    return of(notFoundText("The resource '" + id + "' was not found."));
  }

  static Answer noSuchRoute() {
    return notFoundText("The resource you requested was not found.");
  }

  static Answer methodNotAllowed(String method) {
    return error(405, "The method " + method + " is not allowed here.", List.of(), "");
  }

  /** No credential, or one that does not count; the two old texts come from 2020. */
  static Refusal notSignedIn(OctopusVersion version, boolean somethingPresented) {
    return of(error(401, notSignedInText(version, somethingPresented), List.of(), ""));
  }

  private static String notSignedInText(OctopusVersion version, boolean somethingPresented) {
    if (version == OctopusVersion.CURRENT) {
      return "You must be logged in to perform this action. Please provide a valid API key or log"
          + " in again.";
    }
    return somethingPresented
        ? "The API key you provided was not valid. Please double-check your API key and try again."
            + " For instructions on finding your API key, please visit: https://oc.to/ApiKey"
        : "You must be logged in to request this resource or provide a valid API key. Your account"
            + " may have been disabled, please contact your Octopus administrator.";
  }

  static Refusal csrf() {
    return of(
        error(
            401,
            "A required anti-forgery token was not supplied or was invalid.",
            List.of(),
            "Send the value of the anti-forgery cookie in the header X-Octopus-Csrf-Token."));
  }

  /** What nobody may, whatever the permissions: another person's keys. */
  static Refusal forbiddenByDesign() {
    return of(error(403, FORBIDDEN, List.of(), ""));
  }

  static Refusal missing(String permission, List<String> teamsThatHaveIt) {
    return of(
        error(
            403,
            FORBIDDEN + " Missing permission: " + permission,
            List.of(),
            "Teams with this permission: " + String.join(", ", teamsThatHaveIt)));
  }

  static Answer error(int status, String message, List<String> errors, String help) {
    ObjectNode body = Json.object();
    body.put("ErrorMessage", message);
    body.set("Errors", Json.texts(errors));
    body.put("HelpText", help);
    body.set("ParsedHelpLinks", Json.array());
    body.set("Details", Json.object());
    return Answer.of(status, body);
  }

  private static Answer notFoundText(String message) {
    return Answer.of(404, Json.object().put("ErrorMessage", message));
  }
}
