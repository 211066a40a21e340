package io.keyden.server.password;

import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which share of the processors a thread gets where others want them too.
 *
 * <p>Java's own priorities of threads say nothing to Linux, whose scheduler goes by the nice value.
 * There it belongs to the thread, and everybody may raise one's own. Source: setpriority(2), C
 * library/kernel differences.
 */
final class ProcessorShare {
  private static final int PRIO_PROCESS = 0;
  private static final int THIS_THREAD = 0;

  /** A tenth of what another thread gets, so that even a busy machine lets people sign in. */
  private static final int NICE = 10;

  private ProcessorShare() {}

  /**
   * Has the current thread give way to every other that has something to do. Only Linux can; where
   * it cannot be, nothing changes.
   */
  static void giveWay() {
    // Elsewhere the nice value belongs to the whole process.
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return;
    }
    try {
      int result = setPriority();
      log("setpriority answered " + result, null);
    } catch (Throwable e) {
      log("setpriority cannot be called", e);
    }
  }

  @SuppressWarnings(
      "restricted") // The function is part of every C library, and takes three numbers.
  private static int setPriority() throws Throwable {
    var linker = Linker.nativeLinker();
    var function = linker.defaultLookup().findOrThrow("setpriority");
    var type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    return (int) linker.downcallHandle(function, type).invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
  }

  private static void log(String text, @Nullable Throwable cause) {
    System.getLogger(ProcessorShare.class.getName()).log(Level.DEBUG, text, cause);
  }
}
