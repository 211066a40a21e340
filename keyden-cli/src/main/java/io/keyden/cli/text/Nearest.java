package io.keyden.cli.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the word that was meant by a mistyped one. */
public final class Nearest {
  private static final int DISTANCE_MAX = 2;
  private static final int BEGINNING_MIN = 4;

  private Nearest() {}

  /**
   * The candidate that the fewest strokes lead to, if at most two do and they leave most of the
   * word as it is; a stroke adds, drops or replaces a character, or swaps two neighbours. Without
   * one it is the only candidate that begins with the word, if that has four characters or more.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    String nearest = null;
    int least = Math.min(DISTANCE_MAX, word.length() / 2) + 1;
    for (String candidate : candidates) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest == null ? onlyOneThatBeginsWith(word, candidates) : Optional.of(nearest);
  }

  private static Optional<String> onlyOneThatBeginsWith(
      String word, Collection<String> candidates) {
    List<String> longer =
        candidates.stream()
            .filter(candidate -> candidate.startsWith(word))
            .filter(_ -> word.length() >= BEGINNING_MIN)
            .toList();
    return longer.size() == 1 ? Optional.of(longer.getFirst()) : Optional.empty();
  }

  /** The optimal string alignment distance. */
  private static int distance(String from, String to) {
    int[][] strokes = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          strokes[i][j] = i + j;
          continue;
        }
        int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(
                Math.min(strokes[i - 1][j], strokes[i][j - 1]) + 1,
                strokes[i - 1][j - 1] + replaced);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          least = Math.min(least, strokes[i - 2][j - 2] + 1);
        }
        strokes[i][j] = least;
      }
    }
    return strokes[from.length()][to.length()];
  }
}
