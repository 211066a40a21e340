package io.keyden.core.invitation;

import io.keyden.core.id.SpaceId;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for who invites.
 *
 * @param teams the ids of the teams to join, as they were written; may be none
 * @param space the space it is made in, if it is
 */
public record NewInvitation(List<String> teams, Optional<SpaceId> space) {
  public NewInvitation {
    teams = List.copyOf(teams);
  }
}
