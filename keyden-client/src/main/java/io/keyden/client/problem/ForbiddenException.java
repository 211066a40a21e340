package io.keyden.client.problem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account may not do this: status 403. */
public final class ForbiddenException extends AnswerException {
  private static final Pattern MISSING = Pattern.compile("Missing permission: ?(\\w+)");

  ForbiddenException(Refusal refusal) {
    super(refusal);
  }

  /** The permission that is missing, such as {@code UserEdit}, if the server named it. */
  public Optional<String> missingPermission() {
    Matcher matcher = MISSING.matcher(errorMessage());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
