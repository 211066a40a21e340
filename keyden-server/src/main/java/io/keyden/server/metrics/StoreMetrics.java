package io.keyden.server.metrics;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.EventStore;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.ForwardingTransactions;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Measures transactions from outside, whatever database runs them. */
final class StoreMetrics {
  private final ScopedValue<Work> current = ScopedValue.newInstance();
  private final AtomicInteger waitingWrites = new AtomicInteger();
  private final DistributionDataPoint readsWaiting;
  private final DistributionDataPoint readsWorking;
  private final DistributionDataPoint writesWaiting;
  private final DistributionDataPoint writesWorking;
  private final DistributionDataPoint writesCommitting;
  private final CounterDataPoint failedReads;
  private final CounterDataPoint failedWrites;
  private final Histogram groups;
  private final Map<EventCategory, CounterDataPoint> events = new EnumMap<>(EventCategory.class);

  StoreMetrics(PrometheusRegistry registry) {
    var durations =
        Histogram.builder()
            .name("keyden_store_transaction_duration_seconds")
            .help("How long reads and writes wait for their turn, work, and commit.")
            .labelNames("kind", "phase")
            .classicOnly()
            .classicUpperBounds(Metrics.seconds())
            .withoutExemplars()
            .register(registry);
    this.readsWaiting = durations.labelValues("read", "waiting");
    this.readsWorking = durations.labelValues("read", "working");
    this.writesWaiting = durations.labelValues("write", "waiting");
    this.writesWorking = durations.labelValues("write", "working");
    this.writesCommitting = durations.labelValues("write", "committing");
    var failures =
        Counter.builder()
            .name("keyden_store_failures_total")
            .help("Reads and writes that failed because the database could not be used.")
            .labelNames("kind")
            .withoutExemplars()
            .register(registry);
    this.failedReads = failures.labelValues("read");
    this.failedWrites = failures.labelValues("write");
    this.groups =
        Histogram.builder()
            .name("keyden_store_commit_writes")
            .help("How many writes shared a commit to the disk.")
            .classicOnly()
            .classicUpperBounds(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .withoutExemplars()
            .register(registry);
    GaugeWithCallback.builder()
        .name("keyden_store_waiting_writes")
        .help("Writes that wait for their turn.")
        .callback(point -> point.call(waitingWrites.get()))
        .register(registry);
    var written =
        Counter.builder()
            .name("keyden_audit_events_total")
            .help("Audit events that were written and kept, by category.")
            .labelNames("category")
            .withoutExemplars()
            .register(registry);
    for (var category : EventCategory.values()) {
      events.put(category, written.labelValues(category.name().toLowerCase(Locale.ROOT)));
    }
  }

  void committed(int writes) {
    groups.observe(writes);
  }

  Transactions measuring(Transactions transactions) {
    return new Measured(transactions);
  }

  EventStore countingEvents(EventStore store) {
    return new Counted(store);
  }

  /** One transaction: when its work began and ended, and which events it added. */
  private static final class Work {
    private final Map<EventCategory, Integer> added = new EnumMap<>(EventCategory.class);
    private final AtomicBoolean waiting = new AtomicBoolean(true);
    private long beganNanos;
    private long endedNanos;

    /** May come again: a database may have to repeat the work. */
    void begin() {
      added.clear();
      beganNanos = System.nanoTime();
    }

    void end() {
      endedNanos = System.nanoTime();
    }
  }

  /**
   * Work runs on the thread that the database chooses, so what is noted of it lies in an object of
   * its own, which the thread that asked reads when it has its result.
   */
  private final class Measured extends ForwardingTransactions {
    private Measured(Transactions delegate) {
      super(delegate);
    }

    @Override
    public <T> T read(Supplier<T> work) {
      if (current.isBound()) {
        return super.read(work); // joins the transaction that is measured already
      }
      var measured = new Work();
      long asked = System.nanoTime();
      try {
        T result = super.read(() -> run(measured, work));
        readsWaiting.observe(Metrics.inSeconds(measured.beganNanos - asked));
        readsWorking.observe(Metrics.inSeconds(measured.endedNanos - measured.beganNanos));
        return result;
      } catch (ProblemException e) {
        count(e, failedReads);
        throw e;
      }
    }

    @Override
    public <T> T write(Supplier<T> work) {
      if (current.isBound()) {
        return super.write(work);
      }
      var measured = new Work();
      long asked = System.nanoTime();
      waitingWrites.incrementAndGet();
      try {
        T result =
            super.write(() -> {
              noLongerWaits(measured);
              return run(measured, work);
            });
        long committed = System.nanoTime();
        writesWaiting.observe(Metrics.inSeconds(measured.beganNanos - asked));
        writesWorking.observe(Metrics.inSeconds(measured.endedNanos - measured.beganNanos));
        writesCommitting.observe(Metrics.inSeconds(committed - measured.endedNanos));
        measured.added.forEach((category, count) -> counter(category).inc(count));
        return result;
      } catch (ProblemException e) {
        count(e, failedWrites);
        throw e;
      } finally {
        noLongerWaits(measured);
      }
    }

    /** Once for each write, whether its turn has come or it was refused. */
    private void noLongerWaits(Work write) {
      if (write.waiting.getAndSet(false)) {
        waitingWrites.decrementAndGet();
      }
    }

    private <T> T run(Work measured, Supplier<T> work) {
      measured.begin();
      try {
        return ScopedValue.where(current, measured).call(work::get);
      } finally {
        measured.end();
      }
    }

    private static void count(ProblemException e, CounterDataPoint failures) {
      if (e.problem() instanceof Problem.Unavailable) {
        failures.inc();
      }
    }
  }

  private CounterDataPoint counter(EventCategory category) {
    return Optional.ofNullable(events.get(category)).orElseThrow();
  }

  /** Notes which events a transaction adds; they count once it is kept. */
  private final class Counted implements EventStore {
    private final EventStore delegate;

    private Counted(EventStore delegate) {
      this.delegate = delegate;
    }

    @Override
    public Event append(Instant occurred, Actor actor, AuditEvent event) {
      var appended = delegate.append(occurred, actor, event);
      if (current.isBound()) {
        current.get().added.merge(event.category(), 1, Integer::sum);
      }
      return appended;
    }

    @Override
    public Optional<Event> get(long number) {
      return delegate.get(number);
    }

    @Override
    public Page<Event> find(EventFilter filter, PageRequest page) {
      return delegate.find(filter, page);
    }

    @Override
    public List<Event> chain(long fromNumber, int count) {
      return delegate.chain(fromNumber, count);
    }
  }
}
