package io.keyden.client.octopus;

import tools.jackson.databind.node.ObjectNode;

/** The root document, the server's state, and what the sign-in page asks. */
final class ServerRoutes {
  private final Parts parts;

  ServerRoutes(Parts parts) {
    this.parts = parts;
  }

  void register(Router router) {
    router.open("GET", "/api", this::root);
    router.open("GET", "/api/authentication", call -> plain("authentication"));
    router.open("GET", "/api/serverstatus/health", call -> plain("server-health"));
    router.signedIn("GET", "/api/serverstatus", call -> plain("server-status"));
    router.signedIn("GET", "/api/serverstatus/system-info", this::systemInfo);
  }

  private Answer root(Call call) {
    ObjectNode values = Json.object().put("installationId", parts.state().installationId);
    ObjectNode root = parts.templates().fill("root", values);
    if (!SpaceRoutes.defaultSpaceExists(parts.state())) {
      // Its presence is how the Java SDK sees that a default space exists.
      ((ObjectNode) root.path("Links")).remove("Accounts");
    }
    return Answer.ok(root);
  }

  private Answer systemInfo(Call call) {
    ObjectNode values = Json.object().put("version", parts.version().number());
    return Answer.ok(parts.templates().fill("system-info", values));
  }

  private Answer plain(String template) {
    return Answer.ok(parts.templates().plain(template));
  }
}
