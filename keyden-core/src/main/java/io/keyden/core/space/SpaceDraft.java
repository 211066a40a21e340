package io.keyden.core.space;

import java.util.List;
import java.util.Optional;

/**
 * A space as a caller wants it, unchecked. What is not said of a new space is no, of another one it
 * stays as it is.
 *
 * @param name the name
 * @param slug the short name; empty to have one made, or to keep it
 * @param description what it is for
 * @param isDefault whether clients that name no space are to mean this one
 * @param isPrivate whether it is called private
 * @param taskQueueStopped whether its work is to be stopped
 * @param managerTeams ids of teams; the space's own team of managers may be among them or not
 * @param managers ids of users
 */
public record SpaceDraft(
    String name,
    Optional<String> slug,
    String description,
    Optional<Boolean> isDefault,
    Optional<Boolean> isPrivate,
    Optional<Boolean> taskQueueStopped,
    List<String> managerTeams,
    List<String> managers) {
  public SpaceDraft {
    managerTeams = List.copyOf(managerTeams);
    managers = List.copyOf(managers);
  }
}
