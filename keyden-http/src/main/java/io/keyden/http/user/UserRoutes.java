package io.keyden.http.user;

import io.keyden.core.id.UserId;
import io.keyden.core.store.PageRequest;
import io.keyden.core.user.CreateUser;
import io.keyden.core.user.DeleteUser;
import io.keyden.core.user.ModifyUser;
import io.keyden.core.user.ShowUsers;
import io.keyden.core.user.UserFilter;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /api/users}, where {@code me} is the id of who asks. */
public final class UserRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/users";
  private static final String ITEM = COLLECTION + "/{id}";
  private static final Paging PAGING =
      new Paging(
          "User",
          COLLECTION,
          COLLECTION + "{/id}{?skip,take,ids,filter,isActive,isServiceAccount}",
          List.of("ids", "filter", "isActive", "isServiceAccount"));

  private final CreateUser create;
  private final ShowUsers show;
  private final ModifyUser modify;
  private final DeleteUser delete;

  /** Takes the use cases behind the routes. */
  public UserRoutes(CreateUser create, ShowUsers show, ModifyUser modify, DeleteUser delete) {
    this.create = create;
    this.show = show;
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
        Route.delete(ITEM, Access.signedIn(), this::delete));
  }

  private Response page(Request request) {
    var caller = Api.caller(request);
    var page = show.page(caller, filter(request), Paging.wanted(request));
    return Api.ok(PAGING.resource(request, page.map(user -> UserResources.of(user, caller))));
  }

  private Response all(Request request) {
    var caller = Api.caller(request);
    var page = show.page(caller, filter(request), PageRequest.ALL);
    return Api.ok(page.map(user -> UserResources.of(user, caller)).items());
  }

  private Response one(Request request) {
    var caller = Api.caller(request);
    return Api.ok(UserResources.of(show.one(caller, Api.userId(request, "id")), caller));
  }

  private Response create(Request request) {
    var caller = Api.caller(request);
    var user = create.create(caller, UserBodies.newUser(Api.body(request)));
    return Api.created(UserResources.of(user, caller));
  }

  private Response modify(Request request) {
    var caller = Api.caller(request);
    var id = Api.userId(request, "id");
    var user = modify.modify(caller, id, UserBodies.changes(Api.body(request)));
    return Api.ok(UserResources.of(user, caller));
  }

  private Response delete(Request request) {
    delete.delete(Api.caller(request), Api.userId(request, "id"));
    return Api.deleted();
  }

  private static UserFilter filter(Request request) {
    var query = request.query();
    var ids = query.list("ids");
    return new UserFilter(
        UserResources.stated(query.text("filter")),
        ids.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ids.stream()
                    .map(UserId::parse)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet())),
        flag(request, "isActive"),
        flag(request, "isServiceAccount"));
  }

  private static Optional<Boolean> flag(Request request, String name) {
    return UserResources.stated(request.query().text(name))
        .map(stated -> request.query().flag(name));
  }
}
