package io.keyden.benchmarks.load;

import io.keyden.benchmarks.load.GrowthStores.Engine;
import io.keyden.benchmarks.load.GrowthStores.Store;
import io.keyden.benchmarks.sample.SampleInstallation.Account;
import io.keyden.benchmarks.sample.SkewedChoice;
import io.keyden.core.id.ApiKeyId;
import io.keyden.storage.postgres.PostgresDatabase;
import io.keyden.storage.postgres.PostgresSettings;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlTransactions;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * How much a node and a database carry: CPU of the server and of the database for each request at
 * saturation, and what nodes cost the database that do nothing, or hear of a revocation.
 */
final class Nodes {
  private static final List<Integer> CREATORS = List.of(1, 16, 64);
  private static final int READERS = 16;
  private static final int ACCOUNTS_IN_USE = 1_000;
  private static final int USES_IN_PORTION = 1_000;
  private static final int PORTIONS = 20;
  private static final int CONNECTIONS = 4;
  private static final int WRITES_IN_GROUP = 256;
  private static final double MEDIAN = 0.5;
  private static final double P99 = 0.99;
  private static final double MICRO = 1e3;
  private static final double MILLI = 1e6;
  private static final double PERCENT = 100;
  private static final long SEED = 7;
  private static final Pattern GROUPS =
      Pattern.compile("(?m)^keyden_store_commit_writes_(sum|count)(?:\\{[^}]*})? ([0-9.E+]+)$");

  private final Plan plan;
  private final GrowthStores stores;
  private final Map<String, List<Cost>> costs = new LinkedHashMap<>();
  private long failures;

  /** What one window of load cost. */
  private record Cost(Measurement measurement, Duration database, double writesInGroup) {
    double databaseMicros() {
      return database.toNanos() / MICRO / Math.max(1, measurement.latencies().total());
    }
  }

  Nodes(Plan plan, GrowthStores stores) {
    this.plan = plan;
    this.stores = stores;
  }

  /** How many answers were not good. */
  long failures() {
    return failures;
  }

  /** Measures everything, and gives the tables. */
  List<Table> measure() throws IOException, InterruptedException {
    load();
    return List.of(loadTable(), idle(), revocations(), uses());
  }

  private void load() throws IOException, InterruptedException {
    var servers = new EnumMap<Engine, ServerProcess>(Engine.class);
    try {
      for (var engine : Engine.values()) {
        servers.put(engine, stores.start(stores.store(engine, plan.many())));
      }
      for (int round = 1; round <= plan.rounds(); round++) {
        System.err.println("load, round " + round + " of " + plan.rounds() + " ...");
        for (var each : servers.entrySet()) {
          var engine = each.getKey();
          var server = each.getValue();
          var used = inUse(stores.store(engine, plan.many()));
          var choice = new SkewedChoice(used.size(), SEED);
          var reads = used.stream().map(one -> Requests.get("/api/users/me", one.key())).toList();
          var creates = used.stream().map(Nodes::create).toList();
          load(engine, "authenticate", READERS, server, place -> reads.get(choice.at(place)));
          for (int creators : CREATORS) {
            load(engine, "create", creators, server, place -> creates.get(choice.at(place)));
          }
        }
      }
    } finally {
      for (var server : servers.values()) {
        server.close();
      }
    }
  }

  private static List<Account> inUse(Store store) {
    var some = store.filled().some();
    return some.subList(0, Math.min(ACCOUNTS_IN_USE, some.size()));
  }

  private static byte[] create(Account account) {
    return Requests.post(
        "/api/users/" + account.id().value() + "/apikeys",
        account.key(),
        "{\"Purpose\": \"Deployment step\"}");
  }

