package io.keyden.http.seam;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request, split into decoded segments.
 *
 * <p>It is split first and decoded then, so an encoded slash stays inside its segment. Empty
 * segments vanish: some scripts join a base, a slash and a link that starts with a slash ({@code
 * //api/spaces/Spaces-2}), and careless users leave a slash at the end.
 */
final class RequestPath {
  static final int MAX_LENGTH = 4096;
  static final int MAX_SEGMENTS = 32;

  private final List<String> segments;
  private final boolean plain;

  private RequestPath(List<String> segments, boolean plain) {
    this.segments = segments;
    this.plain = plain;
  }

  /**
   * Parses a raw path.
   *
   * @throws BadRequestException on a malformed escape, on invalid UTF-8, on control characters
   *     (encoded or not), and if a limit is passed
   */
  static RequestPath parse(String raw) {
    if (raw.length() > MAX_LENGTH) {
      throw new BadRequestException("The path is too long.");
    }
    List<String> segments = new ArrayList<>(8);
    boolean plain = raw.startsWith("/");
    int start = 0;
    while (start < raw.length()) {
      int end = raw.indexOf('/', start);
      if (end < 0) {
        end = raw.length();
      }
      if (end > start) {
        if (segments.size() == MAX_SEGMENTS) {
          throw new BadRequestException("The path has too many segments.");
        }
        String segment = segment(raw, start, end);
        plain &= !segment.equals(".") && !segment.equals("..");
        segments.add(segment);
      }
      start = end + 1;
    }
    return new RequestPath(segments, plain);
  }

  List<String> segments() {
    return segments;
  }

  /**
   * Whether the path starts at the root and has no dot segment. Others name nothing here: resolving
   * {@code ..} would give one resource two spellings, and a proxy in front may have judged another.
   */
  boolean isPlain() {
    return plain;
  }

  /** The decoded path with single slashes and none at the end. */
  String text() {
    return "/" + String.join("/", segments);
  }

  private static String segment(String raw, int start, int end) {
    String segment = PercentCoding.decode(raw, start, end, false);
    for (int i = 0; i < segment.length(); i++) {
      if (Character.isISOControl(segment.charAt(i))) {
        throw new BadRequestException("The path holds a control character.");
      }
    }
    return segment;
  }
}
