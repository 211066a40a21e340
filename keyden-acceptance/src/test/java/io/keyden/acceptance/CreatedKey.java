package io.keyden.acceptance;

import tools.jackson.databind.JsonNode;

/** A key as the one answer shows it that may. Prints without its secret. */
public record CreatedKey(String id, String owner, String secret) {

  public static CreatedKey of(JsonNode created) {
    return new CreatedKey(
        Json.text(created, "Id"), Json.text(created, "UserId"), Json.text(created, "ApiKey"));
  }

  /** Where it is shown and revoked. */
  public String path() {
    return "/api/users/" + owner + "/apikeys/" + id;
  }

  @Override
  public String toString() {
    return "CreatedKey[" + id + "]";
  }
}
