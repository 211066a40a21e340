package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import java.util.List;
import java.util.Optional;

/** Shows who would belong to a team that is being put together. */
public final class PreviewTeam {
  private final Transactions transactions;
  private final UserStore users;

  /** Takes what it works with. */
  public PreviewTeam(Transactions transactions, UserStore users) {
    this.transactions = transactions;
    this.users = users;
  }

  /**
   * Those of {@code members} who have an account, in their order.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without UserView and TeamView
   */
  public List<UserId> members(Caller caller, List<String> members) {
    caller.require(Permission.USER_VIEW);
    caller.requireAnywhere(Permission.TEAM_VIEW);
    return transactions.read(() ->
        members.stream()
            .map(UserId::parse)
            .flatMap(Optional::stream)
            .distinct()
            .filter(user -> users.get(user).isPresent())
            .toList());
  }
}
