package io.keyden.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** What a server leaves behind, and what it says meanwhile: nothing. */
class NothingLeftTest {
  private static final Duration END_MAX = Duration.ofSeconds(10);

  @Test
  void no_thread_is_left() throws InterruptedException {
    useOne();
    var before = Thread.getAllStackTraces().keySet();
    List<String> meanwhile;

    try (var keyden = KeydenServer.withDefaults().start()) {
      use(keyden);
      meanwhile = threadsBesides(before).stream().map(Thread::getName).toList();
    }

    assertThat(meanwhile).contains("sqlite-writer", "keyden-background");
    for (var thread : threadsBesides(before)) {
      thread.join(END_MAX);
    }
    assertThat(threadsBesides(before)).isEmpty();
  }

  @Test
  void no_file_is_left() {
    var keyden = KeydenServer.withDefaults().start();
    var directory = keyden.directory();
    use(keyden);
    assertThat(directory).isDirectoryContaining("glob:**.db");

    keyden.close();

    assertThat(directory).doesNotExist();
  }

  @Test
  void no_port_is_left() {
    var keyden = KeydenServer.withDefaults().start();
    var address = keyden.uri();
    use(keyden);

    keyden.close();

    assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void nothing_is_logged() {
    var log = new Log();
    var root = Logger.getLogger("");
    root.addHandler(log);
    try {
      useOne();
    } finally {
      root.removeHandler(log);
    }

    assertThat(log.texts).isEmpty();
  }

  private static void useOne() {
    try (var keyden = KeydenServer.withDefaults().start()) {
      use(keyden);
    }
  }

  private static void use(KeydenServer keyden) {
    var key = Api.createKey(keyden);
    assertThat(Api.status(keyden, key)).isEqualTo(200);
    assertThat(Api.status(keyden, "API-WRONG")).isEqualTo(401);
    assertThat(Api.signIn(keyden, keyden.username(), keyden.password()).statusCode())
        .isEqualTo(200);
  }

  /** Those of the virtual machine's own pools stay: they belong to no server. */
  private static Set<Thread> threadsBesides(Set<Thread> before) {
    var threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeAll(before);
    threads.removeIf(thread ->
        thread.getName().startsWith("ForkJoinPool") || thread.getName().startsWith("HttpClient-"));
    return threads;
  }

  private static final class Log extends Handler {
    private final List<String> texts = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord entry) {
      // JUnit and the client of this test may say what they like.
      if (entry.getLoggerName() == null || !entry.getLoggerName().startsWith("org.junit.")) {
        texts.add(new SimpleFormatter().format(entry));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
