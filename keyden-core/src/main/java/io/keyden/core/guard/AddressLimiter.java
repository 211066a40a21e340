package io.keyden.core.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who tries keys: each address has a bucket of tokens, and each credential that is not
 * good costs one. It is asked only after a credential was found to be bad, so a good key is never
 * refused by it, from whatever address.
 *
 * <p>Memory is bounded: beyond so many addresses the one that was seen longest ago is forgotten.
 * Safe for many threads.
 *
 * <p>Source of the need: NIST SP 800-63B 5.2.2 and OWASP ASVS 6.3.1.
 */
public final class AddressLimiter {
  /**
   * How many bad credentials are too many.
   *
   * @param burst how many may come at once, at least 1
   * @param refill how long it takes until one more may come, longer than zero
   * @param addressesMax how many addresses are remembered, at least 1
   */
  public record Limits(int burst, Duration refill, int addressesMax) {
    /** Sixty at once, then one each second. */
    public static final Limits DEFAULT = new Limits(60, Duration.ofSeconds(1), 20_000);

    public Limits {
      if (burst < 1 || refill.toMillis() < 1 || addressesMax < 1) {
        throw new IllegalArgumentException("a limit is at least 1");
      }
    }
  }

  private static final Duration RETRY_MIN = Duration.ofSeconds(1);

  private final Limits limits;
  private final InstantSource clock;
  private final Map<AddressGroup, Bucket> buckets;

  /** Full buckets for everybody. */
  public AddressLimiter(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<AddressGroup, Bucket> eldest) {
            return size() > limits.addressesMax();
          }
        };
  }

  /**
   * Notes that a bad credential came from {@code address}.
   *
   * @return empty if that is still tolerated, else how long to wait before the next try, at least a
   *     second
   */
  public Optional<Duration> badCredential(String address) {
    var group = AddressGroup.of(address);
    var now = clock.instant();
    synchronized (buckets) {
      return buckets.computeIfAbsent(group, added -> new Bucket(limits, now)).take(now);
    }
  }

  /** How many addresses are remembered at the moment. */
  public int addresses() {
    synchronized (buckets) {
      return buckets.size();
    }
  }

  /**
   * Tokens as time: the bucket is full at {@code fullAt}, and each token less is a refill later.
   */
  private static final class Bucket {
    private final Limits limits;
    private Instant fullAt;

    Bucket(Limits limits, Instant now) {
      this.limits = limits;
      this.fullAt = now;
    }

    Optional<Duration> take(Instant now) {
      var from = fullAt.isBefore(now) ? now : fullAt;
      var afterwards = from.plus(limits.refill());
      var emptyAt = now.plus(limits.refill().multipliedBy(limits.burst()));
      if (afterwards.isAfter(emptyAt)) {
        var wait = Duration.between(emptyAt, afterwards);
        return Optional.of(wait.compareTo(RETRY_MIN) < 0 ? RETRY_MIN : wait);
      }
      fullAt = afterwards;
      return Optional.empty();
    }
  }
}
