package io.keyden.server.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The usual text form of an Argon2id hash, {@code $argon2id$v=19$m=47104,t=1,p=1$salt$tag}: every
 * hash carries its own settings, so that these can change.
 *
 * @param settings what it was made with
 * @param salt at least 8 bytes
 * @param tag what came out
 */
@SuppressWarnings("ArrayRecordComponent") // compared by what they hold, see equals
record Argon2Text(Argon2Settings settings, byte[] salt, byte[] tag) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** Reads the form; empty if {@code text} has another. */
  static Optional<Argon2Text> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Argon2Text(
              new Argon2Settings(
                  Integer.parseInt(parts.group(1)),
                  Integer.parseInt(parts.group(2)),
                  Integer.parseInt(parts.group(3))),
              Base64.getDecoder().decode(parts.group(4)),
              Base64.getDecoder().decode(parts.group(5))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Writes the form. */
  String format() {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + settings.memoryKib()
        + ",t="
        + settings.iterations()
        + ",p="
        + settings.parallelism()
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(tag);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Argon2Text that && format().equals(that.format());
  }

  @Override
  public int hashCode() {
    return format().hashCode();
  }

  @Override
  public String toString() {
    return "Argon2Text[redacted]";
  }
}
