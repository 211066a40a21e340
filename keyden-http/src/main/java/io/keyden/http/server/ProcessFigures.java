package io.keyden.http.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the system says about this process. */
final class ProcessFigures {
  private static final Path LINUX_STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final long BYTES_PER_KIB = 1024;

  private ProcessFigures() {}

  /** The resident set; where the system does not tell, what the Java runtime has committed. */
  static long workingSetBytes() {
    if (Files.isReadable(LINUX_STATUS)) {
      try (var lines = Files.lines(LINUX_STATUS)) {
        return lines
            .filter(line -> line.startsWith(RESIDENT))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .stream()
            .map(kib -> kib * BYTES_PER_KIB)
            .findFirst()
            .orElseGet(ProcessFigures::committedBytes);
      } catch (IOException e) {
        return committedBytes();
      }
    }
    return committedBytes();
  }

  private static long committedBytes() {
    var memory = ManagementFactory.getMemoryMXBean();
    return memory.getHeapMemoryUsage().getCommitted()
        + memory.getNonHeapMemoryUsage().getCommitted();
  }

  static int threadCount() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  static Duration uptime() {
    return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
  }

  static String operatingSystem() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  static String runtime() {
    return "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
  }
}
