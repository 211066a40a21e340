package io.keyden.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Loads the packaged server over HTTP and prints what it takes; {@code scripts/load-test.sh} builds
 * and runs it.
 *
 * <p>The scenarios take turns, so that what else the machine does weighs on all alike; what counts
 * are medians of the rounds and ratios within a round.
 */
public final class LoadTest {
  private static final List<Integer> STORE_SIZES = List.of(1_000, 100_000);
  private static final List<Integer> CREATORS = List.of(1, 16, 64);
  private static final int LARGEST_STORE = 100_000;
  private static final int MOST_CREATORS = 64;
  private static final double MEDIAN = 0.5;
  private static final double P99 = 0.99;
  private static final double PERCENT = 100;
  private static final int BYTES_PER_MIB = 1 << 20;
  private static final int EXIT_FAILURES = 1;
  private static final int EXIT_USAGE = 2;

  /** Kept, since loggers without an owner forget their level. */
  private static final List<Logger> TALKATIVE =
      List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("io.zonky"));

  private final Plan plan;
  private final Stores stores;
  private final Results results = new Results();

  private LoadTest(Plan plan, Stores stores) {
    this.plan = plan;
    this.stores = stores;
  }

  /** Measures as {@code arguments} say; see {@link Plan#USAGE}. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    var plan = Plan.of(List.of(arguments));
    if (plan.isEmpty()) {
      System.err.print(Plan.USAGE);
      System.exit(EXIT_USAGE);
      return;
    }
    try (var stores = new Stores(plan.get().program())) {
      long failures = new LoadTest(plan.get(), stores).run();
      if (failures > 0) {
        System.err.println(failures + " answers were not good: the numbers mean nothing");
        System.exit(EXIT_FAILURES);
      }
    }
  }

  private long run() throws IOException, InterruptedException {
    System.out.println(machine());
    if (plan.parts().contains(Plan.Part.STARTS)) {
      stores.keys(LARGEST_STORE);
      System.err.println("starting ...");
      System.out.println(new Starts(plan, stores.copy(LARGEST_STORE)).measure());
    }
    if (plan.parts().contains(Plan.Part.READS) || plan.parts().contains(Plan.Part.CREATES)) {
      rounds();
      System.out.println(table());
      System.out.println(ratios());
    }
    long failures = results.failures() + atScale();
    System.out.println(machine());
    return failures;
  }

  /** Measures on stores of two sizes, and gives how many answers were not good. */
  private long atScale() throws IOException, InterruptedException {
    if (!plan.parts().contains(Plan.Part.GROWTH) && !plan.parts().contains(Plan.Part.NODES)) {
      return 0;
    }
    try (var grown = new GrowthStores(plan.program())) {
      var growth = new Growth(plan, grown);
      if (plan.parts().contains(Plan.Part.GROWTH)) {
        growth.measure().forEach(System.out::println);
      }
      var nodes = new Nodes(plan, grown);
      if (plan.parts().contains(Plan.Part.NODES)) {
        nodes.measure().forEach(System.out::println);
      }
      return growth.failures() + nodes.failures();
    }
  }

  private void rounds() throws IOException, InterruptedException {
    var reads = new ArrayList<Reads>();
    try {
      if (plan.parts().contains(Plan.Part.READS)) {
        for (int size : STORE_SIZES) {
          reads.add(new Reads(plan, stores.copy(size), stores.keys(size)));
        }
      }
      for (int round = 1; round <= plan.rounds(); round++) {
        System.err.println("round " + round + " of " + plan.rounds() + " ...");
        for (var each : reads) {
          each.round(results);
        }
        if (plan.parts().contains(Plan.Part.CREATES)) {
          creates();
        }
      }
    } finally {
      for (var each : reads) {
        each.close();
      }
    }
  }

  private void creates() throws IOException, InterruptedException {
    var creates = new Creates(plan, stores);
    for (int size : STORE_SIZES) {
      for (int connections : CREATORS) {
        creates.measure(results, size, connections);
      }
    }
    creates.measureOneEach(results, LARGEST_STORE, MOST_CREATORS);
  }

  private Table table() {
    var table =
        new Table(
            "request",
            "keys",
            "connections",
            "bytes",
            "requests/s",
            "p50 µs",
            "p99 µs",
            "server CPU µs",
            "MiB resident",
            "generator CPU µs",
            "others' CPU %");
    for (var scenario : results.scenarios()) {
      table.add(
          scenario.name(),
          "%,d".formatted(scenario.keys()),
          "%d".formatted(scenario.connections()),
          "%,.0f".formatted(results.median(scenario, Measurement::bytesPerAnswer)),
          "%,.0f".formatted(results.median(scenario, Measurement::perSecond)),
          "%,.0f".formatted(results.median(scenario, one -> one.quantileMicros(MEDIAN))),
          "%,.0f".formatted(results.median(scenario, one -> one.quantileMicros(P99))),
          "%.1f".formatted(results.median(scenario, Measurement::serverMicrosPerRequest)),
          "%.0f".formatted(results.medianResidentBytes(scenario) / BYTES_PER_MIB),
          "%.1f".formatted(results.median(scenario, Measurement::ownMicrosPerRequest)),
          "%.0f".formatted(results.median(scenario, Measurement::othersShare) * PERCENT));
    }
    return table;
  }

  private Table ratios() {
    var table = new Table("ratio within a round, median", "keys", "value");
    for (int size : STORE_SIZES) {
      var root = reading(Reads.ROOT, size);
      var sameSize = reading(Reads.SAME_SIZE, size);
      ratioOfCpu(table, reading(Reads.ROOT_WITH_KEY, size), root);
      ratioOfCpu(table, reading(Reads.ME, size), sameSize);
    }
    var grouped = new Scenario(Creates.GROUPED, LARGEST_STORE, MOST_CREATORS);
    var oneEach = new Scenario(Creates.ONE_EACH, LARGEST_STORE, MOST_CREATORS);
    if (results.scenarios().contains(grouped)) {
      table.add(
          "requests/s of " + MOST_CREATORS + " creators, committed together / one commit each",
          "%,d".formatted(LARGEST_STORE),
          "%.2f".formatted(results.medianRatio(grouped, oneEach, Measurement::perSecond)));
    }
    return table;
  }

  private void ratioOfCpu(Table table, Scenario upper, Scenario lower) {
    if (results.scenarios().contains(upper)) {
      table.add(
          "server CPU of " + upper.name() + " / " + lower.name(),
          "%,d".formatted(upper.keys()),
          "%.2f".formatted(results.medianRatio(upper, lower, Measurement::serverMicrosPerRequest)));
    }
  }

  private static Scenario reading(String name, int keys) {
    return new Scenario(name, keys, Reads.CONNECTIONS);
  }

  /** What the numbers depend on. */
  private String machine() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return "%d cores, load average %.1f, Java %s, %d s a scenario after %d s of warm-up, rounds: %d%n"
        .formatted(
            system.getAvailableProcessors(),
            system.getSystemLoadAverage(),
            Runtime.version(),
            seconds(plan.measured()),
            seconds(plan.warmUp()),
            plan.rounds());
  }

  private static long seconds(Duration duration) {
    return duration.toSeconds();
  }
}
