package io.keyden.http.openapi;

import static io.keyden.http.openapi.Schemas.ordered;

import io.keyden.wire.ErrorResource;
import io.keyden.wire.configuration.AuthenticationConfigurationResource;
import io.keyden.wire.configuration.AuthenticationResource;
import io.keyden.wire.configuration.ConfigurationSectionResource;
import io.keyden.wire.configuration.LoginInitiatedResource;
import io.keyden.wire.configuration.UsernamePasswordConfigurationResource;
import io.keyden.wire.event.EventGroupResource;
import io.keyden.wire.event.EventResource;
import io.keyden.wire.event.NamedResource;
import io.keyden.wire.invitation.InvitationResource;
import io.keyden.wire.key.ApiKeyCreatedResource;
import io.keyden.wire.key.ApiKeyResource;
import io.keyden.wire.key.ApiKeysResource;
import io.keyden.wire.key.KeyExpiriesResource;
import io.keyden.wire.key.OwnedApiKeyResource;
import io.keyden.wire.oidc.OidcIdentitiesResource;
import io.keyden.wire.oidc.OidcIdentityResource;
import io.keyden.wire.oidc.OpenIdConfigurationResource;
import io.keyden.wire.oidc.TokenResource;
import io.keyden.wire.role.PermissionResource;
import io.keyden.wire.role.ScopedUserRoleResource;
import io.keyden.wire.role.UserRoleResource;
import io.keyden.wire.root.RootResource;
import io.keyden.wire.server.CapabilitiesResource;
import io.keyden.wire.server.CountsResource;
import io.keyden.wire.server.HealthResource;
import io.keyden.wire.server.ServerStatusResource;
import io.keyden.wire.server.SystemInfoResource;
import io.keyden.wire.server.TimeZoneResource;
import io.keyden.wire.space.LifecycleResource;
import io.keyden.wire.space.ProjectGroupResource;
import io.keyden.wire.space.SearchHitResource;
import io.keyden.wire.space.SpaceHomeResource;
import io.keyden.wire.space.SpaceResource;
import io.keyden.wire.team.PermissionSetResource;
import io.keyden.wire.team.TeamMembershipResource;
import io.keyden.wire.team.TeamResource;
import io.keyden.wire.team.UserTeamResource;
import io.keyden.wire.user.AccessTokenResource;
import io.keyden.wire.user.ExternalUserSearchResource;
import io.keyden.wire.user.IdentityMetadataResource;
import io.keyden.wire.user.UserAuthenticationResource;
import io.keyden.wire.user.UserResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The description of the API, from which the document is made: an operation for each route, its
 * schemas from the wire's records.
 */
final class ApiDescription {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final String JSON = "application/json";
  private static final List<String> PAGE = List.of("skip", "take");
  private static final List<String> NUMBERS = List.of("skip", "take", "fromAutoId", "toAutoId");
  private static final List<String> FLAGS =
      List.of(
          "includeSystem",
          "excludeDifference",
          "asCsv",
          "internal",
          "isActive",
          "isServiceAccount",
          "neverExpires",
          "descending");
  private static final String EVENT_FILTERS =
      "regarding,regardingAny,user,users,projects,projectGroups,environments,eventGroups,"
          + "eventCategories,eventAgents,tags,tenants,from,to,internal,fromAutoId,toAutoId,"
          + "documentTypes,asCsv,ids,spaces,includeSystem,excludeDifference";
  private static final String KEY_FILTERS =
      "partialPurpose,partialKeyword,neverExpires,expiresFrom,expiresTo";
  private static final List<String> KEY_SORTS =
      List.of("Created", "Expires", "LastUsed", "Purpose");
  private static final String IN_SPACES = "spaces,includeSystem";

  private final Schemas schemas = new Schemas();
  private final Map<String, Map<String, Object>> paths = new LinkedHashMap<>();

