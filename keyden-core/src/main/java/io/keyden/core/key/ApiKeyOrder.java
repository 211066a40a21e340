package io.keyden.core.key;

/**
 * How keys are put in order; those that are alike in it by their id, so that paging meets each
 * once.
 *
 * @param by what counts
 * @param descending whether the order is turned around
 */
public record ApiKeyOrder(By by, boolean descending) {
  /** The newest first. */
  public static final ApiKeyOrder NEWEST_FIRST = new ApiKeyOrder(By.CREATED, true);

  /** What counts. */
  public enum By {
    /** When it was made. */
    CREATED,
    /** When it ends; never is after every end. */
    EXPIRES,
    /** When it was last used; never is before every use. */
    LAST_USED,
    /** What for, without regard to case. */
    PURPOSE,
    /** The user name of its owner, without regard to case. */
    USER
  }
}
