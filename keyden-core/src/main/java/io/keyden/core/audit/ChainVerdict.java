package io.keyden.core.audit;

/** What came of verifying the record. */
public sealed interface ChainVerdict {
  /**
   * Each event is what it was, and follows the one before.
   *
   * @param events how many were looked at
   * @param last the place of the last one: worth noting down
   */
  record Whole(long events, ChainAnchor last) implements ChainVerdict {}

  /**
   * The record was tampered with.
   *
   * @param number the running number where it shows first
   * @param fault how it shows
   */
  record Broken(long number, Fault fault) implements ChainVerdict {}

  /** How tampering shows. */
  enum Fault {
    /** The event is not what its digest says. */
    CHANGED("the event was changed after it was recorded"),
    /** The event with this number is not there, though later ones are. */
    MISSING("the event is missing"),
    /** An event stands here that does not come next: it was repeated or moved. */
    MISPLACED("an event stands in the wrong place"),
    /** The event does not hold the digest of the one before it. */
    UNTIED("the event does not follow from the one before it"),
    /** The event has another digest than was noted down. */
    REWRITTEN("the event is not the one that was noted down"),
    /** The record ends before a place that was noted down. */
    CUT_SHORT("the record ends before an event that was noted down");

    private final String text;

    Fault(String text) {
      this.text = text;
    }

    /** What happened, for people. */
    public String text() {
      return text;
    }
  }
}