  /** The whole document. */
  Map<String, Object> document() {
    rootAndServer();
    users();
    signingIn();
    oidc();
    keys();
    spaces();
    teamsAndRoles();
    events();
    settings();
    var error = schemas.reference(ErrorResource.class);
    return ordered(
        "openapi",
        "3.1.0",
        "info",
        ordered(
            "title",
            "Keyden",
            "version",
            "1",
            "description",
            "Users, API keys, spaces, teams, roles and events, in the words of the Octopus Deploy"
                + " REST API. Paths, ids, parameter names and member names are matched in any case."
                + " An operation with x-keyden-also-below-space also answers below a space: /api/x"
                + " as /api/{spaceId}/x and as /api/spaces/{id or slug}/x. A PUT or DELETE may be"
                + " sent as a POST with the header X-HTTP-Method-Override.",
            "license",
            ordered("name", "Apache-2.0", "identifier", "Apache-2.0")),
        "servers",
        List.of(Map.of("url", "/")),
        "security",
        List.of(
            Map.of("ApiKey", List.of()),
            Map.of("AccessToken", List.of()),
            Map.of("ApiKeyForNuGet", List.of()),
            Map.of("ApiKeyInQuery", List.of())),
        "paths",
        paths,
        "components",
        ordered(
            "schemas",
            schemas.components(),
            "responses",
            ordered(
                "Invalid", answer("The request breaks rules; all of them are named.", error),
                "NotSignedIn", answer("There is no credential, or it is not good.", error),
                "Forbidden", answer("The caller may not do this.", error),
                "NotFound", answer("There is nothing with this id, or none to be seen.", error),
                "TooMany", answer("Too many attempts; Retry-After says how long to wait.", error),
                "Unavailable", answer("The database is away; nothing was changed.", error)),
            "securitySchemes",
            ordered(
                "ApiKey", ordered("type", "apiKey", "in", "header", "name", "X-Octopus-ApiKey"),
                "AccessToken", ordered("type", "http", "scheme", "bearer"),
                "ApiKeyForNuGet",
                    ordered("type", "apiKey", "in", "header", "name", "X-NuGet-ApiKey"),
                "ApiKeyInQuery", ordered("type", "apiKey", "in", "query", "name", "apikey"))));
  }

  private void rootAndServer() {
    get("/api", "Where everything is").open().gives(RootResource.class);
    get("/api/openapi.json", "This document").open().gives(Map.of("type", "object"));
    get("/api/serverstatus", "The state of the server").gives(ServerStatusResource.class);
    get("/api/serverstatus/health", "Whether the server works; 418 if it does not")
        .open()
        .also(418, HealthResource.class)
        .gives(HealthResource.class);
    get("/api/octopusservernodes/ping", "Whether this node works; 418 if it does not")
        .open()
        .also(418, HealthResource.class)
        .gives(HealthResource.class);
    get("/api/serverstatus/system-info", "The process and what it runs on; for administrators")
        .gives(SystemInfoResource.class);
    get("/api/serverstatus/timezones", "Time zones").givesList(TimeZoneResource.class);
    get("/api/serverstatus/counts", "How much there is").gives(CountsResource.class);
    get("/api/serverstatus/extensions", "Extensions: none").gives(emptyList());
    get("/api/capabilities", "Names of further requests: none").gives(CapabilitiesResource.class);
    get("/api/externalsecuritygroupproviders", "Providers of groups: none").gives(emptyList());
  }

  private void users() {
    get("/api/users", "Accounts by user name")
        .query("filter,ids,isActive,isServiceAccount")
        .givesPage(UserResource.class);
    get("/api/users/all", "All accounts").query("ids").givesList(UserResource.class);
    var body =
        body(
            List.of("Username", "DisplayName"),
            text("Username", "DisplayName", "EmailAddress", "Password"),
            flag("IsActive", "IsService"),
            Map.of("Identities", list(Map.of("type", "object"))));
    post("/api/users", "Adds a person or a service account")
        .takes(body)
        .created(UserResource.class);
    get("/api/users/{id}", "One account; me is the caller's own").gives(UserResource.class);
    put("/api/users/{id}", "Changes an account; members that are absent stay")
        .takes(body)
        .gives(UserResource.class);
    delete("/api/users/{id}", "Deletes an account and its keys").givesNothing();
    get("/api/users/{id}/teams", "The teams of an account")
        .query(IN_SPACES)
        .alsoBelowSpace()
        .givesList(UserTeamResource.class);
    get("/api/users/{id}/spaces", "The spaces of an account").givesList(SpaceResource.class);
    for (var path : List.of("/permissions", "/permissions/configuration")) {
      get("/api/users/{id}" + path, "What an account may do")
          .query(IN_SPACES)
          .alsoBelowSpace()
          .gives(PermissionSetResource.class);
    }
    get("/api/users/{id}/permissions/export", "What an account may do, as CSV")
        .query(IN_SPACES)
        .alsoBelowSpace()
        .givesCsv();
    get("/api/users/authentication", "How the caller can sign in")
        .gives(UserAuthenticationResource.class);
    get("/api/users/authentication/{userId}", "How an account can sign in")
        .gives(UserAuthenticationResource.class);
    get("/api/users/identity-metadata", "External providers of identities")
        .gives(IdentityMetadataResource.class);
    get("/api/users/external-search", "Accounts at external providers")
        .query("partialName")
        .gives(ExternalUserSearchResource.class);
    post("/api/users/invitations", "Invites somebody")
        .takes(
            body(
                List.of("AddToTeamIds"),
                Map.of("AddToTeamIds", list(Map.of("type", "string"))),
                text("SpaceId")))
        .alsoBelowSpace()
        .created(InvitationResource.class);
    get("/api/users/invitations/{id}", "One invitation")
        .alsoBelowSpace()
        .gives(InvitationResource.class);
  }