  private void load(
      Engine engine,
      String what,
      int connections,
      ServerProcess server,
      IntFunction<byte[]> requests)
      throws IOException {
    var generator = new LoadGenerator(server.address(), connections, requests, server.meters());
    generator.measure(Duration.ZERO, plan.warmUp());
    var before = databaseTime(engine);
    var groupsBefore = groups(server);
    var measurement = generator.measure(Duration.ZERO, plan.measured());
    var groups = groups(server);
    failures += measurement.failures();
    costs
        .computeIfAbsent(
            "%s, %s, %d connections".formatted(engine.title(), what, connections),
            first -> new ArrayList<>())
        .add(
            new Cost(
                measurement,
                databaseTime(engine).minus(before),
                (groups.getOrDefault("sum", 0.0) - groupsBefore.getOrDefault("sum", 0.0))
                    / (groups.getOrDefault("count", 0.0)
                        - groupsBefore.getOrDefault("count", 0.0))));
  }

  private Duration databaseTime(Engine engine) throws IOException {
    return engine == Engine.SQLITE ? Duration.ZERO : stores.postgres().processTime();
  }

  /** How many writes shared commits, and how many commits there were. */
  private static Map<String, Double> groups(ServerProcess server) throws IOException {
    try (var exchange = new Exchange(server.address())) {
      exchange.send(Requests.get("/metrics"));
      var found = new HashMap<String, Double>();
      GROUPS
          .matcher(exchange.answer())
          .results()
          .forEach(line -> found.put(line.group(1), Double.parseDouble(line.group(2))));
      return found;
    }
  }

  private Table loadTable() {
    var table =
        new Table(
            "at saturation",
            "requests/s",
            "p50 µs",
            "p99 µs",
            "server CPU µs",
            "database CPU µs",
            "writes a commit",
            "generator CPU µs",
            "others' CPU %");
    costs.forEach((what, all) ->
        table.add(
            what,
            "%,.0f".formatted(median(all, cost -> cost.measurement().perSecond())),
            "%,.0f".formatted(median(all, cost -> cost.measurement().quantileMicros(MEDIAN))),
            "%,.0f".formatted(median(all, cost -> cost.measurement().quantileMicros(P99))),
            "%.1f".formatted(median(all, cost -> cost.measurement().serverMicrosPerRequest())),
            "%.1f".formatted(median(all, Cost::databaseMicros)),
            "%.1f".formatted(median(all, Cost::writesInGroup)),
            "%.1f".formatted(median(all, cost -> cost.measurement().ownMicrosPerRequest())),
            // What counts as others here includes PostgreSQL.
            "%.0f".formatted(median(all, cost -> cost.measurement().othersShare()) * PERCENT)));
    return table;
  }

  private static double median(List<Cost> all, ToDoubleFunction<Cost> value) {
    return Median.of(all.stream().mapToDouble(value));
  }

  /** What nodes cost the database that have nothing to do. */
  private Table idle() throws IOException, InterruptedException {
    System.err.println("idle nodes ...");
    var table = new Table("nodes without work", "nodes", "database CPU ms a second");
    var store = stores.store(Engine.POSTGRESQL, plan.many());
    table.add("none", "0", "%.2f".formatted(idleMillis()));
    for (var delivery : List.of("notify", "poll")) {
      var nodes = new ArrayList<ServerProcess>();
      try {
        for (int number = 1; number <= plan.nodes(); number++) {
          nodes.add(stores.startNode(store, number, "--change-delivery", delivery));
        }
        table.add(delivery, "%d".formatted(plan.nodes()), "%.2f".formatted(idleMillis()));
      } finally {
        for (var node : nodes) {
          node.close();
        }
      }
    }
    return table;
  }

  private double idleMillis() throws IOException, InterruptedException {
    // Nothing is waited for: what is measured is a while of doing nothing.
    Thread.sleep(plan.warmUp());
    long begun = System.nanoTime();
    var before = stores.postgres().processTime();
    Thread.sleep(plan.measured());
    var used = stores.postgres().processTime().minus(before);
    return used.toNanos() / (double) (System.nanoTime() - begun) * MICRO;
  }

