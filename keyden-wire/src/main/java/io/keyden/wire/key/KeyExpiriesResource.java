package io.keyden.wire.key;

import java.util.List;
import java.util.Map;

/**
 * How many keys end when. An addition of Keyden's.
 *
 * @param neverExpires how many never end
 * @param expired how many have ended
 * @param months those that end in the months to come
 * @param later how many end after those months
 */
public record KeyExpiriesResource(
    long neverExpires,
    long expired,
    List<MonthResource> months,
    long later,
    Map<String, String> links) {

  /**
   * How many keys end in one month.
   *
   * @param month {@code 2026-11}, in UTC
   * @param count how many
   */
  public record MonthResource(String month, long count) {}
}
