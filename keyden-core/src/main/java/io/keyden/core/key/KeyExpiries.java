package io.keyden.core.key;

import java.time.YearMonth;
import java.util.List;

/**
 * How many keys end when.
 *
 * @param neverExpires how many never end
 * @param expired how many have ended
 * @param months how many that have not ended yet do so in each month (in UTC), from the first month
 *     in which one does to the last, those in between without any too; at most {@link #MONTHS_MAX},
 *     counted from the present one
 * @param later how many end after those months
 */
public record KeyExpiries(long neverExpires, long expired, List<Month> months, long later) {
  /**
   * How many months are told apart: the present one and the thirty-six after it, in which the keys
   * of the longest life that the settings know end.
   */
  public static final int MONTHS_MAX = 37;

  /**
   * How many keys end in one month.
   *
   * @param month which
   * @param count how many
   */
  public record Month(YearMonth month, long count) {}

  public KeyExpiries {
    months = List.copyOf(months);
  }
}
