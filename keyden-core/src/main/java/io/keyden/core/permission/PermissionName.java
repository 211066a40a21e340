package io.keyden.core.permission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a right as a role holds it: one that Keyden knows, or one that it keeps for clients
 * of newer servers, which know more and must get back what they sent.
 *
 * <p>A name gives a right only if it is {@link #known()}; any other is kept and shown, and grants
 * nothing.
 *
 * <p><b>Spelling.</b> A known name is brought to its {@linkplain Permission#wireName() spelling on
 * the wire}, since some clients compare it letter by letter with their own list. An unknown one
 * stays as it came.
 *
 * <p><b>Equality.</b> Two names are equal if they differ in case only, as the .NET client compares
 * them; so a set never holds a right twice.
 *
 * @param text 1 to 64 characters of A–Z, a–z and 0–9
 */
public record PermissionName(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,64}");

  /**
   * Checks the form, and spells a known name as the wire does.
   *
   * @throws IllegalArgumentException if {@code text} has another form; the message never repeats
   *     the text
   */
  public PermissionName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a permission's name: 1 to 64 letters and digits");
    }
    text = Permission.named(text).map(Permission::wireName).orElse(text);
  }

  /**
   * The name {@code text}, known or not.
   *
   * @throws IllegalArgumentException if {@code text} has another form than 1 to 64 letters and
   *     digits; the message never repeats the text
   */
  public static PermissionName of(String text) {
    return new PermissionName(text);
  }

  /** The name of {@code permission}. */
  public static PermissionName of(Permission permission) {
    return new PermissionName(permission.wireName());
  }

  /** Reads a name that comes from outside; empty if no permission could be called so. */
  public static Optional<PermissionName> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(of(text)) : Optional.empty();
  }

  /** The right that this name gives; empty if Keyden does not know it. */
  public Optional<Permission> known() {
    return Permission.named(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PermissionName name && text.equalsIgnoreCase(name.text);
  }

  @Override
  public int hashCode() {
    return text.toLowerCase(Locale.ROOT).hashCode();
  }

  /** The name as the wire spells it. */
  @Override
  public String toString() {
    return text;
  }
}
