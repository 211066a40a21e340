package io.keyden.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged server as a process of its own, on a free port of the loopback interface. */
final class ServerProcess implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final Duration STOP_MAX = Duration.ofSeconds(30);

  /** Of both generations of the serial collector, which the start script chooses. */
  private static final Pattern HEAP_USED =
      Pattern.compile("(?m)^(?:DefNew|Tenured) +total [0-9]+K, used ([0-9]+)K");

  private final Process process;
  private final URI address;
  private final Duration start;
  private final Thread stopper;

  private ServerProcess(Process process, URI address, Duration start, Thread stopper) {
    this.process = process;
    this.address = address;
    this.start = start;
    this.stopper = stopper;
  }

  /**
   * How to start one.
   *
   * @param program the script that starts the server
   * @param data its data directory
   * @param options further options of {@code serve}
   * @param environment further variables
   */
  record Launch(Path program, Path data, List<String> options, Map<String, String> environment) {}

  /**
   * Starts the server and waits until it says that it answers.
   *
   * @throws IOException if it does not; the message holds what it printed
   */
  static ServerProcess start(Launch launch) throws IOException, InterruptedException {
    var ready = launch.data().resolveSibling(launch.data().getFileName() + ".ready");
    var log = launch.data().resolveSibling(launch.data().getFileName() + ".log");
    Files.deleteIfExists(ready);
    var command =
        new ArrayList<>(
            List.of(
                launch.program().toString(),
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--data-dir",
                launch.data().toString(),
                "--ready-file",
                ready.toString()));
    command.addAll(launch.options());
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("KEYDEN_"));
    builder.environment().putAll(launch.environment());
    long begun = System.nanoTime();
    var process = builder.start();
    // Whoever interrupts the measuring must not leave a server behind.
    var stopper = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(stopper);
    while (!Files.exists(ready)) {
      if (!process.isAlive() || System.nanoTime() - begun > START_MAX.toNanos()) {
        process.destroyForcibly();
        throw new IOException("the server did not start: " + Files.readString(log));
      }
      Thread.sleep(1);
    }
    var start = Duration.ofNanos(System.nanoTime() - begun);
    return new ServerProcess(process, URI.create(Files.readString(ready).strip()), start, stopper);
  }

  /** Where it answers. */
  InetSocketAddress address() {
    return new InetSocketAddress(address.getHost(), address.getPort());
  }

  /** How long it took from the start of the process until it answered. */
  Duration startTime() {
    return start;
  }

  /** What it uses. */
  Meters meters() {
    return new Meters(process.pid());
  }

  /** How much of its heap is in use after everything was collected that is not needed, in bytes. */
  long heapBytes() throws IOException, InterruptedException {
    control("GC.run");
    return HEAP_USED
        .matcher(control("GC.heap_info"))
        .results()
        .mapToLong(used -> Long.parseLong(used.group(1)) << 10)
        .sum();
  }

  private String control(String command) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    var control =
        new ProcessBuilder(tool.toString(), String.valueOf(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    var output = new String(control.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (control.waitFor() != 0) {
      throw new IOException(command + " failed: " + output);
    }
    return output;
  }

  /** Asks it to stop, and waits for that. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not stop when it was asked to");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(stopper);
  }
}
