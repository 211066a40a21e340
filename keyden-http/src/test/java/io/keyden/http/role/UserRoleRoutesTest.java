package io.keyden.http.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.permission.Permission;
import io.keyden.http.seam.Method;
import io.keyden.http.space.AccessApi;
import org.junit.jupiter.api.Test;

final class UserRoleRoutesTest {
  private static final String AS_GO_SENDS_IT =
      "{\"CanBeDeleted\":false,\"Name\":\"Build\",\"GrantedSpacePermissions\":[\"ProjectView\"],"
          + "\"GrantedSystemPermissions\":[\"UserView\",\"EventView\",\"NewThing\"],"
          + "\"SpacePermissionDescriptions\":null,\"SystemPermissionDescriptions\":null,"
          + "\"SupportedRestrictions\":null}";

  private final AccessApi api = new AccessApi();
  private final String ada = api.keyOf(api.access.user("ada"));

  @Test
  void role_comes_back_as_it_was_sent() {
    var created = api.send(api.administrator, Method.POST, "/api/userroles", AS_GO_SENDS_IT);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().get("GrantedSystemPermissions").toString())
        .isEqualTo("[\"UserView\",\"EventView\",\"NewThing\"]");
    assertThat(created.json().get("SupportedRestrictions")).isEmpty();
    assertThat(created.json().get("SystemPermissionDescriptions")).hasSize(2);
    assertThat(created.json().get("CanBeDeleted").booleanValue()).isTrue();
    assertThat(api.get(api.administrator, created.json().get("Links").get("Self").stringValue()))
        .extracting(answer -> answer.json())
        .isEqualTo(created.json());
  }

  @Test
  void role_is_changed_and_deleted() {
    api.send(api.administrator, Method.POST, "/api/userroles", AS_GO_SENDS_IT);

    var changed =
        api.send(
            api.administrator,
            Method.PUT,
            "/api/userroles/userroles-1",
            AS_GO_SENDS_IT.replace("Build", "Test"));
    var deleted = api.send(api.administrator, Method.DELETE, "/api/userroles/userroles-1", "");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("Name").stringValue()).isEqualTo("Test");
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.response().body()).isEmpty();
    assertThat(api.get(api.administrator, "/api/userroles/userroles-1").status()).isEqualTo(404);
  }

  @Test
  void built_in_role_is_marked_and_not_deleted() {
    var role = api.get(api.administrator, "/api/userroles/userroles-spacemanager").json();
    var refused =
        api.send(api.administrator, Method.DELETE, "/api/userroles/userroles-spacemanager", "");

    assertThat(role.get("CanBeDeleted").booleanValue()).isFalse();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("Errors").get(0).stringValue())
        .isEqualTo("This resource is read-only and cannot be deleted.");
  }

  @Test
  void lists_are_by_name() {
    var page = api.get(api.administrator, "/api/userroles?partialName=manager&take=2").json();
    var all = api.get(api.administrator, "/api/userroles/all?ids=userroles-spacemanager").json();

    assertThat(page.get("Items").get(0).get("Name").stringValue()).isEqualTo("Certificate manager");
    assertThat(page.get("Links").get("Page.Next").stringValue())
        .isEqualTo("/api/userroles?skip=2&take=2&partialName=manager");
    assertThat(all).hasSize(1);
  }

  @Test
  void roles_need_their_rights() {
    assertThat(api.get(ada, "/api/userroles").status()).isEqualTo(403);
    assertThat(api.send(ada, Method.POST, "/api/userroles", AS_GO_SENDS_IT).status())
        .isEqualTo(403);
  }

  @Test
  void every_permission_is_described_to_whoever_is_signed_in() {
    var permissions = api.get(ada, "/api/permissions/all").json();

    assertThat(permissions).hasSize(Permission.values().length);
    assertThat(permissions.get("EventView").get("CanApplyAtSystemLevel").booleanValue()).isTrue();
    assertThat(permissions.get("TenantView").get("SupportedRestrictions").toString())
        .isEqualTo("[\"tenants\"]");
  }
}
