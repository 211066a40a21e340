package io.keyden.core.audit;

import io.keyden.core.audit.ChainVerdict.Broken;
import io.keyden.core.audit.ChainVerdict.Fault;
import io.keyden.core.audit.ChainVerdict.Whole;
import io.keyden.core.store.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Proves that nobody tampered with the record, or says where it shows first.
 *
 * <p>A changed, dropped, swapped or repeated event breaks the chain by itself. Whoever can write to
 * the database may also compute all later digests anew, or cut off the end: that is found out by an
 * anchor that was noted down elsewhere.
 */
public final class VerifyChain {
  private static final int BATCH = 1_000;

  private final Transactions transactions;
  private final EventStore events;

  /** Walks the record in {@code events}. */
  public VerifyChain(Transactions transactions, EventStore events) {
    this.transactions = transactions;
    this.events = events;
  }

  /** Verifies the whole record. */
  public ChainVerdict verify() {
    return verify(ChainAnchor.START, List.of());
  }

  /**
   * Verifies the record behind {@code start}. It is read in batches, so that it may grow meanwhile.
   *
   * @param start a place that is known to be good
   * @param noted places behind it that must be met
   */
  public ChainVerdict verify(ChainAnchor start, List<ChainAnchor> noted) {
    return verify(start, noted, number -> {});
  }

  /**
   * As {@link #verify(ChainAnchor, List)}, and tells how far it is.
   *
   * @param reached gets now and then the number of the last event that was found good
   */
  public ChainVerdict verify(ChainAnchor start, List<ChainAnchor> noted, LongConsumer reached) {
    var expected =
        noted.stream()
            .collect(
                Collectors.toMap(ChainAnchor::number, ChainAnchor::digest, (one, other) -> one));
    var last = start;
    // Digests of one batch are computed while the next one is read.
    var checked = CompletableFuture.completedFuture(Optional.<Broken>empty());
    while (true) {
      // Nothing may stand before the first event either.
      long from = last.number() == 0 ? Long.MIN_VALUE : last.number() + 1;
      var batch = transactions.read(() -> events.chain(from, BATCH));
      var broken = checked.join();
      if (broken.isPresent()) {
        return broken.get();
      }
      reached.accept(last.number());
      var before = last;
      checked = CompletableFuture.supplyAsync(() -> broken(batch, before, expected));
      last = batch.isEmpty() ? last : ChainAnchor.of(batch.getLast());
      if (batch.size() < BATCH) {
        var end = end(start, last, noted);
        return checked.join().map(ChainVerdict.class::cast).orElse(end);
      }
    }
  }

  private static Optional<Broken> broken(
      List<Event> batch, ChainAnchor before, Map<Long, ChainDigest> expected) {
    var last = before;
    for (var event : batch) {
      var fault = fault(event, last, expected);
      if (fault.isPresent()) {
        // A gap shows at the number that should be here, all else at the event itself.
        return Optional.of(new Broken(last.number() + 1, fault.get()));
      }
      last = ChainAnchor.of(event);
    }
    return Optional.empty();
  }

  private static Optional<Fault> fault(
      Event event, ChainAnchor last, Map<Long, ChainDigest> expected) {
    long next = last.number() + 1;
    if (event.number() > next) {
      return Optional.of(Fault.MISSING);
    }
    if (event.number() < next) {
      return Optional.of(Fault.MISPLACED);
    }
    if (!event.intact()) {
      return Optional.of(Fault.CHANGED);
    }
    if (!event.previous().equals(last.digest())) {
      return Optional.of(Fault.UNTIED);
    }
    return event.digest().equals(expected.getOrDefault(next, event.digest()))
        ? Optional.empty()
        : Optional.of(Fault.REWRITTEN);
  }

  private static ChainVerdict end(ChainAnchor start, ChainAnchor last, List<ChainAnchor> noted) {
    return noted.stream().anyMatch(anchor -> anchor.number() > last.number())
        ? new Broken(last.number() + 1, Fault.CUT_SHORT)
        : new Whole(last.number() - start.number(), last);
  }
}
