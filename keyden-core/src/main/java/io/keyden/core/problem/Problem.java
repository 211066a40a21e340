package io.keyden.core.problem;

import io.keyden.core.permission.Permission;
import java.time.Duration;
import java.util.List;

/** What can go wrong as expected: the whole list, so that every answer to it is decided. */
public sealed interface Problem {
  /**
   * Nothing has this id.
   *
   * @param id the id as the caller wrote it
   */
  record NotFound(String id) implements Problem {}

  /**
   * The path names a space that is not there, or that the caller may not know of.
   *
   * @param reference the id or slug as the caller wrote it
   */
  record SpaceNotFound(String reference) implements Problem {}

  /**
   * The input breaks rules; nothing was changed.
   *
   * @param violations at least one
   */
  record Invalid(List<Violation> violations) implements Problem {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Nobody is signed in.
   *
   * @param why for the log; the caller learns only whether a credential was there
   */
  record NotSignedIn(Rejection why) implements Problem {}

  /** A session's write came without its anti-forgery token. */
  record AntiForgery() implements Problem {}

  /**
   * The caller lacks a right.
   *
   * @param missing the right that would have done
   */
  record Forbidden(Permission missing) implements Problem {}

  /**
   * The caller may not do this whatever rights they are given.
   *
   * @param reason a sentence for the caller
   */
  record Refused(String reason) implements Problem {}

  /**
   * Too many attempts.
   *
   * @param retryAfter when to try again, at least a second
   */
  record TooMany(Duration retryAfter) implements Problem {}

  /**
   * Something the server needs is away; nothing was changed.
   *
   * @param component what is away, {@code storage}
   */
  record Unavailable(String component) implements Problem {}

  /** The input breaks one rule. */
  static Invalid invalid(String member, String text) {
    return new Invalid(List.of(new Violation(member, text)));
  }
}
