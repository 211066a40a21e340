package io.keyden.cli.value;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets an option take a duration in the form of {@link DurationText}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return DurationText.parse(text);
    } catch (InvalidValueException invalid) {
      throw new TypeConversionException(invalid.problem());
    }
  }
}