  private void signingIn() {
    post("/api/users/register", "Makes an account by invitation and signs in")
        .open()
        .takes(
            body(
                List.of("InvitationCode", "Username", "Password"),
                text("InvitationCode", "Username", "DisplayName", "EmailAddress", "Password")))
        .gives(UserResource.class);
    post("/api/users/login", "Signs in: two cookies, the second is the anti-forgery token")
        .open()
        .takes(
            body(List.of("Username", "Password"), text("Username", "Password"), flag("RememberMe")))
        .gives(UserResource.class);
    post("/api/users/logout", "Signs out").open().givesNothing();
    for (var method : List.of("put", "post")) {
      operation(method, "/api/users/{id}/revoke-sessions", "Ends all sessions of an account")
          .gives(Map.of("type", "object"));
    }
    post("/api/users/access-token", "Makes an access token for the caller")
        .gives(AccessTokenResource.class);
    get("/api/authentication", "How one can sign in, and the limits of keys")
        .open()
        .gives(AuthenticationResource.class);
    post("/api/authentication/checklogininitiated", "Whether a provider has begun a sign-in")
        .open()
        .gives(LoginInitiatedResource.class);
  }

  private void oidc() {
    var path = "/api/serviceaccounts/{accountId}/oidcidentities";
    var body =
        body(List.of("Name", "Issuer", "Subject"), text("Name", "Issuer", "Subject", "Audience"));
    get(path + "/v1", "Whose tokens a service account trusts")
        .query("skip,take")
        .gives(OidcIdentitiesResource.class);
    post(path + "/create/v1", "Has a service account trust tokens of an issuer")
        .takes(body)
        .created(OidcIdentityResource.class);
    get(path + "/{id}/v1", "One identity").gives(OidcIdentityResource.class);
    put(path + "/{id}/v1", "Changes an identity").takes(body).gives(OidcIdentityResource.class);
    delete(path + "/{id}/v1", "Removes an identity, and ends what it was exchanged for")
        .givesNothing();
    get("/.well-known/openid-configuration", "Where tokens are exchanged")
        .open()
        .gives(OpenIdConfigurationResource.class);
    get("/.well-known/jwks", "The public keys of access tokens")
        .open()
        .gives(Map.of("type", "object"));
    post("/api/token/v1", "Exchanges a token of a trusted issuer for an access token (RFC 8693)")
        .open()
        .takes(
            body(
                List.of("grant_type", "audience", "subject_token_type", "subject_token"),
                text("grant_type", "audience", "subject_token_type", "subject_token")))
        .gives(TokenResource.class);
  }

  private void keys() {
    var path = "/api/users/{userId}/apikeys";
    get("/api/apikeys", "The keys of all accounts; for administrators")
        .query(KEY_FILTERS + ",userId")
        .sorts(Stream.concat(KEY_SORTS.stream(), Stream.of("User")).toList())
        .givesPage(OwnedApiKeyResource.class);
    get("/api/apikeys/expiries", "How many keys of all accounts end in which month (UTC)")
        .query(KEY_FILTERS + ",userId")
        .gives(KeyExpiriesResource.class);
    get(path, "The keys of an account, newest first if nothing else is asked for")
        .query(KEY_FILTERS)
        .sorts(KEY_SORTS)
        .givesPage(ApiKeyResource.class);
    get(path + "/v1", "The keys of an account within an object")
        .query("skip,take," + KEY_FILTERS)
        .sorts(KEY_SORTS)
        .gives(ApiKeysResource.class);
    post(path, "Makes a key; the only answer that shows it")
        .takes(
            body(
                List.of("Purpose"),
                text("Purpose"),
                Map.of(
                    "Expires",
                    ordered(
                        "type",
                        List.of("string", "null"),
                        "format",
                        "date-time",
                        "description",
                        "Absent: the default of the server; null: its maximum")),
                Map.of("ActorType", ordered("type", "string", "enum", List.of("User", "AiAgent")))))
        .gives(ApiKeyCreatedResource.class);
    get(path + "/{id}", "One key").gives(ApiKeyResource.class);
    delete(path + "/{id}", "Revokes a key, at once").givesNothing();
  }

