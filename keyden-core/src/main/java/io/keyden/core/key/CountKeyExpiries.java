package io.keyden.core.key;

import io.keyden.core.access.Caller;
import io.keyden.core.store.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Counts how many of everybody's keys end in which month. */
public final class CountKeyExpiries {
  private final Transactions transactions;
  private final ApiKeyStore keys;
  private final InstantSource clock;

  /** Takes what it works with. */
  public CountKeyExpiries(Transactions transactions, ApiKeyStore keys, InstantSource clock) {
    this.transactions = transactions;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Counts the keys that {@code filter} lets through.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without AdministerSystem
   */
  public KeyExpiries count(Caller caller, ApiKeyFilter filter) {
    KeyAuthority.requireEverybodys(caller);
    // At its end a key has ended, hence those that are still good end a millisecond later or more.
    var good = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    var present = YearMonth.from(good.atOffset(ZoneOffset.UTC));
    var bounds = new ArrayList<Instant>();
    bounds.add(good);
    IntStream.rangeClosed(1, KeyExpiries.MONTHS_MAX)
        .mapToObj(present::plusMonths)
        .map(CountKeyExpiries::start)
        .forEach(bounds::add);
    var counts = transactions.read(() -> keys.countEnds(filter, bounds));
    var parts = counts.parts();
    return new KeyExpiries(
        counts.never(),
        parts.getFirst(),
        months(present, parts.subList(1, parts.size() - 1)),
        parts.getLast());
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static List<KeyExpiries.Month> months(YearMonth first, List<Long> counts) {
    var months =
        IntStream.range(0, counts.size())
            .mapToObj(index -> new KeyExpiries.Month(first.plusMonths(index), counts.get(index)))
            .dropWhile(month -> month.count() == 0)
            .toList();
    int end = months.size();
    while (end > 0 && months.get(end - 1).count() == 0) {
      end--;
    }
    return months.subList(0, end);
  }
}
