package io.keyden.http.accesslog;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How a line of the access log is written. Neither way lets a value begin a line of its own. */
public enum AccessLogFormat {
  /** {@code time=… id=… address=…}; values in quotes where they need them. */
  LOGFMT {
    @Override
    void append(StringBuilder out, AccessLine line) {
      out.append("time=").append(time(line));
      member(out, "id", line.requestId());
      member(out, "address", line.address());
      member(out, "user", line.userId());
      member(out, "key", line.keyId());
      member(out, "method", line.method());
      member(out, "path", line.path());
      out.append(" status=").append(line.status());
      out.append(" bytes=").append(line.bytes());
      out.append(" micros=").append(line.micros()).append('\n');
    }

    private void member(StringBuilder out, String name, String value) {
      out.append(' ').append(name).append('=');
      if (plain(value)) {
        out.append(value);
      } else {
        quoted(out, value);
      }
    }
  },
  /** An object a line. */
  JSON {
    @Override
    void append(StringBuilder out, AccessLine line) {
      out.append("{\"time\":\"").append(time(line)).append('"');
      member(out, "id", line.requestId());
      member(out, "address", line.address());
      member(out, "user", line.userId());
      member(out, "key", line.keyId());
      member(out, "method", line.method());
      member(out, "path", line.path());
      out.append(",\"status\":").append(line.status());
      out.append(",\"bytes\":").append(line.bytes());
      out.append(",\"micros\":").append(line.micros()).append("}\n");
    }

    private void member(StringBuilder out, String name, String value) {
      out.append(",\"").append(name).append("\":");
      quoted(out, value);
    }
  };

  private static final int VALUE_LENGTH_MAX = 512;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Appends {@code line} with the line break behind it. */
  abstract void append(StringBuilder out, AccessLine line);

  private static String time(AccessLine line) {
    return TIME.format(line.occurred());
  }

  private static boolean plain(String value) {
    if (value.length() > VALUE_LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (unit <= ' ' || unit >= 0x7f || unit == '"' || unit == '=' || unit == '\\') {
        return false;
      }
    }
    return true;
  }

  /** A JSON string of ASCII only: what is not visible ASCII is written as its number. */
  private static void quoted(StringBuilder out, String value) {
    out.append('"');
    int length = Math.min(value.length(), VALUE_LENGTH_MAX);
    for (int i = 0; i < length; i++) {
      char unit = value.charAt(i);
      if (unit == '"' || unit == '\\') {
        out.append('\\').append(unit);
      } else if (unit < ' ' || unit >= 0x7f) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(unit >> shift & 0xf, 16));
        }
      } else {
        out.append(unit);
      }
    }
    if (value.length() > length) {
      out.append("...");
    }
    out.append('"');
  }
}
