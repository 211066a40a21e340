package io.keyden.server.configuration;

import java.util.Locale;

/**
 * One thing that can be set: its name, what it means and how its text is read.
 *
 * @param name lower case with dashes; the option is {@code --name}, the environment variable {@code
 *     KEYDEN_NAME}
 * @param meaning one line for the help text, without the default
 * @param form what a value looks like, for the help text, such as {@code DURATION}
 * @param defaultText the text that is read where nothing is set
 * @param source where it may be set
 * @param reader how the text becomes a value
 * @param <T> the type of the value
 */
public record Setting<T>(
    String name, String meaning, String form, String defaultText, Source source, Reader<T> reader) {

  /** Where a setting may come from. */
  public enum Source {
    /**
     * An option of the command line or else an environment variable; a wrong value is repeated in
     * the fault.
     */
    OPTION_OR_ENVIRONMENT,
    /** As before, but the value may hold a password, so no message repeats it. */
    CONFIDENTIAL_OPTION_OR_ENVIRONMENT,
    /**
     * The environment only, since every user of the machine can read the arguments of a process.
     */
    SECRET_ENVIRONMENT
  }

  /** Reads the text of a setting. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * The value that the text stands for.
     *
     * @throws InvalidValueException if it stands for none
     */
    T read(String text) throws InvalidValueException;
  }

  /** The command line's name of this setting. */
  public String option() {
    return "--" + name;
  }

  /** The environment's name of this setting. */
  public String variable() {
    return variable(name);
  }

  static String variable(String name) {
    return "KEYDEN_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Whether the command line may hold this setting. */
  public boolean hasOption() {
    return source != Source.SECRET_ENVIRONMENT;
  }
}
