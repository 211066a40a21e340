package io.keyden.cli.rotation;

/** Purposes as people mean them, without the mark of a rotation. */
public final class Purposes {
  private Purposes() {}

  /** Whether a key's purpose is the one somebody means, with or without its mark. */
  public static boolean same(String purpose, String meant) {
    return purpose.equals(meant) || Marker.unmarked(purpose).equals(Marker.unmarked(meant));
  }

  /** The purpose without the mark of a rotation. */
  public static String unmarked(String purpose) {
    return Marker.unmarked(purpose);
  }
}
