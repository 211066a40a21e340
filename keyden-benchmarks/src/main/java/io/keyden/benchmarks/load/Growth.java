package io.keyden.benchmarks.load;

import io.keyden.benchmarks.load.GrowthStores.Engine;
import io.keyden.benchmarks.load.GrowthStores.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether what a request costs grows with the store: the same requests to a server with few keys
 * and to one with very many, in turns, one at a time.
 */
final class Growth {
  /** How many rounds go before those that count, until the servers' code is compiled. */
  private static final int WARM_UP_ROUNDS = 2;

  private static final double MIB = 1 << 20;
  private static final double MILLI = 1e6;
  private static final double MICRO = 1e3;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Plan plan;
  private final GrowthStores stores;
  private final Map<Engine, Pair> pairs = new EnumMap<>(Engine.class);
  private long failures;

  /** The same database twice. */
  private record Pair(Side few, Side many) {}

  /** A store, and what came of it. */
  private static final class Side {
    private final Store store;
    private final Map<GrowthStep, List<Slot>> slots = new EnumMap<>(GrowthStep.class);
    private final List<Double> startMillis = new ArrayList<>();
    private double heapAtStart;
    private double heapAtEnd;
    private double bytesAtStart;
    private double verifyMillis;
    private double backUpMillis;

    Side(Store store) {
      this.store = store;
    }

    double p50Micros(GrowthStep step) {
      return Median.of(slots(step).stream().mapToDouble(Slot::p50Micros));
    }

    /** Of all rounds together, since the clock of a process ticks slowly. */
    double micros(GrowthStep step, Function<Slot, Duration> time) {
      double micros = slots(step).stream().mapToDouble(slot -> time.apply(slot).toNanos()).sum();
      return micros / MICRO / slots(step).stream().mapToInt(Slot::count).sum();
    }

    double cpuMicros(GrowthStep step) {
      return micros(step, Slot::server) + micros(step, Slot::database);
    }

    private List<Slot> slots(GrowthStep step) {
      return slots.getOrDefault(step, List.of());
    }
  }

  Growth(Plan plan, GrowthStores stores) {
    this.plan = plan;
    this.stores = stores;
  }

  /** How many answers were not good. */
  long failures() {
    return failures;
  }

  /** Measures everything, and gives the tables. */
  List<Table> measure() throws IOException, InterruptedException {
    for (var engine : Engine.values()) {
      pairs.put(
          engine,
          new Pair(
              new Side(stores.store(engine, plan.few())),
              new Side(stores.store(engine, plan.many()))));
    }
    System.err.println("verifying, backing up, starting ...");
    for (var side : sides()) {
      side.bytesAtStart = stores.bytes(side.store);
      side.verifyMillis = stores.verify(side.store).toNanos() / MILLI;
      side.backUpMillis =
          side.store.engine() == Engine.SQLITE
              ? stores.backUp(side.store).toNanos() / MILLI
              : Double.NaN;
    }
    for (int i = 0; i < plan.starts(); i++) {
      for (var side : sides()) {
        try (var server = stores.start(side.store)) {
          side.startMillis.add(server.startTime().toNanos() / MILLI);
        }
      }
    }
    rounds();
    var tables = new ArrayList<Table>();
    pairs.forEach((engine, pair) -> tables.add(requests(engine, pair)));
    tables.add(stores());
    return tables;
  }

  private List<Side> sides() {
    return pairs.values().stream().flatMap(pair -> Stream.of(pair.few(), pair.many())).toList();
  }

  private void rounds() throws IOException, InterruptedException {
    var runs = new ArrayList<GrowthRun>();
    try {
      for (var side : sides()) {
        var server = stores.start(side.store);
        side.heapAtStart = server.heapBytes();
        runs.add(new GrowthRun(plan, stores, side.store, server));
      }
      for (int round = 1 - WARM_UP_ROUNDS; round <= plan.rounds(); round++) {
        System.err.println("round " + round + " of " + plan.rounds() + " ...");
        for (var step : GrowthStep.values()) {
          for (int i = 0; i < runs.size(); i++) {
            var slot = runs.get(i).measure(step);
            if (round > 0) {
              sides().get(i).slots.computeIfAbsent(step, first -> new ArrayList<>()).add(slot);
            }
          }
        }
      }
      for (int i = 0; i < runs.size(); i++) {
        sides().get(i).heapAtEnd = runs.get(i).server().heapBytes();
        failures += runs.get(i).failures();
      }
    } finally {
      for (var run : runs) {
        run.close();
      }
    }
  }

  private Table requests(Engine engine, Pair pair) {
    var table =
        new Table(
            engine.title(),
            "p50 µs, " + pair.few().store.size().keys(),
            "p50 µs, " + pair.many().store.size().keys(),
            "ratio",
            "least",
            "most",
            "server CPU µs, few",
            "many",
            "database CPU µs, few",
            "many",
            "ratio of CPU");
    for (var step : GrowthStep.values()) {
      var ratios = ratios(pair, step);
      table.add(
          step.title(),
          "%,.0f".formatted(pair.few().p50Micros(step)),
          "%,.0f".formatted(pair.many().p50Micros(step)),
          "%.2f".formatted(median(ratios)),
          "%.2f".formatted(least(ratios)),
          "%.2f".formatted(ratios.stream().mapToDouble(ratio -> ratio).max().orElse(Double.NaN)),
          "%,.0f".formatted(pair.few().micros(step, Slot::server)),
          "%,.0f".formatted(pair.many().micros(step, Slot::server)),
          "%,.0f".formatted(pair.few().micros(step, Slot::database)),
          "%,.0f".formatted(pair.many().micros(step, Slot::database)),
          "%.2f".formatted(pair.many().cpuMicros(step) / pair.few().cpuMicros(step)));
    }
    return table;
  }

  /** Of the latencies, round by round: each pair was measured one right after the other. */
  private static List<Double> ratios(Pair pair, GrowthStep step) {
    var few = pair.few().slots(step);
    var many = pair.many().slots(step);
    return IntStream.range(0, few.size())
        .mapToObj(round -> many.get(round).p50Micros() / few.get(round).p50Micros())
        .toList();
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(value -> value).min().orElse(Double.NaN);
  }

  private static double median(List<Double> values) {
    return Median.of(values.stream().mapToDouble(value -> value));
  }

  private Table stores() {
    var table =
        new Table(
            "store",
            "accounts",
            "keys",
            "MiB on disk",
            "bytes a key",
            "ms to ready",
            "least",
            "MiB heap when ready",
            "MiB heap at the end",
            "s to verify",
            "s to back up");
    for (var side : sides()) {
      var size = side.store.size();
      table.add(
          side.store.engine().title(),
          "%,d".formatted(size.accounts()),
          "%,d".formatted(size.keys()),
          "%,.1f".formatted(side.bytesAtStart / MIB),
          "%,.0f".formatted(side.bytesAtStart / size.keys()),
          "%,.0f".formatted(median(side.startMillis)),
          "%,.0f".formatted(least(side.startMillis)),
          "%.1f".formatted(side.heapAtStart / MIB),
          "%.1f".formatted(side.heapAtEnd / MIB),
          "%.1f".formatted(side.verifyMillis / MILLIS_PER_SECOND),
          "%.1f".formatted(side.backUpMillis / MILLIS_PER_SECOND));
    }
    return table;
  }
}
