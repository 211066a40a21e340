package io.keyden.cli.rotation;

/** How far a rotation has come; each is told of after it is done and written down. */
public enum Step {
  /** It is written down that a successor will be asked for. */
  BEGUN,
  /** The server has made the successor, and that is not written down yet. */
  ANSWERED,
  /** The successor is there, and its id is written down. */
  MADE,
  /** One place has the successor; told of once for each. */
  DELIVERED,
  /** A call with the successor has worked. */
  PROVEN,
  /** It is written down that the successor is in use. */
  PROOF_NOTED,
  /** The old key is gone. */
  REVOKED,
  /** The rotation is struck from the journal. */
  ENDED
}
