package io.keyden.core.invitation;

import io.keyden.core.id.InvitationId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets one person register. The code is kept as it is, since clients read the invitation again
 * after making it; it is good once, for two days, and deleted with its use.
 *
 * @param id which
 * @param code what the person presents
 * @param teams the teams they join
 * @param space the space it was made in, if it was
 * @param invitedBy who made it
 * @param expires when it ends: at that instant it is not good any more
 */
public record Invitation(
    InvitationId id,
    Secret code,
    List<TeamId> teams,
    Optional<SpaceId> space,
    UserId invitedBy,
    Instant expires) {
  /** How long an invitation is good. Source: the vendor's page on invitations. */
  public static final Duration LIFE = Duration.ofDays(2);

  public Invitation {
    teams = List.copyOf(teams);
  }
}
