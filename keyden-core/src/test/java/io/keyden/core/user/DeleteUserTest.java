package io.keyden.core.user;

import static io.keyden.core.user.UsersFixture.USER_EDIT;
import static io.keyden.core.user.UsersFixture.faults;
import static io.keyden.core.user.UsersFixture.good;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.id.UserId;
import io.keyden.core.invitation.NewInvitation;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.store.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class DeleteUserTest {
  private final UsersFixture fixture = new UsersFixture();
  private final User manager =
      fixture.person(
          "manager",
          UsersFixture.grants(Permission.USER_EDIT, Permission.USER_VIEW, Permission.USER_INVITE));

  @Test
  void takes_keys_sessions_tokens_and_invitations_along_and_records_each_key() {
    var ada = fixture.person("ada", UsersFixture.grants(Permission.USER_INVITE));
    var key = fixture.key(ada, Duration.ofDays(1));
    fixture.key(ada, Duration.ofDays(2));
    var session = fixture.signIn(ada);
    var token = fixture.createToken(fixture.caller(ada));
    var invitation =
        fixture.invite.invite(fixture.caller(ada), new NewInvitation(List.of(), Optional.empty()));
    int before = fixture.recorded().size();

    fixture.delete.delete(fixture.caller(manager), ada.id());

    assertThat(fixture.transactions.<Boolean>read(() -> fixture.users.get(ada.id()).isEmpty()))
        .isTrue();
    assertThat(fixture.transactions.<Boolean>read(() -> fixture.keys.get(key.id()).isEmpty()))
        .isTrue();
    assertThat(
            fixture.transactions.<Boolean>read(
                () -> fixture.invitations.get(invitation.id()).isEmpty()))
        .isTrue();
    assertThat(good(fixture.session(session.secret()))).isFalse();
    assertThat(good(fixture.token(token.secret()))).isFalse();
    assertThat(fixture.recorded().subList(before, fixture.recorded().size()))
        .extracting(event -> event.event().message().text())
        .hasSize(3)
        .last()
        .isEqualTo("User Display ada was deleted");
  }

  @Test
  void refusals_leave_everything_as_it_was() {
    var root = fixture.person("root", Grants.ALL);
    var ada = fixture.person("ada", Grants.NONE);

    assertThat(faults(deleting(fixture.caller(manager), manager.id())))
        .containsExactly("You cannot delete your own account.");
    assertThat(problem(deleting(fixture.caller(manager), root.id())))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(problem(deleting(fixture.caller(ada), manager.id())))
        .isEqualTo(new Problem.Forbidden(Permission.USER_EDIT));
    assertThat(problem(deleting(fixture.caller(ada), ada.id())))
        .isEqualTo(new Problem.Forbidden(Permission.USER_EDIT));
    assertThat(problem(deleting(fixture.caller(manager), new UserId("Users-99"))))
        .isEqualTo(new Problem.NotFound("Users-99"));
    assertThat(fixture.stored(root.id())).isEqualTo(root);
    assertThat(fixture.stored(manager.id())).isEqualTo(manager);
  }

  @Test
  void an_administrator_is_always_left() {
    var one = fixture.person("one", Grants.ALL);
    var other = fixture.person("other", Grants.ALL);
    var otherCaller = fixture.caller(other);
    fixture.delete.delete(fixture.caller(one), other.id());

    assertThat(faults(deleting(otherCaller, one.id())))
        .containsExactly("The last active administrator cannot be deleted.");
  }

  @Test
  void every_other_account_can_be_deleted() {
    var root = fixture.person("root", Grants.ALL);
    fixture.person("admin", Grants.ALL);
    fixture.serviceAccount("builder", USER_EDIT);

    for (var user :
        fixture.show.page(fixture.caller(root), UserFilter.ANY, PageRequest.ALL).items()) {
      if (!user.equals(root)) {
        fixture.delete.delete(fixture.caller(root), user.id());
      }
    }

    assertThat(fixture.show.page(fixture.caller(root), UserFilter.ANY, PageRequest.ALL).items())
        .containsExactly(root);
  }

  private Supplier<Boolean> deleting(Caller caller, UserId id) {
    return () -> {
      fixture.delete.delete(caller, id);
      return true;
    };
  }
}
