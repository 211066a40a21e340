package io.keyden.cli.space;

import io.keyden.client.KeydenClient;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotFoundException;
import java.util.HashMap;
import java.util.Map;

/** The names of spaces behind their ids, each asked for once. */
public final class SpaceNames {
  private final KeydenClient client;
  private final Map<String, String> known = new HashMap<>();

  /** Asks over that client. */
  public SpaceNames(KeydenClient client) {
    this.client = client;
  }

  /** The name, or the id if the space is gone or not the caller's to see. */
  public String of(String id) {
    return known.computeIfAbsent(id, this::ask);
  }

  private String ask(String id) {
    try {
      return client.spaces().get(id).name();
    } catch (NotFoundException | ForbiddenException e) {
      return id;
    }
  }
}
