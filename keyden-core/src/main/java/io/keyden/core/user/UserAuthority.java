package io.keyden.core.user;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;

/**
 * Who may act on whose account. Works within a transaction.
 *
 * <p>Source: with UserEdit one may edit accounts of equal or lower privilege; without it, one's own
 * profile and password.
 */
public final class UserAuthority {
  private final UserStore users;
  private final GrantsLookup grants;
  private final Administrators administrators;

  /** Takes what it works with. */
  public UserAuthority(UserStore users, GrantsLookup grants, Administrators administrators) {
    this.users = users;
    this.grants = grants;
    this.administrators = administrators;
  }

  /**
   * The account, if {@code caller} may act on it: it is their own, or they have UserEdit and at
   * least its rights.
   *
   * @throws ProblemException {@code Forbidden} or {@code NotFound}
   */
  public User toEdit(Caller caller, UserId id) {
    if (caller.is(id)) {
      return existing(id);
    }
    // The right is asked for first, so that who has none cannot find out which accounts there are.
    caller.require(Permission.USER_EDIT);
    var user = existing(id);
    caller.requireCovers(grants.of(id));
    return user;
  }

  /**
   * Goes on only if somebody is left who can administer the server without {@code user}.
   *
   * @param member the wire's name of the member that asks for it, if one does
   * @param doing what is about to happen, {@code deleted}
   * @throws ProblemException {@code Invalid}
   */
  void requireAdministratorBeside(User user, String member, String doing) {
    if (user.active()
        && grants.of(user.id()).everything()
        && !administrators.otherThan(user.id())) {
      throw new ProblemException(
          Problem.invalid(member, "The last active administrator cannot be " + doing + "."));
    }
  }

  private User existing(UserId id) {
    return users.get(id).orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
  }
}
