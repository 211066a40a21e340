package io.keyden.cli.value;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets an option take an {@link Expiry}. */
public final class ExpiryConverter implements ITypeConverter<Expiry> {
  @Override
  public Expiry convert(String text) {
    try {
      return Expiry.parse(text);
    } catch (InvalidValueException invalid) {
      throw new TypeConversionException(invalid.problem());
    }
  }
}
