package io.keyden.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads what a process and the machine have used so far. Linux only: the numbers are those of
 * {@code /proc}, in ticks of a hundredth of a second.
 */
final class Meters {
  /** The unit of times in {@code /proc}, the same on every Linux that Java runs on. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int FIELDS_BEFORE_USER_TIME = 11;
  private static final int USER_AND_SYSTEM = 2;
  private static final int USER_AND_SYSTEM_AND_ENDED_CHILDREN = 4;
  private static final int IDLE_FIELD = 4;
  private static final int WAITING_FIELD = 5;
  private static final int LAST_FIELD = 8;

  private final long pid;

  /** Will read those of the process {@code pid}. */
  Meters(long pid) {
    this.pid = pid;
  }

  /**
   * Times at a moment.
   *
   * @param nanoTime the moment
   * @param process CPU that the process has used, in user and system mode
   * @param own CPU that the calling thread has used
   * @param machine CPU that everybody has used
   */
  record Reading(long nanoTime, Duration process, Duration own, Duration machine) {
    /** What was used from {@code earlier} to here. */
    Reading since(Reading earlier) {
      return new Reading(
          nanoTime - earlier.nanoTime,
          process.minus(earlier.process),
          own.minus(earlier.own),
          machine.minus(earlier.machine));
    }
  }

  /** Everything at this moment. */
  Reading read() throws IOException {
    return new Reading(
        System.nanoTime(),
        processTime(),
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()),
        machineTime());
  }

  /** CPU that the process has used. */
  Duration processTime() throws IOException {
    return ticks(USER_AND_SYSTEM);
  }

  /**
   * CPU that the process and those of its children that have ended have used; none if it has ended
   * itself, when its parent has it.
   */
  Duration processTimeWithEnded() throws IOException {
    try {
      return ticks(USER_AND_SYSTEM_AND_ENDED_CHILDREN);
    } catch (IOException e) {
      if (Files.exists(stat())) {
        throw e;
      }
      return Duration.ZERO;
    }
  }

  private Path stat() {
    return Path.of("/proc/" + pid + "/stat");
  }

  private Duration ticks(int fieldCount) throws IOException {
    var stat = Files.readString(stat());
    // The name in parentheses may hold blanks.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return TICK.multipliedBy(
        Arrays.stream(fields)
            .skip(FIELDS_BEFORE_USER_TIME)
            .limit(fieldCount)
            .mapToLong(Long::parseLong)
            .sum());
  }

  private static Duration machineTime() throws IOException {
    var all = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
    var fields = all.trim().split(" +", -1);
    long busy = 0;
    for (int i = 1; i <= LAST_FIELD; i++) {
      if (i != IDLE_FIELD && i != WAITING_FIELD) {
        busy += Long.parseLong(fields[i]);
      }
    }
    return TICK.multipliedBy(busy);
  }

  /** Memory of the process that is in RAM, in bytes. */
  long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(kibibytes -> Long.parseLong(kibibytes) << 10)
        .findFirst()
        .orElseThrow();
  }
}
