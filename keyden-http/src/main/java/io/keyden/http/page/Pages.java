package io.keyden.http.page;

import java.util.Optional;

/** What a browser gets: one page, and the files that it fetches. Thread-safe and constant. */
public interface Pages {
  /**
   * A file.
   *
   * @param contentType the media type
   * @param bytes the content; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from the jar to the wire, compared by nobody
  record File(String contentType, byte[] bytes) {}

  /** Changes with any content; one segment of a path. */
  String version();

  /** The page itself. */
  File entry();

  /** The value of {@code Content-Security-Policy} for the page. */
  String contentSecurityPolicy();

  /** The file with this path, which is relative and has slashes. */
  Optional<File> file(String path);
}
