package io.keyden.wire.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that is not used yet, with its code.
 *
 * @param addToTeamIds the teams that its user joins
 * @param spaceId the space it was made in; null if it was made in none
 */
public record InvitationResource(
    String id,
    String invitationCode,
    List<String> addToTeamIds,
    @Nullable String spaceId,
    Instant expires,
    Map<String, String> links) {
  /** Names the invitation without showing its code. */
  @Override
  public String toString() {
    return "InvitationResource[" + id + "]";
  }
}