  private void spaces() {
    get("/api/spaces", "Spaces by name")
        .query("name,ids,partialName")
        .givesPage(SpaceResource.class);
    get("/api/spaces/all", "All spaces").query("ids,partialName").givesList(SpaceResource.class);
    var body =
        body(
            List.of("Name"),
            text("Name", "Slug", "Description"),
            flag("IsDefault", "IsPrivate", "TaskQueueStopped"),
            Map.of("SpaceManagersTeams", list(Map.of("type", "string"))),
            Map.of("SpaceManagersTeamMembers", list(Map.of("type", "string"))));
    post("/api/spaces", "Adds a space").takes(body).created(SpaceResource.class);
    get("/api/spaces/{id}", "One space, by id or slug").gives(SpaceResource.class);
    put("/api/spaces/{id}", "Changes a space").takes(body).gives(SpaceResource.class);
    delete("/api/spaces/{id}", "Deletes a space whose task queue is stopped").givesNothing();
    get("/api/spaces/{id}/search", "Things in a space whose names hold a word")
        .query("keyword")
        .givesList(SearchHitResource.class);
    get("/api/{spaceId}", "Where everything in a space is").gives(SpaceHomeResource.class);
    builtIn("lifecycles", LifecycleResource.class);
    builtIn("projectgroups", ProjectGroupResource.class);
  }

  private void builtIn(String name, Class<?> resource) {
    var path = "/api/" + name;
    get(path, "The built-in one, which clients wait for after making a space")
        .query("ids,partialName")
        .alsoBelowSpace()
        .givesPage(resource);
    get(path + "/all", "The built-in one").alsoBelowSpace().givesList(resource);
    get(path + "/{id}", "The built-in one").alsoBelowSpace().gives(resource);
  }

  private void teamsAndRoles() {
    var team =
        body(
            List.of("Name"),
            text("Id", "Name", "Slug", "Description", "SpaceId"),
            Map.of("MemberUserIds", list(Map.of("type", "string"))),
            Map.of("ExternalSecurityGroups", list(Map.of("type", "object"))));
    var filters = "ids,partialName," + IN_SPACES;
    crud("teams", "team", TeamResource.class, team, filters, true);
    get("/api/teams/all", "All teams")
        .query(filters)
        .alsoBelowSpace()
        .givesList(TeamResource.class);
    get("/api/teams/{id}/scopeduserroles", "The roles of a team")
        .query("skip,take," + IN_SPACES)
        .alsoBelowSpace()
        .givesPage(ScopedUserRoleResource.class);
    var scoped =
        body(
            List.of("TeamId", "UserRoleId"),
            text("TeamId", "UserRoleId", "SpaceId"),
            Map.of("ProjectIds", list(Map.of("type", "string"))),
            Map.of("EnvironmentIds", list(Map.of("type", "string"))),
            Map.of("TenantIds", list(Map.of("type", "string"))),
            Map.of("ProjectGroupIds", list(Map.of("type", "string"))));
    crud("scopeduserroles", "role of a team", ScopedUserRoleResource.class, scoped, filters, true);
    var role =
        body(
            List.of("Name"),
            text("Name", "Description"),
            Map.of("GrantedSpacePermissions", list(Map.of("type", "string"))),
            Map.of("GrantedSystemPermissions", list(Map.of("type", "string"))),
            Map.of("SupportedRestrictions", list(Map.of("type", "string"))));
    crud("userroles", "role", UserRoleResource.class, role, "ids,partialName", false);
    get("/api/userroles/all", "All roles").query("ids").givesList(UserRoleResource.class);
    get("/api/permissions/all", "All rights by their names")
        .gives(
            ordered(
                "type",
                "object",
                "additionalProperties",
                schemas.reference(PermissionResource.class)));
    get("/api/teammembership", "The teams of an account")
        .query("userId," + IN_SPACES)
        .alsoBelowSpace()
        .givesList(TeamMembershipResource.class);
    post("/api/teammembership/previewteam", "Who would be in a team")
        .takes(team)
        .alsoBelowSpace()
        .givesList(TeamMembershipResource.class);
  }

