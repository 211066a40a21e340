package io.keyden.server.configuration;

/**
 * A name that an earlier version knew. Setting it stops the start, since ignoring it would change
 * what the server does.
 *
 * @param name the old name, lower case with dashes
 * @param advice what to do instead, such as {@code use --port}
 */
public record RetiredSetting(String name, String advice) {
  /** The option it was. */
  public String option() {
    return "--" + name;
  }

  /** The environment variable it was. */
  public String variable() {
    return Setting.variable(name);
  }
}
