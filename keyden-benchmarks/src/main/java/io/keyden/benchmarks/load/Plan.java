package io.keyden.benchmarks.load;

import io.keyden.benchmarks.sample.SampleInstallation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What to measure and for how long.
 *
 * @param program the script that starts the server
 * @param parts what to measure
 * @param warmUp how long requests are sent before those that count
 * @param measured how long requests count
 * @param rounds how often each scenario is measured, in turn with the others
 * @param slot how long requests of one kind are sent where few keys are compared with many
 * @param slotRequests how many there are of each kind that uses something up
 * @param nodes how many nodes there are where one is compared with many, besides that one
 * @param few the smaller of the two stores that are compared
 * @param many the larger one
 * @param starts how often each way to start is measured, in turn with the others
 */
record Plan(
    Path program,
    Set<Part> parts,
    Duration warmUp,
    Duration measured,
    int rounds,
    int starts,
    Duration slot,
    int slotRequests,
    int nodes,
    SampleInstallation.Size few,
    SampleInstallation.Size many) {
  static final String USAGE =
      """
      load-test.sh [--quick] [--only reads|creates|starts|growth|nodes]...
        --quick      3 s for each scenario, one round: shows that it works, the numbers are rough
        --only PART  this part only; may be given more than once
      Without --quick: 10 s for each scenario, three rounds in turn, medians; takes about a quarter of an hour.
      growth and nodes are measured only if they are asked for. They fill SQLite and PostgreSQL with 100,000 accounts and
      1,000,000 keys (with --quick 1,000 and 10,000), which takes a quarter of an hour and 6 GB below TMPDIR.
      """;

  private static final Set<Part> UNASKED = EnumSet.of(Part.READS, Part.CREATES, Part.STARTS);

  private static final Plan QUICK =
      new Plan(
          Path.of(""),
          UNASKED,
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          1,
          1,
          Duration.ofMillis(300),
          100,
          4,
          new SampleInstallation.Size(10, 1_000, 100),
          new SampleInstallation.Size(1_000, 10_000, 100));
  private static final Plan WHOLE =
      new Plan(
          Path.of(""),
          UNASKED,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          3,
          5,
          Duration.ofMillis(1_500),
          1_000,
          4,
          new SampleInstallation.Size(10, 1_000, 100),
          new SampleInstallation.Size(100_000, 1_000_000, 100));

  /** What can be measured alone. */
  enum Part {
    READS,
    CREATES,
    STARTS,
    GROWTH,
    NODES
  }

  /** Reads the arguments; empty if they are not understood. */
  static Optional<Plan> of(List<String> arguments) {
    var plan = WHOLE;
    var program = Optional.<Path>empty();
    var parts = EnumSet.noneOf(Part.class);
    var left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      var argument = left.remove();
      var value = Optional.ofNullable(argument.equals("--quick") ? null : left.poll());
      switch (argument) {
        case "--quick" -> plan = QUICK;
        case "--program" -> program = value.map(Path::of);
        case "--only" -> {
          var part = value.flatMap(Plan::part);
          if (part.isEmpty()) {
            return Optional.empty();
          }
          parts.add(part.get());
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    var chosen = plan;
    return program.map(script -> chosen.with(script, parts.isEmpty() ? chosen.parts : parts));
  }

  private static Optional<Part> part(String name) {
    return EnumSet.allOf(Part.class).stream()
        .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private Plan with(Path script, Set<Part> chosen) {
    return new Plan(
        script, chosen, warmUp, measured, rounds, starts, slot, slotRequests, nodes, few, many);
  }
}
