package io.keyden.acceptance.checks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches bytes for the last eight characters of many secrets at once.
 *
 * <p>Whoever has a whole secret has its last eight characters, so one search finds both. The last
 * eight characters that passed are kept as one number of 48 bits, six for each character of the
 * alphabet {@code A-Za-z0-9_-}; each byte costs one step and, in a run of eight such characters,
 * one look-up. Texts of one byte a character and of two (either order) are followed side by side.
 */
final class SecretScan {
  private static final int WINDOW = 8;
  private static final long MASK = (1L << (6 * WINDOW)) - 1;
  private static final int[] CODES = codes();
  private static final int SHOWN_HITS_MAX = 20;

  private final Map<Long, String> namesBySuffix = new HashMap<>();

  private static int[] codes() {
    int[] codes = new int[256];
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    Arrays.fill(codes, -1);
    for (int i = 0; i < alphabet.length(); i++) {
      codes[alphabet.charAt(i)] = i;
    }
    return codes;
  }

  /**
   * Searches for this secret too.
   *
   * @param name what a hit is called, as the secret itself is not shown
   */
  void add(String name, String secret) {
    String suffix = secret.substring(secret.length() - WINDOW);
    long packed = 0;
    for (int i = 0; i < suffix.length(); i++) {
      char c = suffix.charAt(i);
      int code = c < 256 ? CODES[c] : -1;
      if (code < 0) {
        throw new IllegalArgumentException("the end of " + name + " is beyond the alphabet");
      }
      packed = packed << 6 | code;
    }
    namesBySuffix.put(packed, name);
  }

  /** Where secrets stand in the file: "name at offset"; empty is what is hoped for. */
  List<String> hits(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      return hits(in, file.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #hits(Path)}, of a stream. */
  List<String> hits(InputStream in, String where) throws IOException {
    List<String> hits = new ArrayList<>();
    Run narrow = new Run();
    // Of two bytes a character, the text may begin at an even or at an odd offset.
    Run[] wide = {new Run(), new Run()};
    byte[] buffer = new byte[1 << 16];
    long offset = 0;
    int previous = -1;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (int i = 0; i < read; i++, offset++) {
        int now = buffer[i] & 0xff;
        look(narrow.next(CODES[now]), where, offset, hits);
        look(wide[(int) (offset & 1)].next(pair(previous, now)), where, offset, hits);
        previous = now;
      }
    }
    return hits;
  }

  /** The character that two bytes make, whichever of them is the empty one; -1 if none. */
  private static int pair(int first, int second) {
    if (first == 0) {
      return CODES[second];
    }
    return second == 0 && first > 0 ? CODES[first] : -1;
  }

  private void look(long window, String where, long offset, List<String> hits) {
    if (window < 0 || hits.size() >= SHOWN_HITS_MAX) {
      return;
    }
    String name = namesBySuffix.get(window);
    if (name != null) {
      hits.add(name + " in " + where + " at " + offset);
    }
  }

  /** A run of characters of the alphabet. */
  private static final class Run {
    private long window;
    private int length;

    /** The last eight characters as a number, or -1 while there are fewer. */
    long next(int code) {
      if (code < 0) {
        length = 0;
        return -1;
      }
      window = (window << 6 | code) & MASK;
      length++;
      return length >= WINDOW ? window : -1;
    }
  }
}
