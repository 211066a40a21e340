package io.keyden.client.server;

import io.keyden.client.internal.Api;
import io.keyden.client.internal.Document;
import io.keyden.client.internal.Template;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the server says of itself. */
public final class Server {
  private final Api api;

  /** Called by the client. */
  public Server(Api api) {
    this.api = api;
  }

  /** What it is; asked once and then remembered. */
  public ServerInfo info() {
    Document root = api.root();
    return new ServerInfo(
        root.text("Application").orElse(""),
        root.text("Version").orElse(""),
        root.text("InstallationId").orElse(""),
        root.object("Keyden").flatMap(keyden -> keyden.text("Version")));
  }

  /** How it is. */
  public Health health() {
    Document health =
        api.healthReport(api.link("ServerHealthStatus", "/api/serverstatus/health").path());
    return new Health(
        health.flag("IsOperatingNormally").orElse(false), health.text("Description").orElse(""));
  }

  /** What it says of its running; what the caller may not see is empty. */
  public Status status() {
    Document status = api.get(api.link("ServerStatus", "/api/serverstatus").path());
    Map<String, String> links = status.links();
    Optional<Document> system =
        Optional.ofNullable(links.get("SystemInfo")).map(path -> api.get(Template.of(path).path()));
    return new Status(
        status.flag("IsInMaintenanceMode").orElse(false),
        system.flatMap(one -> one.text("Version")),
        system.flatMap(one -> one.text("OSVersion")),
        system.flatMap(one -> one.text("Uptime")));
  }

  /** What it says of the keys that it makes. */
  public KeyRules keyRules() {
    Document rules = api.get(api.link("Authentication", "/api/authentication").path());
    return new KeyRules(
        rules.flag("UserApiKeysEnabled").orElse(true),
        days(rules, "ApiKeyDefaultExpiryDays"),
        days(rules, "ApiKeyMaxExpiryDays"));
  }

  private static Optional<Duration> days(Document rules, String name) {
    return rules.integer(name).filter(days -> days > 0).map(Duration::ofDays);
  }
}
