package io.keyden.wire.space;

import java.util.List;
import java.util.Map;

/**
 * The way a release takes. Keyden has the default one of each space only, because clients wait for
 * it after they made a space. Source: the members that the Go client reads.
 */
public record LifecycleResource(
    String id,
    String name,
    String slug,
    String description,
    String spaceId,
    RetentionPeriod releaseRetentionPolicy,
    RetentionPeriod tentacleRetentionPolicy,
    List<String> phases,
    Map<String, String> links) {

  /**
   * How long something is kept.
   *
   * @param unit {@code Items} or {@code Days}
   * @param quantityToKeep how many; 0 keeps all
   * @param shouldKeepForever whether all is kept
   */
  public record RetentionPeriod(String unit, int quantityToKeep, boolean shouldKeepForever) {
    /** Everything is kept. */
    public static final RetentionPeriod FOREVER = new RetentionPeriod("Items", 0, true);
  }
}
