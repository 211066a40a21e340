package io.keyden.http.team;

import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.store.PageRequest;
import io.keyden.core.team.CreateTeam;
import io.keyden.core.team.DeleteTeam;
import io.keyden.core.team.ExternalSecurityGroup;
import io.keyden.core.team.ModifyTeam;
import io.keyden.core.team.ShowTeams;
import io.keyden.core.team.TeamDraft;
import io.keyden.core.team.TeamFilter;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.http.space.SpaceOfPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /api/teams}, also below a space. */
public final class TeamRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/teams";
  private static final String ITEM = COLLECTION + "/{id}";

  private final SpaceOfPath spaceOfPath;
  private final ShowTeams show;
  private final CreateTeam create;
  private final ModifyTeam modify;
  private final DeleteTeam delete;

  /** Takes the use cases behind the routes. */
  public TeamRoutes(
      SpaceOfPath spaceOfPath,
      ShowTeams show,
      CreateTeam create,
      ModifyTeam modify,
      DeleteTeam delete) {
    this.spaceOfPath = spaceOfPath;
    this.show = show;
    this.create = create;
    this.modify = modify;
    this.delete = delete;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.signedIn(), this::page).alsoBelowSpace(),
        Route.get(COLLECTION + "/all", Access.signedIn(), this::all).alsoBelowSpace(),
        Route.post(COLLECTION, Access.signedIn(), this::create).alsoBelowSpace(),
        Route.get(ITEM, Access.signedIn(), this::one).alsoBelowSpace(),
        Route.put(ITEM, Access.signedIn(), this::modify).alsoBelowSpace(),
        Route.delete(ITEM, Access.signedIn(), this::delete).alsoBelowSpace());
  }

  private Response page(Request request) {
    var within = spaceOfPath.of(request);
    var path = SpaceOfPath.collection(within, "teams");
    var page = show.list(Api.caller(request), filter(request, within), Paging.wanted(request));
    return Api.ok(
        new Paging(
                "Team",
                path,
                path + "{/id}{?skip,take,ids,partialName,spaces,includeSystem}",
                List.of("ids", "partialName", "spaces", "includeSystem"))
            .resource(request, page.map(TeamResources::of)));
  }

  private Response all(Request request) {
    var filter = filter(request, spaceOfPath.of(request));
    return Api.ok(
        show.list(Api.caller(request), filter, PageRequest.ALL).map(TeamResources::of).items());
  }

  private static TeamFilter filter(Request request, Optional<SpaceId> within) {
    var ids = request.query().list("ids");
    return new TeamFilter(
        request.query().text("partialName"),
        ids.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ids.stream()
                    .map(TeamId::parse)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet())),
        SpaceOfPath.wanted(request, within));
  }

  private Response one(Request request) {
    var within = spaceOfPath.of(request);
    var id = Api.id(request, "id", TeamId::parse);
    return Api.ok(TeamResources.of(show.one(Api.caller(request), id, within)));
  }

  private Response create(Request request) {
    var within = spaceOfPath.of(request);
    return Api.created(
        TeamResources.of(create.create(Api.caller(request), draft(request), within)));
  }

  private Response modify(Request request) {
    var within = spaceOfPath.of(request);
    var id = Api.id(request, "id", TeamId::parse);
    return Api.ok(TeamResources.of(modify.modify(Api.caller(request), id, draft(request), within)));
  }

  /** The four flags that clients send are not read: the Go client sends them all as false. */
  private static TeamDraft draft(Request request) {
    var body = Api.body(request);
    var draft =
        new TeamDraft(
            body.text("Name").orElse(""),
            body.text("Slug"),
            body.text("Description").orElse(""),
            body.text("SpaceId").filter(text -> !text.isBlank()),
            body.texts("MemberUserIds"),
            body.objects("ExternalSecurityGroups").stream()
                .map(group ->
                    new ExternalSecurityGroup(
                        group.text("Id").orElse(""),
                        group.text("DisplayName").orElse(""),
                        group.flag("DisplayIdAndName").orElse(false)))
                .toList());
    body.check();
    return draft;
  }

  private Response delete(Request request) {
    var within = spaceOfPath.of(request);
    delete.delete(Api.caller(request), Api.id(request, "id", TeamId::parse), within);
    return Api.deleted();
  }
}
