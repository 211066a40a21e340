package io.keyden.wire;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The links of a resource: root-relative paths, some with a template at their end, by name in the
 * order they were added.
 *
 * <p>A link that leads nowhere is left out: a null would break every link of the resource in the
 * Java SDK.
 */
public final class Links {
  private final Map<String, String> links = new LinkedHashMap<>();

  private Links() {}

  /** Starts with the resource's own link. */
  public static Links self(String path) {
    return new Links().and("Self", path);
  }

  /** Starts with none. */
  public static Links none() {
    return new Links();
  }

  /** Adds a link. */
  @CanIgnoreReturnValue
  public Links and(String name, String path) {
    links.put(name, path);
    return this;
  }

  /** The links as a resource holds them. */
  public Map<String, String> build() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(links));
  }
}
