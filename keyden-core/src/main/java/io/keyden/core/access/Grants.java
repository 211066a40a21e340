package io.keyden.core.access;

import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rights that somebody has: at system level, and in each space.
 *
 * <p>Who has {@link Permission#ADMINISTER_SYSTEM} at system level has every right everywhere, also
 * in spaces made later. Immutable.
 */
public final class Grants {
  /** No right at all. */
  public static final Grants NONE = new Builder().build();

  /** Every right. */
  public static final Grants ALL =
      new Builder().system(EnumSet.of(Permission.ADMINISTER_SYSTEM)).build();

  private final Set<Permission> system;
  private final Map<SpaceId, Set<Permission>> spaces;
  private final boolean everything;

  private Grants(Set<Permission> system, Map<SpaceId, Set<Permission>> spaces) {
    this.system = system;
    this.spaces = spaces;
    this.everything = system.contains(Permission.ADMINISTER_SYSTEM);
  }

  /** Whether every right is had everywhere. */
  public boolean everything() {
    return everything;
  }

  /** Whether {@code permission} is had at system level. */
  public boolean system(Permission permission) {
    return everything || system.contains(permission);
  }

  /** Whether {@code permission} is had in the whole of {@code space}. */
  public boolean inSpace(Permission permission, SpaceId space) {
    return everything || spaces.getOrDefault(space, Set.of()).contains(permission);
  }

  /** Whether {@code permission} is had at system level or in some space. */
  public boolean anywhere(Permission permission) {
    return system(permission)
        || spaces.values().stream().anyMatch(granted -> granted.contains(permission));
  }

  /** Whether any right is had in {@code space}. */
  public boolean anyIn(SpaceId space) {
    return everything || spaces.containsKey(space);
  }

  /** The spaces in which {@code permission} is had; of no use to who has everything. */
  public Set<SpaceId> spacesWith(Permission permission) {
    return spaces.entrySet().stream()
        .filter(entry -> entry.getValue().contains(permission))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether these rights are at least those of {@code other}: nobody lifts others above themselves.
   * A right had at system level counts in every space, as it does when it is asked for.
   */
  public boolean covers(Grants other) {
    return everything
        || (!other.everything
            && system.containsAll(other.system)
            && other.spaces.entrySet().stream()
                .allMatch(entry -> coversIn(entry.getKey(), entry.getValue())));
  }

  private boolean coversIn(SpaceId space, Set<Permission> permissions) {
    var here = spaces.getOrDefault(space, Set.of());
    return permissions.stream()
        .allMatch(permission -> here.contains(permission) || system.contains(permission));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grants that && system.equals(that.system) && spaces.equals(that.spaces);
  }

  @Override
  public int hashCode() {
    return 31 * system.hashCode() + spaces.hashCode();
  }

  @Override
  public String toString() {
    return "Grants[system=" + system + ", spaces=" + spaces + "]";
  }

  /** Adds up rights. */
  public static final class Builder {
    private final Set<Permission> system = EnumSet.noneOf(Permission.class);
    private final Map<SpaceId, Set<Permission>> spaces = new HashMap<>();

    /** Adds rights at system level. */
    public Builder system(Collection<Permission> permissions) {
      system.addAll(permissions);
      return this;
    }

    /** Adds rights in {@code space}. */
    public Builder space(SpaceId space, Collection<Permission> permissions) {
      spaces.computeIfAbsent(space, added -> EnumSet.noneOf(Permission.class)).addAll(permissions);
      return this;
    }

    /** The sum. */
    public Grants build() {
      return new Grants(
          EnumSet.copyOf(system),
          spaces.entrySet().stream()
              // No right in a space is the same as none at all.
              .filter(entry -> !entry.getValue().isEmpty())
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, entry -> EnumSet.copyOf(entry.getValue()))));
    }
  }
}
