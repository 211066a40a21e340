package io.keyden.http.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.permission.Permission;
import io.keyden.core.user.User;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.user.UserApi;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InvitationRoutesTest {
  private final UserApi users = new UserApi();
  private final ApiFixture api = users.api;
  private final User inviter =
      users.person("inviter", new Grants.Builder().system(List.of(Permission.USER_INVITE)).build());
  private final String key = api.keyOf(inviter);

  @Test
  void invitation_as_dotnet_sends_it_is_made_and_read_again_by_its_link() {
    var created =
        api.send(
            key,
            Method.POST,
            "/api/users/invitations",
            "{\"AddToTeamIds\":[\"Teams-1\"],\"SpaceId\":null,\"InvitationCode\":null,"
                + "\"Expires\":\"0001-01-01T00:00:00.000+00:00\",\"Links\":{}}");

    assertThat(created.status()).isEqualTo(201);
    var invitation = created.json();
    assertThat(invitation.get("Id").stringValue()).isEqualTo("Invitations-1");
    assertThat(invitation.get("InvitationCode").stringValue()).matches("[A-Z2-7]{32}");
    assertThat(invitation.get("AddToTeamIds").toString()).isEqualTo("[\"Teams-1\"]");
    assertThat(invitation.get("SpaceId").isNull()).isTrue();
    assertThat(invitation.get("Expires").stringValue()).isEqualTo("2026-03-03T12:00:00.000+00:00");
    assertThat(api.send(key, Method.GET, invitation.get("Links").get("Self").stringValue()).json())
        .isEqualTo(invitation);
  }

  @Test
  void invitation_below_a_space_names_that_space_and_an_unknown_one_is_404() {
    var created =
        api.send(key, Method.POST, "/api/spaces-1/users/invitations", "{\"AddToTeamIds\":[]}");
    var unknown = api.send(key, Method.POST, "/api/Spaces-9/users/invitations", "{}");

    assertThat(created.json().get("SpaceId").stringValue()).isEqualTo("Spaces-1");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().has("Errors")).isFalse();
  }

  @Test
  void registration_answers_the_user_and_two_cookies_and_works_once() {
    var code =
        api.send(key, Method.POST, "/api/users/invitations", "{\"AddToTeamIds\":[\"Teams-1\"]}")
            .json()
            .get("InvitationCode")
            .stringValue();
    var body =
        "{\"InvitationCode\":\""
            + code
            + "\",\"Username\":\"ada\",\"Password\":\"correct horse battery\","
            + "\"DisplayName\":\"Ada\",\"EmailAddress\":\"ada@example.com\"}";

    var registered = api.send(Request.to(Method.POST, "/api/users/register").body(body));
    var again =
        api.send(Request.to(Method.POST, "/api/users/register").body(body.replace("ada", "bob")));

    assertThat(registered.status()).isEqualTo(200);
    assertThat(registered.json().get("Username").stringValue()).isEqualTo("ada");
    assertThat(registered.json().get("IsRequestor").booleanValue()).isTrue();
    assertThat(
            registered.response().headers().stream().filter(header -> header.isNamed("Set-Cookie")))
        .hasSize(2);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text() + registered.text()).doesNotContain("horse").doesNotContain(code);
    assertThat(api.send(key, Method.GET, "/api/users/invitations/Invitations-1").status())
        .isEqualTo(404);
  }

  @Test
  void first_user_of_all_registers_without_a_code() {
    var empty = new UserApi().api;

    var answer =
        empty.send(
            Request.to(Method.POST, "/api/users/register")
                .body("{\"Username\":\"root\",\"Password\":\"correct horse battery\"}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("DisplayName").stringValue()).isEqualTo("root");
  }

  @Test
  void refusals() {
    var ada = users.person("ada", Grants.NONE);

    assertThat(api.send(Method.POST, "/api/users/invitations").status()).isEqualTo(401);
    assertThat(api.send(api.keyOf(ada), Method.POST, "/api/users/invitations", "{}").status())
        .isEqualTo(403);
    assertThat(
            api.send(
                    key,
                    Method.POST,
                    "/api/users/invitations",
                    "{\"AddToTeamIds\":[\"teams-administrators\"]}")
                .status())
        .isEqualTo(403);
    assertThat(
            api.send(key, Method.POST, "/api/users/invitations", "{\"AddToTeamIds\":[\"Teams-9\"]}")
                .status())
        .isEqualTo(400);
    assertThat(api.send(key, Method.GET, "/api/users/invitations/nonsense").status())
        .isEqualTo(404);
  }
}