  /** What a revocation costs the database, by how many nodes hear of it. */
  private Table revocations() throws IOException, InterruptedException {
    System.err.println("revocations ...");
    var store = stores.store(Engine.POSTGRESQL, plan.many());
    var alone = new ArrayList<Slot>();
    var heard = new ArrayList<Slot>();
    try (var run = new GrowthRun(plan, stores, store, stores.start(store))) {
      for (int round = 0; round < plan.rounds(); round++) {
        alone.add(revoke(run));
        var nodes = new ArrayList<ServerProcess>();
        try {
          for (int number = 1; number <= plan.nodes(); number++) {
            nodes.add(stores.startNode(store, number));
          }
          heard.add(revoke(run));
        } finally {
          for (var node : nodes) {
            node.close();
          }
        }
      }
      failures += run.failures();
    }
    var table = new Table("revoke a key", "nodes", "p50 µs", "database CPU µs");
    table.add("alone", "1", p50(alone), database(alone));
    table.add("heard by others", "%d".formatted(1 + plan.nodes()), p50(heard), database(heard));
    return table;
  }

  private static Slot revoke(GrowthRun run) throws IOException {
    run.measure(GrowthStep.CREATE);
    return run.measure(GrowthStep.REVOKE);
  }

  private static String p50(List<Slot> slots) {
    return "%,.0f".formatted(Median.of(slots.stream().mapToDouble(Slot::p50Micros)));
  }

  private static String database(List<Slot> slots) {
    double nanos = slots.stream().mapToDouble(slot -> slot.database().toNanos()).sum();
    return "%,.0f".formatted(nanos / MICRO / slots.stream().mapToInt(Slot::count).sum());
  }

  /** How long it takes to write down when keys were last used, with which other writes wait. */
  private Table uses() throws IOException, InterruptedException {
    System.err.println("last uses ...");
    var table =
        new Table(
            "note the last use of " + USES_IN_PORTION + " keys", "ms", "database CPU µs a key");
    for (var engine : Engine.values()) {
      var store = stores.store(engine, plan.many());
      try (var database = open(store)) {
        var before = databaseTime(engine);
        double millis =
            Median.of(portions(store, database.transactions()).stream().mapToDouble(one -> one));
        var used = databaseTime(engine).minus(before);
        table.add(
            engine.title(),
            "%.1f".formatted(millis),
            "%.1f".formatted(used.toNanos() / MICRO / (PORTIONS * USES_IN_PORTION)));
      }
    }
    return table;
  }

  private record Open(SqlTransactions transactions, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  private static Open open(Store store) {
    if (store.engine() == Engine.SQLITE) {
      var database = SqliteDatabase.open(store.data().resolve("keyden.db"));
      return new Open(database, database::close);
    }
    var database =
        PostgresDatabase.open(
            new PostgresSettings(
                store.options().get(1),
                Optional.of(PostgresProcess.USER),
                Optional.empty(),
                CONNECTIONS,
                WRITES_IN_GROUP,
                PostgresSettings.Changes.DEFAULT),
            InstantSource.system());
    return new Open(database, database::close);
  }

  private static List<Double> portions(Store store, SqlTransactions transactions) {
    var keys = new SqlApiKeyStore(transactions);
    var some = store.filled().some();
    var millis = new ArrayList<Double>();
    for (int portion = 0; portion < PORTIONS; portion++) {
      var uses = new HashMap<ApiKeyId, Instant>();
      var now = Instant.now();
      for (int i = 0; i < USES_IN_PORTION; i++) {
        uses.put(some.get((portion * USES_IN_PORTION + i) % some.size()).keyId(), now);
      }
      long begun = System.nanoTime();
      transactions.write(() -> keys.noteUse(uses));
      millis.add((System.nanoTime() - begun) / MILLI);
    }
    return millis;
  }
}
