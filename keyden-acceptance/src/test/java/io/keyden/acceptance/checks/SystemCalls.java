package io.keyden.acceptance.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trace of system calls says about answers and syncs.
 *
 * <p>The lines of {@code strace -f -yy} stand in the order in which the tracer met them. A call
 * that others interrupt in the trace stands on two lines; of a read the second counts, since only
 * then there is something to read, of a write the first. A traced thread waits at both for the
 * tracer, so whatever a call causes in another thread stands behind it.
 */
final class SystemCalls {
  private static final Pattern LINE = Pattern.compile("(\\d+) +\\d+\\.\\d+ (.*)");
  private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((\\d+<.*?>)[,) ](.*)");
  private static final Pattern CHANGE = Pattern.compile(".*\"(?:POST|DELETE) /.*");
  private static final Pattern GOOD_ANSWER = Pattern.compile(".*\"HTTP/1\\.1 2\\d\\d .*");
  private static final String UNFINISHED = " <unfinished ...>";

  private SystemCalls() {}

  /**
   * What was found.
   *
   * @param answers good answers to requests that change something
   * @param unsynced those of them before which no sync of the log lies, as lines of the trace
   * @param syncs syncs of the log
   */
  record Findings(int answers, List<String> unsynced, int syncs) {}

  private record Call(String name, String file, String rest, int begin, int end) {}

  /** Looks at the lines of a trace. */
  static Findings examine(List<String> lines) {
    List<Call> calls = calls(lines);
    List<Call> syncs =
        calls.stream()
            .filter(call -> call.name().equals("fsync") || call.name().equals("fdatasync"))
            .filter(call -> call.file().endsWith("-wal>") && call.rest().endsWith("= 0"))
            .toList();
    Map<String, Integer> arrivals = new HashMap<>();
    List<String> unsynced = new ArrayList<>();
    int answers = 0;
    for (Call call : inOrder(calls)) {
      if (reads(call) && CHANGE.matcher(call.rest()).matches()) {
        arrivals.put(call.file(), call.end());
      } else if (writes(call) && GOOD_ANSWER.matcher(call.rest()).matches()) {
        Integer arrival = arrivals.remove(call.file());
        if (arrival != null) {
          answers++;
          boolean synced =
              syncs.stream().anyMatch(sync -> sync.begin() > arrival && sync.end() < call.begin());
          if (!synced) {
            unsynced.add(lines.get(call.begin()));
          }
        }
      }
    }
    return new Findings(answers, unsynced, syncs.size());
  }

  /** By when a call counts: a read when it ends, all else when it begins. */
  private static List<Call> inOrder(List<Call> calls) {
    return calls.stream()
        .sorted(Comparator.comparingInt(call -> reads(call) ? call.end() : call.begin()))
        .toList();
  }

  private static boolean reads(Call call) {
    return call.name().startsWith("read") || call.name().startsWith("recv");
  }

  private static boolean writes(Call call) {
    return call.name().startsWith("write") || call.name().startsWith("send");
  }

  private static List<Call> calls(List<String> lines) {
    Map<String, String> unfinished = new HashMap<>();
    Map<String, Integer> begins = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        continue;
      }
      String thread = line.group(1);
      String text = line.group(2);
      Matcher resumed = RESUMED.matcher(text);
      int begin = i;
      if (text.endsWith(UNFINISHED)) {
        unfinished.put(thread, text.substring(0, text.length() - UNFINISHED.length()));
        begins.put(thread, i);
        continue;
      }
      if (resumed.matches()) {
        text = unfinished.getOrDefault(thread, "") + " " + resumed.group(1);
        begin = begins.getOrDefault(thread, i);
        unfinished.remove(thread);
      }
      Matcher call = CALL.matcher(text);
      if (call.matches()) {
        calls.add(new Call(call.group(1), call.group(2), call.group(3).strip(), begin, i));
      }
    }
    return calls;
  }
}
