package io.keyden.http.role;

import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import io.keyden.core.role.CreateUserRole;
import io.keyden.core.role.DeleteUserRole;
import io.keyden.core.role.ModifyUserRole;
import io.keyden.core.role.ShowUserRoles;
import io.keyden.core.role.UserRole;
import io.keyden.core.role.UserRoleDraft;
import io.keyden.core.role.UserRoleFilter;
import io.keyden.core.store.PageRequest;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.Links;
import io.keyden.wire.role.PermissionResource;
import io.keyden.wire.role.UserRoleResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /api/userroles} and {@code /api/permissions/all}. */
public final class UserRoleRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/userroles";
  private static final String ITEM = COLLECTION + "/{id}";
  private static final Paging PAGING =
      new Paging(
          "UserRole",
          COLLECTION,
          COLLECTION + "{/id}{?skip,take,ids,partialName}",
          List.of("ids", "partialName"));

  private final ShowUserRoles show;
  private final CreateUserRole create;
  private final ModifyUserRole modify;
  private final DeleteUserRole delete;

  /** Takes the use cases behind the routes. */
  public UserRoleRoutes(
      ShowUserRoles show, CreateUserRole create, ModifyUserRole modify, DeleteUserRole delete) {
    this.show = show;
    this.create = create;
    this.modify = modify;
    this.delete = delete;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.signedIn(), this::page),
        Route.get(COLLECTION + "/all", Access.signedIn(), this::all),
        Route.post(COLLECTION, Access.signedIn(), this::create),
        Route.get(ITEM, Access.signedIn(), this::one),
        Route.put(ITEM, Access.signedIn(), this::modify),
        Route.delete(ITEM, Access.signedIn(), this::delete),
        Route.get("/api/permissions/all", Access.signedIn(), request -> Api.ok(permissions())));
  }

  private Response page(Request request) {
    var page = show.list(Api.caller(request), filter(request), Paging.wanted(request));
    return Api.ok(PAGING.resource(request, page.map(UserRoleRoutes::resource)));
  }

  private Response all(Request request) {
    return Api.ok(
        show.list(Api.caller(request), filter(request), PageRequest.ALL)
            .map(UserRoleRoutes::resource)
            .items());
  }

  private static UserRoleFilter filter(Request request) {
    var ids = request.query().list("ids");
    return new UserRoleFilter(
        request.query().text("partialName"),
        ids.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ids.stream()
                    .map(UserRoleId::parse)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet())));
  }

  private Response one(Request request) {
    var id = Api.id(request, "id", UserRoleId::parse);
    return Api.ok(resource(show.one(Api.caller(request), id)));
  }

  private Response create(Request request) {
    return Api.created(resource(create.create(Api.caller(request), draft(request))));
  }

  private Response modify(Request request) {
    var id = Api.id(request, "id", UserRoleId::parse);
    return Api.ok(resource(modify.modify(Api.caller(request), id, draft(request))));
  }

  private static UserRoleDraft draft(Request request) {
    var body = Api.body(request);
    var draft =
        new UserRoleDraft(
            body.text("Name").orElse(""),
            body.text("Description").orElse(""),
            body.texts("GrantedSpacePermissions"),
            body.texts("GrantedSystemPermissions"),
            body.texts("SupportedRestrictions"));
    body.check();
    return draft;
  }

  private Response delete(Request request) {
    delete.delete(Api.caller(request), Api.id(request, "id", UserRoleId::parse));
    return Api.deleted();
  }

  private static UserRoleResource resource(UserRole role) {
    return new UserRoleResource(
        role.id().value(),
        role.name(),
        role.description(),
        role.supportedRestrictions().stream().map(Restriction::wireName).toList(),
        descriptions(role.spacePermissions()),
        descriptions(role.systemPermissions()),
        texts(role.spacePermissions()),
        texts(role.systemPermissions()),
        !role.builtIn(),
        Links.self(COLLECTION + "/" + role.id()).build());
  }

  private static List<String> descriptions(List<PermissionName> names) {
    return names.stream()
        .map(PermissionName::known)
        .flatMap(Optional::stream)
        .map(Permission::description)
        .toList();
  }

  private static List<String> texts(List<PermissionName> names) {
    return names.stream().map(PermissionName::text).toList();
  }

  private static Map<String, PermissionResource> permissions() {
    var permissions = new LinkedHashMap<String, PermissionResource>();
    for (var permission : Permission.values()) {
      permissions.put(
          permission.wireName(),
          new PermissionResource(
              permission.description(),
              permission.restrictions().stream().map(Restriction::wireName).toList(),
              permission.system(),
              permission.space()));
    }
    return permissions;
  }
}
