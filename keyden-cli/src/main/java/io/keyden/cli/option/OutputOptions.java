package io.keyden.cli.option;

import io.keyden.cli.output.OutputFormat;
import io.keyden.cli.output.Printer;
import io.keyden.cli.surroundings.Surroundings;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** In which form, how much, in which colours: for commands that list or show. */
public final class OutputOptions extends DisplayOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = Formats.class,
      description = "table (the default), json, yaml or csv")
  private OutputFormat format = OutputFormat.TABLE;

  /** The form of the result. */
  public OutputFormat format() {
    return format;
  }

  /** Writes results in that form. */
  public Printer printer(Surroundings surroundings) {
    return new Printer(format, surroundings, colorRefused(), quiet());
  }

  static final class FormatConverter implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String text) {
      return OutputFormat.named(text)
          .orElseThrow(() ->
              new TypeConversionException("'" + text + "' is none of table, json, yaml and csv"));
    }
  }

  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(OutputFormat.values()).map(OutputFormat::word).iterator();
    }
  }
}
