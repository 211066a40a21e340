package io.keyden.http.space;

import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.space.ManagedSpace;
import io.keyden.wire.Links;
import io.keyden.wire.space.SpaceResource;
import java.util.Map;

/** Spaces as the wire shows them, the same everywhere: clients compare them member by member. */
public final class SpaceResources {
  private SpaceResources() {}

  /** The resource of {@code managed}. */
  public static SpaceResource of(ManagedSpace managed) {
    var space = managed.space();
    return new SpaceResource(
        space.id().value(),
        space.name(),
        space.slug(),
        space.description(),
        space.isDefault(),
        space.isPrivate(),
        space.taskQueueStopped(),
        managed.managerTeams().stream().map(TeamId::value).toList(),
        managed.managers().stream().map(UserId::value).toList(),
        links(space.id().value()));
  }

  /** The command line panics on a space whose link {@code Web} has another form. */
  private static Map<String, String> links(String id) {
    var self = "/api/spaces/" + id;
    return Links.self(self)
        .and("SpaceHome", "/api/" + id)
        .and("Web", "/app#/spaces/" + id)
        .and("Search", self + "/search{?keyword}")
        .build();
  }
}
