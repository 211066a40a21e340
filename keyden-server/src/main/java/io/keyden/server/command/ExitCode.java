package io.keyden.server.command;

/** What the process tells by its exit code. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** Not done. */
  static final int FAILED = 1;

  /** Not begun: an option or a setting is wrong. */
  static final int USAGE = 2;

  private ExitCode() {}
}
