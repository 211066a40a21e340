package io.keyden.core.user;

import io.keyden.core.id.UserId;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts. Works within a transaction only. */
public interface UserStore {
  /**
   * The id for the next new account; each is given out once, also if the account is deleted later.
   */
  UserId nextId();

  /**
   * Adds {@code user}.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if the user name is taken in
   *     any case
   */
  void insert(User user);

  /**
   * Replaces what is kept of {@code user.id()}, and announces {@link UserChanged}. A missing one is
   * a bug.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if the user name is taken in
   *     any case
   */
  void update(User user);

  /**
   * Deletes {@code id} with its password, and announces {@link UserChanged}; false if there is
   * none.
   */
  boolean delete(UserId id);

  /** The account with this id. */
  Optional<User> get(UserId id);

  /** The account with this user name, in any case. */
  Optional<User> byUsername(String username);

  /** The account with this external id. */
  Optional<User> byExternalId(UUID externalId);

  /** The accounts with this mail address, in any case. */
  List<User> byEmailAddress(String emailAddress);

  /**
   * The accounts that {@code filter} lets through, by user name without regard to case. If it has a
   * text, who has exactly that user name comes first: clients read the first page only and look for
   * the exact one.
   */
  Page<User> find(UserFilter filter, PageRequest page);

  /** Whether there is no account at all. */
  boolean isEmpty();

  /** What is stored of the password; empty if the account has none. */
  Optional<PasswordHash> password(UserId id);

  /** Replaces the password. */
  void setPassword(UserId id, PasswordHash password);
}
