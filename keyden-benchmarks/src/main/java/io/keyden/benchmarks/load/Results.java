package io.keyden.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What came of each scenario, round by round. For one thread. */
final class Results {
  /**
   * What came of one round.
   *
   * @param measurement of the requests
   * @param residentBytes memory of the server at the end
   */
  record Round(Measurement measurement, long residentBytes) {}

  private final Map<Scenario, List<Round>> rounds = new LinkedHashMap<>();

  void add(Scenario scenario, Round round) {
    rounds.computeIfAbsent(scenario, first -> new ArrayList<>()).add(round);
  }

  /** The scenarios in the order they first came. */
  List<Scenario> scenarios() {
    return List.copyOf(rounds.keySet());
  }

  /** The median of the rounds. */
  double median(Scenario scenario, ToDoubleFunction<Measurement> value) {
    return Median.of(
        rounds.getOrDefault(scenario, List.of()).stream()
            .mapToDouble(round -> value.applyAsDouble(round.measurement())));
  }

  /** The median of the memory at the end of the rounds, in bytes. */
  double medianResidentBytes(Scenario scenario) {
    return Median.of(
        rounds.getOrDefault(scenario, List.of()).stream().mapToDouble(Round::residentBytes));
  }

  /**
   * The median over the rounds of one scenario's value divided by another's in the same round:
   * steadier than the quotient of two medians where the machine has other work.
   */
  double medianRatio(Scenario upper, Scenario lower, ToDoubleFunction<Measurement> value) {
    var above = rounds.getOrDefault(upper, List.of());
    var below = rounds.getOrDefault(lower, List.of());
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < Math.min(above.size(), below.size()); i++) {
      ratios.add(
          value.applyAsDouble(above.get(i).measurement())
              / value.applyAsDouble(below.get(i).measurement()));
    }
    return Median.of(ratios.stream().mapToDouble(Double::doubleValue));
  }

  /** How many answers were not good, in all rounds of all scenarios. */
  long failures() {
    return rounds.values().stream()
        .flatMap(List::stream)
        .mapToLong(round -> round.measurement().failures())
        .sum();
  }
}
