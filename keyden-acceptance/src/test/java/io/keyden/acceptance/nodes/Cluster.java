package io.keyden.acceptance.nodes;

import io.keyden.acceptance.PackagedServer;
import java.util.ArrayList;
import java.util.List;

/** Nodes on one database, each behind a network of its own. */
final class Cluster implements AutoCloseable {
  private final PostgresProcess database = new PostgresProcess();
  private final List<UnreliableNetwork> networks = new ArrayList<>();
  private final List<PackagedServer> nodes = new ArrayList<>();

  /**
   * Starts so many nodes.
   *
   * @param options of each, beside the database
   */
  Cluster(int count, String... options) {
    try {
      for (int i = 0; i < count; i++) {
        var network = new UnreliableNetwork(database.port());
        networks.add(network);
        var setup =
            PackagedServer.setup()
                .option("--database-url", PostgresProcess.url(network.port()))
                .option("--database-user", "postgres")
                .option("--bad-key-burst", "1000000");
        for (int option = 0; option < options.length; option += 2) {
          setup = setup.option(options[option], options[option + 1]);
        }
        nodes.add(setup.start());
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  PostgresProcess database() {
    return database;
  }

  PackagedServer node(int number) {
    return nodes.get(number);
  }

  UnreliableNetwork network(int number) {
    return networks.get(number);
  }

  int size() {
    return nodes.size();
  }

  /** The key of the administrator, whom the first node made. */
  String administratorKey() {
    return nodes.getFirst().administratorKey();
  }

  @Override
  public void close() {
    // Nodes say good-bye to their database, so it goes last.
    nodes.forEach(PackagedServer::close);
    networks.forEach(UnreliableNetwork::close);
    database.close();
  }
}
