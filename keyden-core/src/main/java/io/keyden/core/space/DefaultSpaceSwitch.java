package io.keyden.core.space;

import io.keyden.core.access.Caller;
import io.keyden.core.permission.Permission;

/** At most one space is the default one. Works within a transaction. */
final class DefaultSpaceSwitch {
  private DefaultSpaceSwitch() {}

  /** If {@code space} is to be the default one, another that was it is so no more. */
  static void makeRoomFor(Caller caller, Space space, SpaceStore spaces) {
    if (!space.isDefault()) {
      return;
    }
    spaces
        .defaultSpace()
        .filter(other -> !other.id().equals(space.id()))
        .ifPresent(other -> {
          caller.require(Permission.SPACE_EDIT);
          spaces.update(other.asDefault(false));
        });
  }
}
