package io.keyden.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How long a start takes and how much memory the server has then, with different options. */
final class Starts {
  private static final String NO_AOT_CACHE = "-XX:AOTMode=off";
  private static final String OPTIONS_VARIABLE = "KEYDEN_JAVA_OPTIONS";
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_MIB = 1 << 20;

  /** Options of the Java virtual machine on top of those that the start script gives. */
  private static final Map<String, String> VARIANTS = variants();

  private final Plan plan;
  private final Path data;

  /** Will start servers on {@code data}. */
  Starts(Plan plan, Path data) {
    this.plan = plan;
    this.data = data;
  }

  private static Map<String, String> variants() {
    var variants = new LinkedHashMap<String, String>();
    variants.put("as the start script has it", "");
    variants.put("without the AOT cache", NO_AOT_CACHE);
    variants.put(
        "without the AOT cache, full headers", NO_AOT_CACHE + " -XX:-UseCompactObjectHeaders");
    variants.put("without the AOT cache, G1", NO_AOT_CACHE + " -XX:-UseSerialGC -XX:+UseG1GC");
    variants.put("heap of at most 64 MiB", "-Xmx64m");
    variants.put("heap of at most 48 MiB, starting with 16", "-Xms16m -Xmx48m");
    return variants;
  }

  private record Start(double millis, double cpuMillis, double residentMebibytes) {}

  /** Starts a server again and again, each way in turn. */
  Table measure() throws IOException, InterruptedException {
    var starts = new LinkedHashMap<String, List<Start>>();
    for (int i = 0; i < plan.starts(); i++) {
      for (var variant : VARIANTS.entrySet()) {
        starts
            .computeIfAbsent(variant.getKey(), first -> new ArrayList<>())
            .add(start(variant.getValue()));
      }
    }
    var table =
        new Table("start", "ms to ready", "fastest", "CPU ms to ready", "MiB resident when ready");
    starts.forEach((name, all) ->
        table.add(
            name,
            median(all, Start::millis),
            "%.0f".formatted(all.stream().mapToDouble(Start::millis).min().orElseThrow()),
            median(all, Start::cpuMillis),
            median(all, Start::residentMebibytes)));
    return table;
  }

  private static String median(List<Start> all, ToDoubleFunction<Start> value) {
    return "%.0f".formatted(Median.of(all.stream().mapToDouble(value)));
  }

  private Start start(String javaOptions) throws IOException, InterruptedException {
    var environment = new HashMap<>(Stores.ENVIRONMENT);
    environment.put(OPTIONS_VARIABLE, javaOptions);
    var launch = new ServerProcess.Launch(plan.program(), data, List.of(), environment);
    try (var server = ServerProcess.start(launch)) {
      var meters = server.meters();
      return new Start(
          server.startTime().toNanos() / NANOS_PER_MILLI,
          meters.read().process().toNanos() / NANOS_PER_MILLI,
          meters.residentBytes() / BYTES_PER_MIB);
    }
  }
}
