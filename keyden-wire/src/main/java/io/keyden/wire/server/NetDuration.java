package io.keyden.wire.server;

import java.time.Duration;

/** Durations as .NET writes them. */
public final class NetDuration {
  private static final int NANOS_PER_TICK = 100;

  private NetDuration() {}

  /** {@code 1.02:03:04.5670000}: days only if there are any, a fraction always. */
  public static String format(Duration duration) {
    var days = duration.toDaysPart() == 0 ? "" : duration.toDaysPart() + ".";
    return days
        + "%02d:%02d:%02d.%07d"
            .formatted(
                duration.toHoursPart(),
                duration.toMinutesPart(),
                duration.toSecondsPart(),
                duration.toNanosPart() / NANOS_PER_TICK);
  }
}