  private void crud(
      String name,
      String noun,
      Class<?> resource,
      Map<String, Object> body,
      String filters,
      boolean belowSpace) {
    var path = "/api/" + name;
    get(path, "Each " + noun).query(filters).below(belowSpace).givesPage(resource);
    post(path, "Adds a " + noun).takes(body).below(belowSpace).created(resource);
    get(path + "/{id}", "One " + noun).below(belowSpace).gives(resource);
    put(path + "/{id}", "Changes a " + noun).takes(body).below(belowSpace).gives(resource);
    delete(path + "/{id}", "Deletes a " + noun).below(belowSpace).givesNothing();
  }

  private void events() {
    get("/api/events", "What happened, newest first; as CSV if asked for")
        .query(EVENT_FILTERS)
        .alsoBelowSpace()
        .givesPage(EventResource.class);
    get("/api/events/{id}", "One event")
        .query("excludeDifference")
        .alsoBelowSpace()
        .gives(EventResource.class);
    get("/api/events/categories", "Kinds of events")
        .open()
        .query("appliesTo")
        .alsoBelowSpace()
        .givesList(NamedResource.class);
    get("/api/events/groups", "Kinds of events that are asked for together")
        .open()
        .query("appliesTo")
        .alsoBelowSpace()
        .givesList(EventGroupResource.class);
    get("/api/events/agents", "The ways in which something was done")
        .open()
        .alsoBelowSpace()
        .givesList(NamedResource.class);
    get("/api/events/documenttypes", "Kinds of things that events concern")
        .open()
        .alsoBelowSpace()
        .givesList(NamedResource.class);
  }

  private void settings() {
    get("/api/configuration", "The sections of the settings")
        .query("")
        .givesPage(ConfigurationSectionResource.class);
    get("/api/configuration/{id}", "One section").gives(ConfigurationSectionResource.class);
    get("/api/configuration/{id}/values", "The settings of a section").gives(sectionValues());
    put("/api/configuration/{id}/values", "Changes settings; members that are absent stay")
        .takes(sectionValues())
        .gives(sectionValues());
  }

  private Map<String, Object> sectionValues() {
    return Map.of(
        "anyOf",
        List.of(
            schemas.reference(AuthenticationConfigurationResource.class),
            schemas.reference(UsernamePasswordConfigurationResource.class)));
  }

  private Operation get(String path, String summary) {
    return operation("get", path, summary);
  }

  private Operation post(String path, String summary) {
    return operation("post", path, summary);
  }

  private Operation put(String path, String summary) {
    return operation("put", path, summary);
  }

  private Operation delete(String path, String summary) {
    return operation("delete", path, summary);
  }

  private Operation operation(String method, String path, String summary) {
    return new Operation(method, path, summary);
  }

  @SafeVarargs
  private static Map<String, Object> body(List<String> required, Map<String, Object>... members) {
    var properties = new LinkedHashMap<String, Object>();
    for (var some : members) {
      properties.putAll(some);
    }
    return ordered("type", "object", "properties", properties, "required", required);
  }

  private static Map<String, Object> text(String... names) {
    var members = new LinkedHashMap<String, Object>();
    for (var name : names) {
      members.put(name, Map.of("type", List.of("string", "null")));
    }
    return members;
  }

  private static Map<String, Object> flag(String... names) {
    var members = new LinkedHashMap<String, Object>();
    for (var name : names) {
      members.put(name, Map.of("type", List.of("boolean", "null")));
    }
    return members;
  }

  private static Map<String, Object> list(Map<String, Object> items) {
    return ordered("type", List.of("array", "null"), "items", items);
  }

  private static Map<String, Object> emptyList() {
    return ordered("type", "array", "maxItems", 0);
  }

  private static Map<String, Object> answer(String description, Map<String, Object> schema) {
    return ordered("description", description, "content", Map.of(JSON, Map.of("schema", schema)));
  }

  /** One operation; the last call puts it into the document. */
  private final class Operation {
    private final String method;
    private final String path;
    private final String summary;
    private final List<Map<String, Object>> parameters = new ArrayList<>();
    private final Map<String, Object> responses = new LinkedHashMap<>();
    private final Map<String, Object> operation = new LinkedHashMap<>();
    private boolean open;
    private boolean belowSpace;
    private boolean invalid;

