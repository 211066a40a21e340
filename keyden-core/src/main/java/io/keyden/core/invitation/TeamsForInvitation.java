package io.keyden.core.invitation;

import io.keyden.core.access.Grants;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import java.util.Optional;

/** What inviting needs to know of teams, and does to them. Works within a transaction. */
public interface TeamsForInvitation {
  /** The rights that the members of {@code team} have by it; empty if there is no such team. */
  Optional<Grants> grantsOf(TeamId team);

  /** Makes {@code user} a member; a team that holds everybody anyway is left as it is. */
  void join(TeamId team, UserId user);
}
