package io.keyden.core.key;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import java.util.Optional;

/**
 * What a key is for, in its owner's words, kept as given.
 *
 * @param text not blank, at most {@link #LENGTH_MAX} characters
 */
public record Purpose(String text) {
  /** The most characters a purpose may have. The vendor publishes no limit. */
  public static final int LENGTH_MAX = 200;

  /**
   * What the vendor's own client calls a key whose maker says nothing. The Go client leaves an
   * empty purpose out, and must get a key all the same.
   */
  public static final Purpose UNSTATED = new Purpose("Requested by an API client");

  public Purpose {
    if (text.isBlank() || text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("a purpose is not blank and not too long");
    }
  }

  /**
   * The purpose that a request states.
   *
   * @param stated the text, or empty if the request has no such member
   * @throws ProblemException {@code Invalid} if it is blank or too long
   */
  public static Purpose stated(Optional<String> stated) {
    if (stated.isEmpty()) {
      return UNSTATED;
    }
    var text = stated.get();
    if (text.isBlank()) {
      throw new ProblemException(
          Problem.invalid("Purpose", "Please provide a purpose for the API key."));
    }
    if (text.length() > LENGTH_MAX) {
      throw new ProblemException(
          Problem.invalid(
              "Purpose", "The purpose must not be longer than " + LENGTH_MAX + " characters."));
    }
    return new Purpose(text);
  }
}
