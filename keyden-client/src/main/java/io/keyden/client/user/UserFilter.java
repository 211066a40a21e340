package io.keyden.client.user;

import java.util.Optional;

/**
 * Which accounts to list. Immutable; begin with {@link #ALL}.
 *
 * @param text in the user name, the display name or the mail address
 * @param active only those that may do something, or only those that may not
 * @param service only service accounts, or only people
 */
public record UserFilter(
    Optional<String> text, Optional<Boolean> active, Optional<Boolean> service) {
  /** All of them. */
  public static final UserFilter ALL =
      new UserFilter(Optional.empty(), Optional.empty(), Optional.empty());

  /** Of those, the ones with {@code text} in the user name, the display name or the address. */
  public UserFilter containing(String text) {
    return new UserFilter(Optional.of(text), active, service);
  }

  /** Of those, the ones that may do something, or may not. */
  public UserFilter active(boolean active) {
    return new UserFilter(text, Optional.of(active), service);
  }

  /** Of those, the service accounts, or the people. */
  public UserFilter service(boolean service) {
    return new UserFilter(text, active, Optional.of(service));
  }

  boolean accepts(User user) {
    return active.map(wanted -> wanted == user.active()).orElse(true)
        && service.map(wanted -> wanted == user.service()).orElse(true);
  }
}
