package io.keyden.cli.config;

import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What there is to set of a profile. */
enum Setting {
  /** Where the server answers. */
  SERVER,
  /** The space to work in. */
  SPACE,
  /** A command that prints the key or access token. */
  SECRET_COMMAND;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads the words. */
  static final class Converter implements ITypeConverter<Setting> {
    @Override
    public Setting convert(String text) {
      for (Setting setting : values()) {
        if (setting.word().equals(text)) {
          return setting;
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is none of server, space and secret-command");
    }
  }

  /** The words. */
  static final class All implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(values()).map(Setting::word).iterator();
    }
  }
}
