package io.keyden.http.helidon;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of requests: 16 hexadecimal digits, never the same twice from one seed. They are
 * for finding a request in the log, not secret: who knows one can work out the next.
 */
final class RequestIds {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final AtomicLong state;

  RequestIds(long seed) {
    state = new AtomicLong(seed);
  }

  String next() {
    // The finisher of SplitMix64, a bijection: distinct counters give distinct ids.
    long z = state.addAndGet(GOLDEN_GAMMA);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return HexFormat.of().toHexDigits(z ^ (z >>> 31));
  }
}