    Operation(String method, String path, String summary) {
      this.method = method;
      this.path = path;
      this.summary = summary;
      this.invalid = !method.equals("get") && !method.equals("delete");
      PARAMETER
          .matcher(path)
          .results()
          .forEach(match ->
              parameters.add(
                  ordered(
                      "name",
                      match.group(1),
                      "in",
                      "path",
                      "required",
                      true,
                      "schema",
                      Map.of("type", "string"))));
    }

    Operation open() {
      open = true;
      return this;
    }

    Operation alsoBelowSpace() {
      belowSpace = true;
      return this;
    }

    Operation below(boolean space) {
      belowSpace = space;
      return this;
    }

    Operation query(String names) {
      for (var name : names.split(",", -1)) {
        if (!name.isEmpty()) {
          query(name, type(name));
        }
      }
      return this;
    }

    private static String type(String name) {
      if (NUMBERS.contains(name)) {
        return "integer";
      }
      return FLAGS.contains(name) ? "boolean" : "string";
    }

    private void query(String name, String type) {
      var schema =
          type.equals("integer")
              ? ordered("type", type, "minimum", 0)
              : Map.<String, Object>of("type", type);
      invalid |= type.equals("integer") || name.equals("from") || name.equals("userId");
      parameters.add(ordered("name", name, "in", "query", "schema", schema));
    }

    Operation sorts(List<String> names) {
      invalid = true;
      parameters.add(
          ordered(
              "name", "sort", "in", "query", "schema", ordered("type", "string", "enum", names)));
      return query("descending");
    }

    Operation takes(Map<String, Object> schema) {
      operation.put(
          "requestBody",
          ordered("required", true, "content", Map.of(JSON, Map.of("schema", schema))));
      return this;
    }

    Operation also(int status, Class<?> resource) {
      responses.put(
          String.valueOf(status), answer("The server is not well.", schemas.reference(resource)));
      return this;
    }

    void gives(Class<?> resource) {
      gives(schemas.reference(resource));
    }

    void gives(Map<String, Object> schema) {
      finish("200", answer("Done.", schema));
    }

    void givesPage(Class<?> item) {
      PAGE.stream()
          .filter(name -> parameters.stream().noneMatch(other -> name.equals(other.get("name"))))
          .forEach(name -> query(name, "integer"));
      var schema = schemas.page(item);
      finish("200", answer("A page.", schema));
    }

    void givesList(Class<?> item) {
      gives(ordered("type", "array", "items", schemas.reference(item)));
    }

    void givesCsv() {
      finish(
          "200",
          ordered(
              "description",
              "Comma-separated values.",
              "content",
              Map.of("text/csv", Map.of("schema", Map.of("type", "string")))));
    }

    void created(Class<?> resource) {
      finish("201", answer("Added.", schemas.reference(resource)));
    }

    void givesNothing() {
      finish("200", Map.of("description", "Done; there is no body."));
    }

    private void finish(String status, Map<String, Object> success) {
      responses.put(status, success);
      refer(invalid, "400", "Invalid");
      refer(true, "401", "NotSignedIn");
      refer(!open, "403", "Forbidden");
      refer(path.contains("{") || belowSpace, "404", "NotFound");
      refer(true, "429", "TooMany");
      refer(true, "503", "Unavailable");
      var described = new LinkedHashMap<String, Object>();
      described.put("operationId", operationId());
      described.put("tags", List.of(tag()));
      described.put("summary", summary);
      if (open) {
        described.put("security", List.of());
      }
      if (belowSpace) {
        described.put("x-keyden-also-below-space", true);
      }
      if (!parameters.isEmpty()) {
        described.put("parameters", parameters);
      }
      described.putAll(operation);
      described.put("responses", new TreeMap<>(responses));
      paths.computeIfAbsent(path, added -> new LinkedHashMap<>()).put(method, described);
    }

    private void refer(boolean applies, String status, String response) {
      if (applies) {
        responses.putIfAbsent(status, Map.of("$ref", "#/components/responses/" + response));
      }
    }

    private String operationId() {
      return method
          + List.of(path.substring(1).split("/", -1)).stream()
              .map(piece -> piece.replaceAll("[^A-Za-z0-9]", ""))
              .map(piece -> piece.substring(0, 1).toUpperCase(Locale.ROOT) + piece.substring(1))
              .collect(Collectors.joining());
    }

    private String tag() {
      var pieces = path.split("/", -1);
      return pieces.length < 3 || pieces[2].startsWith("{") ? "root" : pieces[2];
    }
  }
}
