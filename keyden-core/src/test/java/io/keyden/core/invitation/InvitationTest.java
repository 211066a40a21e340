package io.keyden.core.invitation;

import static io.keyden.core.user.UsersFixture.authenticated;
import static io.keyden.core.user.UsersFixture.faults;
import static io.keyden.core.user.UsersFixture.grants;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.id.InvitationId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.user.User;
import io.keyden.core.user.UsersFixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InvitationTest {
  private static final String CODE_FAULT =
      "The invitation code is not valid, has been used, or has expired. Please ask for a new"
          + " invitation.";
  private static final Secret NO_CODE = Secret.of("");

  private final UsersFixture fixture = new UsersFixture();
  private final User inviter =
      fixture.person("inviter", grants(Permission.USER_INVITE, Permission.TEAM_VIEW));

  InvitationTest() {
    fixture.teams.put(new TeamId("Teams-1"), grants(Permission.TEAM_VIEW));
    fixture.teams.put(new TeamId("teams-administrators"), Grants.ALL);
  }

  @Test
  void invited_person_registers_joins_the_teams_and_is_signed_in() {
    var invitation = invited("Teams-1");

    var signedIn =
        fixture.register.register(fixture.nobody(), registration(invitation.code(), "ada"));

    assertThat(authenticated(fixture.session(signedIn.secret())).userId())
        .isEqualTo(signedIn.user().id());
    assertThat(fixture.joined).containsExactly("Teams-1 " + signedIn.user().id());
    assertThat(fixture.signIn(signedIn.user()).user()).isEqualTo(signedIn.user());
    assertThat(fixture.recorded())
        .extracting(event -> event.event().message().text())
        .contains("User Ada L. was created");
  }

  @Test
  void code_works_once_and_for_two_days() {
    var used = invited();
    var late = invited();
    fixture.register.register(fixture.nobody(), registration(used.code(), "ada"));

    assertThat(
            faults(() ->
                fixture.register.register(fixture.nobody(), registration(used.code(), "bob"))))
        .containsExactly(CODE_FAULT);
    fixture.clock.advance(Duration.ofDays(2));
    assertThat(
            faults(() ->
                fixture.register.register(fixture.nobody(), registration(late.code(), "bob"))))
        .containsExactly(CODE_FAULT);
    assertThat(problem(() -> fixture.showInvitation.one(fixture.caller(inviter), late.id())))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void faulty_registration_leaves_the_code_good() {
    var invitation = invited();
    var faulty =
        new Registration(invitation.code(), "INVITER", "", Optional.empty(), Secret.of("short"));

    assertThat(faults(() -> fixture.register.register(fixture.nobody(), faulty))).hasSize(2);
    assertThat(fixture.register.register(fixture.nobody(), registration(invitation.code(), "ada")))
        .isNotNull();
  }

  @Test
  void without_a_code_nobody_learns_which_names_are_taken() {
    assertThat(
            faults(() ->
                fixture.register.register(fixture.nobody(), registration(NO_CODE, "inviter"))))
        .containsExactly(CODE_FAULT);
  }

  @Test
  void password_is_needed() {
    var invitation = invited();

    assertThat(
            faults(() ->
                fixture.register.register(
                    fixture.nobody(),
                    new Registration(
                        invitation.code(), "ada", "", Optional.empty(), Secret.of("")))))
        .containsExactly("Please provide a password.");
  }

  @Test
  void first_of_all_needs_no_code_and_becomes_administrator() {
    var empty = new UsersFixture();

    var first = empty.register.register(empty.nobody(), registration(NO_CODE, "ada"));

    assertThat(empty.joined).containsExactly("teams-administrators " + first.user().id());
    assertThat(faults(() -> empty.register.register(empty.nobody(), registration(NO_CODE, "eve"))))
        .containsExactly(CODE_FAULT);
  }

  @Test
  void nobody_gives_a_team_with_more_rights_than_their_own() {
    assertThat(
            problem(() ->
                fixture.invite.invite(
                    fixture.caller(inviter), wanted("Teams-1", "teams-administrators"))))
        .isInstanceOf(Problem.Forbidden.class);
  }

  @Test
  void invitation_of_somebody_with_more_rights_is_not_shown() {
    var root = fixture.person("root", Grants.ALL);
    var invitation = fixture.invite.invite(fixture.caller(root), wanted("teams-administrators"));

    assertThat(problem(() -> fixture.showInvitation.one(fixture.caller(inviter), invitation.id())))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(fixture.showInvitation.one(fixture.caller(root), invitation.id()))
        .isEqualTo(invitation);
  }

  @Test
  void inviter_who_lost_the_rights_meanwhile_gives_them_no_more() {
    var invitation = invited("Teams-1");
    fixture.setGrants(inviter.id(), grants(Permission.USER_INVITE));

    assertThat(
            faults(() ->
                fixture.register.register(
                    fixture.nobody(), registration(invitation.code(), "ada"))))
        .containsExactly(CODE_FAULT);
  }

  @Test
  void unknown_teams_are_told_and_need_the_right_first() {
    var stranger = fixture.person("eve", Grants.NONE);

    assertThat(
            faults(() ->
                fixture.invite.invite(fixture.caller(inviter), wanted("Teams-9", "nonsense"))))
        .containsExactly("The team 'Teams-9' was not found.", "The team 'nonsense' was not found.");
    assertThat(problem(() -> fixture.invite.invite(fixture.caller(stranger), wanted("Teams-9"))))
        .isEqualTo(new Problem.Forbidden(Permission.USER_INVITE));
    assertThat(
            problem(() ->
                fixture.showInvitation.one(
                    fixture.caller(stranger), new InvitationId("Invitations-1"))))
        .isEqualTo(new Problem.Forbidden(Permission.USER_INVITE));
  }

  @Test
  @RevealsSecret(because = "the test looks at the code")
  void invitation_keeps_teams_and_space_and_its_code_is_in_no_event() {
    var invitation =
        fixture.invite.invite(
            fixture.caller(inviter),
            new NewInvitation(List.of("teams-1", "Teams-1"), Optional.of(new SpaceId("Spaces-1"))));

    assertThat(invitation.teams()).containsExactly(new TeamId("Teams-1"));
    assertThat(invitation.space()).contains(new SpaceId("Spaces-1"));
    assertThat(invitation.expires()).isEqualTo(fixture.clock.instant().plus(Duration.ofDays(2)));
    assertThat(invitation.code().reveal()).matches("[A-Z2-7]{32}");
    assertThat(fixture.showInvitation.one(fixture.caller(inviter), invitation.id()))
        .isEqualTo(invitation);
    assertThat(fixture.recorded().toString() + invitation)
        .doesNotContain(invitation.code().reveal());
  }

  private Invitation invited(String... teams) {
    return fixture.invite.invite(fixture.caller(inviter), wanted(teams));
  }

  private static NewInvitation wanted(String... teams) {
    return new NewInvitation(List.of(teams), Optional.empty());
  }

  private static Registration registration(Secret code, String username) {
    return new Registration(
        code, username, "Ada L.", Optional.of("ada@example.com"), UsersFixture.PASSWORD);
  }
}
