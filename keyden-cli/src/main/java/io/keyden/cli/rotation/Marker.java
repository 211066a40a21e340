package io.keyden.cli.rotation;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a successor is known on the server: {@code [rotation K7Q2M9XA]} at the end of its
 * purpose.
 *
 * <p>Whoever asks for a key and is killed before the answer cannot know the id of what was made,
 * and must neither leave it behind nor take another's key for it. A server keeps nothing with a key
 * but the purpose that a client could choose, so the mark is there, and each rotation replaces the
 * one of the last.
 *
 * @param text eight letters and digits, without those that look alike
 */
record Marker(String text) {
  private static final String CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;
  private static final Pattern AT_END = Pattern.compile("\\s*\\[rotation ([2-9A-HJ-NP-Z]{8})]$");

  /** What servers take; Octopus publishes no bound, Keyden's is this. */
  private static final int PURPOSE_LENGTH_MAX = 200;

  /**
   * A new one.
   *
   * @param chance gives a number from 0 up to, and not including, the one it is given
   */
  static Marker next(IntUnaryOperator chance) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(CHARACTERS.charAt(chance.applyAsInt(CHARACTERS.length())));
    }
    return new Marker(text.toString());
  }

  /** The mark of a purpose, if it has one. */
  static Optional<Marker> of(String purpose) {
    Matcher matcher = AT_END.matcher(purpose);
    return matcher.find() ? Optional.of(new Marker(matcher.group(1))) : Optional.empty();
  }

  /** The purpose without a mark, which stays the same from key to successor. */
  static String unmarked(String purpose) {
    return AT_END.matcher(purpose).replaceFirst("");
  }

  /** The purpose with this mark in place of any other, shortened if need be. */
  String on(String purpose) {
    String mark = "[rotation " + text + "]";
    String own = unmarked(purpose);
    int room = PURPOSE_LENGTH_MAX - mark.length() - 1;
    if (own.length() > room) {
      int end = Character.isHighSurrogate(own.charAt(room - 1)) ? room - 1 : room;
      own = own.substring(0, end);
    }
    return own.isBlank() ? mark : own + " " + mark;
  }

  /** Whether that purpose has this mark. */
  boolean marks(String purpose) {
    return of(purpose).filter(this::equals).isPresent();
  }
}
