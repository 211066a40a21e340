package io.keyden.http.helidon;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.keyden.http.seam.RequestHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The header fields of a request, looked up in Helidon's own structure, without a copy. */
final class HelidonHeaders implements RequestHeaders {
  private static final int KNOWN_NAMES_MAX = 256;

  /** The names the program asks for, parsed once. They are few and fixed; the bound is a guard. */
  private static final Map<String, HeaderName> KNOWN_NAMES = new ConcurrentHashMap<>();

  private final ServerRequestHeaders headers;

  HelidonHeaders(ServerRequestHeaders headers) {
    this.headers = headers;
  }

  @Override
  public Optional<String> first(String name) {
    return headers.first(named(name));
  }

  @Override
  public List<String> all(String name) {
    return headers.all(named(name), List::of);
  }

  static HeaderName named(String name) {
    HeaderName known = KNOWN_NAMES.get(name);
    if (known == null) {
      known = HeaderNames.create(name);
      if (KNOWN_NAMES.size() < KNOWN_NAMES_MAX) {
        KNOWN_NAMES.put(name, known);
      }
    }
    return known;
  }
}
