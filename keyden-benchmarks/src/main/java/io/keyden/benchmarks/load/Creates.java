package io.keyden.benchmarks.load;

import java.io.IOException;
import java.util.List;

/**
 * Keys made through the API, each on disk before its answer. Every measurement has a server of its
 * own on a fresh copy of the store.
 */
final class Creates {
  static final String GROUPED = "create a key";
  static final String ONE_EACH = "create a key, one commit each";

  private static final String PATH = "/api/users/Users-1/apikeys";

  private final Plan plan;
  private final Stores stores;

  Creates(Plan plan, Stores stores) {
    this.plan = plan;
    this.stores = stores;
  }

  /** Measures with the server's own way to commit. */
  void measure(Results results, int keys, int connections)
      throws IOException, InterruptedException {
    measure(results, new Scenario(GROUPED, keys, connections), List.of());
  }

  /** Measures with one commit for each key, to compare with. */
  void measureOneEach(Results results, int keys, int connections)
      throws IOException, InterruptedException {
    measure(results, new Scenario(ONE_EACH, keys, connections), List.of("--commit-group-max", "1"));
  }

  private void measure(Results results, Scenario scenario, List<String> options)
      throws IOException, InterruptedException {
    var data = stores.copy(scenario.keys());
    var launch = new ServerProcess.Launch(plan.program(), data, options, Stores.ENVIRONMENT);
    var request =
        Requests.post(PATH, Stores.ADMINISTRATOR_KEY, "{\"Purpose\": \"Deployment step\"}");
    try (var server = ServerProcess.start(launch)) {
      var meters = server.meters();
      var generator =
          new LoadGenerator(server.address(), scenario.connections(), place -> request, meters);
      var measurement = generator.measure(plan.warmUp(), plan.measured());
      results.add(scenario, new Results.Round(measurement, meters.residentBytes()));
    }
    stores.drop(data);
  }
}
