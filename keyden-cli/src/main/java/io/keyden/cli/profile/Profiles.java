package io.keyden.cli.profile;

import io.keyden.cli.problem.CommandException;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All profiles, and which one counts when none is named. Immutable.
 *
 * @param current the name of the one that counts, if there is any
 * @param all the profiles by name
 */
public record Profiles(Optional<String> current, NavigableMap<String, Profile> all) {
  private static final int NAME_LENGTH_MAX = 64;

  /** No profiles. */
  public static final Profiles NONE = new Profiles(Optional.empty(), new TreeMap<>());

  /** Copies the profiles. */
  public Profiles {
    all = Collections.unmodifiableNavigableMap(new TreeMap<>(all));
  }

  /** Whether a profile may be called so: letters, digits, dots, hyphens and underscores. */
  public static boolean goodName(String name) {
    if (name.isEmpty() || name.length() > NAME_LENGTH_MAX || "-.".indexOf(name.charAt(0)) >= 0) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      boolean good =
          character < 0x80
              && (Character.isLetterOrDigit(character) || "._-".indexOf(character) >= 0);
      if (!good) {
        return false;
      }
    }
    return true;
  }

  /**
   * The profile of that name.
   *
   * @throws CommandException if there is none
   */
  public Profile named(String name) {
    Profile profile = all.get(name);
    if (profile == null) {
      throw CommandException.usage(
          "there is no profile '" + name + "'",
          all.isEmpty()
              ? "keyden login --server URL --profile NAME makes one"
              : "the profiles are " + String.join(", ", all.keySet()));
    }
    return profile;
  }

  /** These and another one, or that one changed; the first becomes the current one. */
  public Profiles with(String name, Profile profile) {
    if (!goodName(name)) {
      throw CommandException.usage(
          "a profile cannot be called '" + name + "'",
          "take up to 64 letters, digits, dots, hyphens and underscores");
    }
    NavigableMap<String, Profile> changed = new TreeMap<>(all);
    changed.put(name, profile);
    return new Profiles(current.or(() -> Optional.of(name)), changed);
  }

  /**
   * These, with another one current.
   *
   * @throws CommandException if there is none of that name
   */
  public Profiles withCurrent(String name) {
    named(name);
    return new Profiles(Optional.of(name), all);
  }

  /** These without that one. */
  public Profiles without(String name) {
    NavigableMap<String, Profile> changed = new TreeMap<>(all);
    changed.remove(name);
    return new Profiles(current.filter(changed::containsKey), changed);
  }
}
