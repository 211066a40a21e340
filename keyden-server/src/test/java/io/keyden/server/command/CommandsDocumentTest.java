package io.keyden.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.command.CommandTree;
import io.keyden.server.configuration.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/cli.md} lists the commands on the machine of the server, and only those. */
class CommandsDocumentTest {
  private static final String BEGIN = "## On the machine of the server\n";

  @Test
  void the_commands_beside_those_of_the_client_stand_in_the_document() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "cli.md"));
    String section =
        document.substring(document.indexOf(BEGIN), document.indexOf("## All commands"));

    assertThat(section.lines().filter(line -> line.startsWith("| `")))
        .containsExactlyElementsOf(commands().toList());
  }

  private static Stream<String> commands() {
    var surroundings =
        new Surroundings(
            Map.of(),
            System.out,
            System.err,
            (_, _) -> {
              throw new AssertionError("nothing should start");
            },
            new NothingRuns());
    return Main.commands(surroundings, Main.world(surroundings), new ConfigurationReader()).stream()
        .flatMap(node ->
            switch (node) {
              case CommandTree.Verb verb -> Stream.of(row(verb.name(), verb.summary()));
              case CommandTree.Noun noun ->
                  noun.verbs().stream()
                      .map(verb -> row(noun.name() + " " + verb.name(), verb.summary()));
            });
  }

  private static String row(String command, String summary) {
    return "| `keyden " + command + "` | " + summary + " |";
  }

  private static final class NothingRuns implements StopSignal {
    @Override
    public void listen(Duration closeLimit) {
      throw new AssertionError("nothing should run");
    }

    @Override
    public void await() {
      throw new AssertionError("nothing should run");
    }
  }
}
