package io.keyden.core.user;

import static io.keyden.core.user.UsersFixture.USER_EDIT;
import static io.keyden.core.user.UsersFixture.faults;
import static io.keyden.core.user.UsersFixture.good;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.audit.Difference;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModifyUserTest {
  private static final Secret NEW_PASSWORD = Secret.of("another horse battery");

  private final UsersFixture fixture = new UsersFixture();
  private final User manager = fixture.person("manager", USER_EDIT);
  private final User ada = fixture.person("ada", Grants.NONE);

  @Test
  void changes_what_is_given_and_leaves_the_rest() {
    var changed =
        fixture.modify.modify(
            fixture.caller(manager), ada.id(), changes().displayName("Countess").build());

    assertThat(changed.displayName()).isEqualTo("Countess");
    assertThat(changed.username()).isEqualTo("ada");
    assertThat(changed.emailAddress()).contains("ada@example.com");
    assertThat(changed.active()).isTrue();
    assertThat(fixture.stored(ada.id())).isEqualTo(changed);
    assertThat(fixture.lastRecorded().differences())
        .containsExactly(
            new Difference("/DisplayName", Optional.of("Display ada"), Optional.of("Countess")));
  }

  @Test
  void change_of_nothing_is_not_recorded() {
    int before = fixture.recorded().size();

    fixture.modify.modify(fixture.caller(manager), ada.id(), UserChanges.NONE);

    assertThat(fixture.recorded()).hasSize(before);
  }

  @Test
  void own_profile_and_password_need_no_right_but_the_user_name_does() {
    var caller = fixture.caller(ada);

    var changed =
        fixture.modify.modify(
            caller,
            ada.id(),
            changes()
                .username("ada")
                .displayName("Ada L.")
                .email("a@b.c")
                .password(NEW_PASSWORD)
                .build());

    assertThat(changed.displayName()).isEqualTo("Ada L.");
    assertThat(changed.emailAddress()).contains("a@b.c");
    assertThat(fixture.signIn(fixture.nobody(), "ada", NEW_PASSWORD, false).user().id())
        .isEqualTo(ada.id());
    assertThat(
            problem(
                () -> fixture.modify.modify(caller, ada.id(), changes().username("Ada").build())))
        .isEqualTo(new Problem.Forbidden(Permission.USER_EDIT));
  }

  @Test
  void nobody_without_the_right_learns_which_accounts_there_are() {
    var caller = fixture.caller(ada);

    assertThat(problem(() -> fixture.modify.modify(caller, manager.id(), UserChanges.NONE)))
        .isEqualTo(
            problem(() -> fixture.modify.modify(caller, new UserId("Users-99"), UserChanges.NONE)));
    assertThat(
            problem(() ->
                fixture.modify.modify(
                    fixture.caller(manager), new UserId("Users-99"), UserChanges.NONE)))
        .isEqualTo(new Problem.NotFound("Users-99"));
  }

  @Test
  void nobody_changes_an_account_that_has_more_rights() {
    var root = fixture.person("root", Grants.ALL);

    assertThat(
            problem(() ->
                fixture.modify.modify(
                    fixture.caller(manager), root.id(), changes().password(NEW_PASSWORD).build())))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(fixture.signIn(root).user()).isEqualTo(root);
  }

  @Test
  void new_password_ends_all_sessions_and_tokens_and_shows_in_no_event() {
    var session = fixture.signIn(ada);
    var token = fixture.createToken(fixture.caller(ada));

    fixture.modify.modify(
        fixture.caller(manager), ada.id(), changes().password(NEW_PASSWORD).build());

    assertThat(good(fixture.session(session.secret()))).isFalse();
    assertThat(good(fixture.token(token.secret()))).isFalse();
    assertThat(fixture.lastRecorded().differences())
        .containsExactly(
            new Difference("/Password", Optional.of("(secret)"), Optional.of("(changed)")));
    assertThat(fixture.recorded().toString()).doesNotContain("horse battery");
  }

  @Test
  void disabled_account_is_refused_at_once_and_its_sessions_do_not_come_back() {
    var session = fixture.signIn(ada);
    var caller = fixture.caller(manager);

    fixture.modify.modify(caller, ada.id(), changes().active(false).build());
    boolean whileDisabled = good(fixture.session(session.secret()));
    fixture.modify.modify(caller, ada.id(), changes().active(true).build());

    assertThat(whileDisabled).isFalse();
    assertThat(good(fixture.session(session.secret()))).isFalse();
  }

  @Test
  void nobody_disables_themselves() {
    assertThat(
            faults(() ->
                fixture.modify.modify(
                    fixture.caller(manager), manager.id(), changes().active(false).build())))
        .containsExactly("You cannot deactivate your own account.");
  }

  @Test
  void two_administrators_cannot_disable_each_other() {
    var one = fixture.person("one", Grants.ALL);
    var other = fixture.person("other", Grants.ALL);
    var oneCaller = fixture.caller(one);
    var otherCaller = fixture.caller(other);

    fixture.modify.modify(oneCaller, other.id(), changes().active(false).build());

    assertThat(
            faults(() ->
                fixture.modify.modify(otherCaller, one.id(), changes().active(false).build())))
        .containsExactly("The last active administrator cannot be deactivated.");
  }

  @Test
  void address_can_be_removed() {
    var changed =
        fixture.modify.modify(
            fixture.caller(ada),
            ada.id(),
            new UserChanges(
                Optional.empty(),
                Optional.empty(),
                new UserChanges.EmailChange.Remove(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertThat(changed.emailAddress()).isEmpty();
  }

  @Test
  void absent_identities_mean_none_to_who_may_change_them_and_nothing_to_others() {
    var identity = new Identity("Octopus ID", Map.of());
    var caller = fixture.caller(manager);
    fixture.modify.modify(caller, ada.id(), changes().identities(List.of(identity)).build());

    var own = fixture.modify.modify(fixture.caller(ada), ada.id(), UserChanges.NONE);
    var managed = fixture.modify.modify(caller, ada.id(), UserChanges.NONE);

    assertThat(own.identities()).containsExactly(identity);
    assertThat(managed.identities()).isEmpty();
  }

  @Test
  void own_identities_need_the_right() {
    var identities = List.of(new Identity("Octopus ID", Map.of()));

    assertThat(
            problem(() ->
                fixture.modify.modify(
                    fixture.caller(ada), ada.id(), changes().identities(identities).build())))
        .isEqualTo(new Problem.Forbidden(Permission.USER_EDIT));
  }

  @Test
  void own_login_and_name_sent_back_are_not_a_duplicate_but_anothers_are() {
    var login = List.of(new Identity("AD", Map.of("id", new Identity.Claim("42", true))));
    var caller = fixture.caller(manager);
    fixture.modify.modify(caller, ada.id(), changes().identities(login).build());

    var again =
        fixture.modify.modify(
            caller, ada.id(), changes().username("ada").identities(login).build());

    assertThat(again.identities()).isEqualTo(login);
    assertThat(
            faults(() ->
                fixture.modify.modify(
                    caller, manager.id(), changes().username("ADA").identities(login).build())))
        .containsExactly(
            "A user with this username already exists.",
            "A user with a matching external login already exists.");
  }

  @Test
  void service_account_takes_no_password() {
    var builder = fixture.serviceAccount("builder", Grants.NONE);

    assertThat(
            faults(() ->
                fixture.modify.modify(
                    fixture.caller(manager),
                    builder.id(),
                    changes().password(NEW_PASSWORD).build())))
        .containsExactly("Passwords cannot be set for service user accounts.");
  }

  private static Changes changes() {
    return new Changes();
  }

  /** Puts changes together. */
  private static final class Changes {
    private Optional<String> username = Optional.empty();
    private Optional<String> displayName = Optional.empty();
    private UserChanges.EmailChange email = new UserChanges.EmailChange.Keep();
    private Optional<Boolean> active = Optional.empty();
    private Optional<List<Identity>> identities = Optional.empty();
    private Optional<Secret> password = Optional.empty();

    Changes username(String value) {
      username = Optional.of(value);
      return this;
    }

    Changes displayName(String value) {
      displayName = Optional.of(value);
      return this;
    }

    Changes email(String value) {
      email = new UserChanges.EmailChange.Set(value);
      return this;
    }

    Changes active(boolean value) {
      active = Optional.of(value);
      return this;
    }

    Changes identities(List<Identity> value) {
      identities = Optional.of(value);
      return this;
    }

    Changes password(Secret value) {
      password = Optional.of(value);
      return this;
    }

    UserChanges build() {
      return new UserChanges(username, displayName, email, active, identities, password);
    }
  }
}
