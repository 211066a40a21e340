package io.keyden.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.config.ConfigCommands;
import io.keyden.cli.connection.ClientProblems;
import io.keyden.cli.connection.CredentialProblems;
import io.keyden.cli.event.EventCommands;
import io.keyden.cli.problem.ProblemHandler;
import io.keyden.cli.server.ServerCommands;
import io.keyden.cli.serviceaccount.ServiceAccountCommands;
import io.keyden.cli.space.SpaceCommands;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.surroundings.World;
import io.keyden.cli.team.TeamCommands;
import io.keyden.cli.user.UserCommands;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A server of the vendor, and somebody who types commands; checks that no secret is said. */
public final class Scene implements AutoCloseable {
  private static final Instant BEGIN = Instant.parse("2026-06-01T10:00:00Z");

  private final Path folder;
  private final PlainOctopusServer server;
  private final List<String> secrets = new ArrayList<>();
  private Duration elapsed = Duration.ZERO;

  /** With a server of that version. */
  public Scene(OctopusVersion version, Path folder) {
    this.folder = folder;
    this.server = PlainOctopusServer.of(version).clock(() -> BEGIN.plus(elapsed)).start();
    secrets.add(server.administratorKey());
  }

  /** The server. */
  public PlainOctopusServer server() {
    return server;
  }

  /** What time it is. */
  public Instant now() {
    return BEGIN.plus(elapsed);
  }

  /** Time goes by. */
  public void advance(Duration time) {
    elapsed = elapsed.plus(time);
  }

  /** Never to be said; and gives it back. */
  public String secret(String text) {
    secrets.add(text);
    return text;
  }

  /** A world without variables. */
  public World stranger() {
    return new World(folder).advance(elapsed);
  }

  /** A world whose variables name the server and the key. */
  public World holding(String key) {
    return stranger()
        .with("KEYDEN_URL", server.uri().toString())
        .with("KEYDEN_API_KEY", secret(key));
  }

  /** What an administrator's command says. */
  public Outcome run(String... arguments) {
    return run(holding(server.administratorKey()), arguments);
  }

  /** What a command says. */
  public Outcome run(World world, String... arguments) {
    Surroundings surroundings = world.surroundings();
    CommandSpec program = CommandSpec.create().name("keyden");
    new CommandTree(nodes(surroundings)).addTo(program, arguments);
    CommandLine line = new CommandLine(program);
    ProblemHandler problems = new ProblemHandler(surroundings.err(), new ClientProblems());
    new CredentialProblems(problems, surroundings.clock()).handleProblemsOf(line);

    Outcome outcome = new Outcome(line.execute(arguments), world.out(), world.err());

    secrets.forEach(secret -> assertThat(outcome.out() + outcome.err()).doesNotContain(secret));
    return outcome;
  }

  static List<CommandTree.Node> nodes(Surroundings surroundings) {
    List<CommandTree.Node> nodes = new ArrayList<>(SessionCommands.nodes(surroundings));
    nodes.add(ConfigCommands.noun(surroundings));
    nodes.add(ServerCommands.noun(surroundings));
    nodes.add(UserCommands.noun(surroundings));
    nodes.add(ServiceAccountCommands.noun(surroundings));
    nodes.add(TeamCommands.noun(surroundings));
    nodes.add(SpaceCommands.noun(surroundings));
    nodes.add(EventCommands.noun(surroundings));
    return nodes;
  }

  @Override
  public void close() {
    server.close();
  }

  /**
   * What came of a command.
   *
   * @param code the exit code
   * @param out what it said on standard output
   * @param err what it said on standard error
   */
  public record Outcome(int code, String out, String err) {}
}
