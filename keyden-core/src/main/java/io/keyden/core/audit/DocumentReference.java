package io.keyden.core.audit;

/**
 * A thing that an event is about, and where its message names it.
 *
 * @param documentId {@code Users-1}, {@code apikeys-…}
 * @param start where its name begins in the message, in UTF-16 units; -1 if the message does not
 *     name it
 * @param length how long the name is; 0 if the message does not name it
 */
public record DocumentReference(String documentId, int start, int length) {
  /** A thing that the message does not name. */
  public static DocumentReference unnamed(String documentId) {
    return new DocumentReference(documentId, -1, 0);
  }

  /** Whether the message names it. */
  public boolean named() {
    return start >= 0;
  }
}
