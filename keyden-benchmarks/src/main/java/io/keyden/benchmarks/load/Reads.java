package io.keyden.benchmarks.load;

import io.keyden.benchmarks.sample.SkewedChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Requests that change nothing, with a key and without. One server for each size of store goes
 * through all rounds, so that it is warm.
 */
final class Reads implements AutoCloseable {
  static final String ROOT = "root, no key";

  /** The same bytes as {@link #ROOT}: what differs is that the key is looked at. */
  static final String ROOT_WITH_KEY = "root, with a key";

  /** Of the anonymous answers the one whose size is nearest to that of an account. */
  static final String SAME_SIZE = "ways to sign in, no key";

  static final String ME = "own account, with a key";

  /** Enough to keep two cores busy, few enough that none waits long. */
  static final int CONNECTIONS = 16;

  /** How many keys are in use; the others lie in the store only. */
  private static final int KEYS_IN_USE_MAX = 1_000;

  private static final long SEED = 4;

  private final int keys;
  private final Plan plan;
  private final ServerProcess server;
  private final List<byte[]> roots;
  private final List<byte[]> accounts;
  private final SkewedChoice choice;

  /** Starts a server on {@code data} with the keys {@code texts}. */
  Reads(Plan plan, Path data, List<String> texts) throws IOException, InterruptedException {
    this.plan = plan;
    this.keys = texts.size();
    var used = texts.subList(0, Math.min(KEYS_IN_USE_MAX, texts.size()));
    this.roots = used.stream().map(key -> Requests.get("/api", key)).toList();
    this.accounts = used.stream().map(key -> Requests.get("/api/users/me", key)).toList();
    this.choice = new SkewedChoice(used.size(), SEED);
    this.server =
        ServerProcess.start(
            new ServerProcess.Launch(plan.program(), data, List.of(), Stores.ENVIRONMENT));
  }

  /** Measures each scenario once. */
  void round(Results results) throws IOException {
    var root = Requests.get("/api");
    var authentication = Requests.get("/api/authentication");
    measure(results, ROOT, place -> root);
    measure(results, ROOT_WITH_KEY, place -> roots.get(choice.at(place)));
    measure(results, SAME_SIZE, place -> authentication);
    measure(results, ME, place -> accounts.get(choice.at(place)));
  }

  private void measure(Results results, String name, IntFunction<byte[]> requests)
      throws IOException {
    var scenario = new Scenario(name, keys, CONNECTIONS);
    var meters = server.meters();
    var measurement =
        new LoadGenerator(server.address(), CONNECTIONS, requests, meters)
            .measure(plan.warmUp(), plan.measured());
    results.add(scenario, new Results.Round(measurement, meters.residentBytes()));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
