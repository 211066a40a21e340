package io.keyden.core.space;

import io.keyden.core.id.SpaceId;

/**
 * A part of the server that is managed apart.
 *
 * @param id which
 * @param name the name for people, unique without regard to case
 * @param slug the short name for paths, unique without regard to case
 * @param description what it is for, may be empty
 * @param isDefault whether clients that name no space mean this one; at most one space
 * @param isPrivate whether its makers called it private; it is kept for them, since nobody without
 *     a right sees a space anyway
 * @param taskQueueStopped whether its work is stopped, as it must be before it is deleted
 */
public record Space(
    SpaceId id,
    String name,
    String slug,
    String description,
    boolean isDefault,
    boolean isPrivate,
    boolean taskQueueStopped) {

  /** The same space, default or not. */
  Space asDefault(boolean wanted) {
    return new Space(id, name, slug, description, wanted, isPrivate, taskQueueStopped);
  }
}
