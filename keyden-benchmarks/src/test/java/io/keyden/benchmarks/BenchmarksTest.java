package io.keyden.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
  private static final TimeValue SHORT = TimeValue.milliseconds(20);

  @ParameterizedTest
  @ValueSource(
      classes = {
        AuthenticateBenchmark.class,
        CreateKeyBenchmark.class,
        DigestAndLookupBenchmark.class,
        JsonBenchmark.class,
        ObserveBenchmark.class
      })
  void every_benchmark_still_runs_and_does_something(Class<?> benchmark) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(benchmark.getName() + "\\.")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(SHORT)
            .param("keys", "200")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();

    var results = new Runner(options).run();

    assertThat(results).isNotEmpty();
    assertThat(results)
        .allSatisfy(
            result -> assertThat(result.getPrimaryResult().getStatistics().getSum()).isPositive());
  }
}
