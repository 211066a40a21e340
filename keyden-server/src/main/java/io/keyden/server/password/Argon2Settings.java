package io.keyden.server.password;

/**
 * How dear a guess is made.
 *
 * @param memoryKib how much memory one hashing fills, in KiB
 * @param iterations how often it is gone through
 * @param parallelism in how many lanes
 */
public record Argon2Settings(int memoryKib, int iterations, int parallelism) {
  /** What new passwords are hashed with. Source: OWASP's first choice for Argon2id. */
  public static final Argon2Settings CURRENT = new Argon2Settings(46 * 1024, 1, 1);

  /**
   * The least that Argon2 allows, which holds no guesser up: for passwords that protect nothing,
   * such as a test's. Deliberately no setting leads here. Source: RFC 9106, section 3.1.
   */
  public static final Argon2Settings UNPROTECTED = new Argon2Settings(8, 1, 1);

  private static final int MEMORY_KIB_MAX = 1024 * 1024;
  private static final int ITERATIONS_MAX = 100;
  private static final int PARALLELISM_MAX = 16;

  /**
   * Checks that the numbers are ones that Argon2 knows and this machine can bear.
   *
   * @throws IllegalArgumentException otherwise
   */
  public Argon2Settings {
    if (parallelism < 1
        || parallelism > PARALLELISM_MAX
        || iterations < 1
        || iterations > ITERATIONS_MAX
        || memoryKib < 8 * parallelism
        || memoryKib > MEMORY_KIB_MAX) {
      throw new IllegalArgumentException("settings of Argon2 that are not allowed");
    }
  }

  /** Whether a guess is cheaper with these than with {@code other}. */
  boolean weakerThan(Argon2Settings other) {
    return memoryKib < other.memoryKib || iterations < other.iterations;
  }
}
