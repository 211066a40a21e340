package io.keyden.client.space;

import java.util.List;
import java.util.Map;

/**
 * A space.
 *
 * @param id such as {@code Spaces-1}
 * @param name at most 20 characters
 * @param description may be empty
 * @param isDefault whether it is where one goes who names no space
 * @param taskQueueStopped whether it is about to be deleted
 * @param managerTeamIds teams that manage it
 * @param managerUserIds users who manage it by themselves
 * @param links where the server keeps what belongs to it
 */
public record Space(
    String id,
    String name,
    String description,
    boolean isDefault,
    boolean taskQueueStopped,
    List<String> managerTeamIds,
    List<String> managerUserIds,
    Map<String, String> links) {
  /** Copies the lists and the links. */
  public Space {
    managerTeamIds = List.copyOf(managerTeamIds);
    managerUserIds = List.copyOf(managerUserIds);
    links = Map.copyOf(links);
  }
}
