package io.keyden.core.user;

import static io.keyden.core.user.UsersFixture.USER_EDIT;
import static io.keyden.core.user.UsersFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.store.PageRequest;
import org.junit.jupiter.api.Test;

final class ShowUsersTest {
  private final UsersFixture fixture = new UsersFixture();
  private final User manager = fixture.person("manager", USER_EDIT);
  private final User ada = fixture.person("ada", Grants.NONE);

  @Test
  void oneself_needs_no_right_and_others_do() {
    assertThat(fixture.show.one(fixture.caller(ada), ada.id())).isEqualTo(ada);
    assertThat(fixture.show.one(fixture.caller(manager), ada.id())).isEqualTo(ada);
    assertThat(problem(() -> fixture.show.one(fixture.caller(ada), manager.id())))
        .isEqualTo(new Problem.Forbidden(Permission.USER_VIEW));
    assertThat(problem(() -> fixture.show.one(fixture.caller(ada), new UserId("Users-99"))))
        .isEqualTo(new Problem.Forbidden(Permission.USER_VIEW));
    assertThat(problem(() -> fixture.show.one(fixture.caller(manager), new UserId("Users-99"))))
        .isEqualTo(new Problem.NotFound("Users-99"));
    assertThat(problem(() -> fixture.show.one(fixture.nobody(), ada.id())))
        .isInstanceOf(Problem.NotSignedIn.class);
  }

  @Test
  void list_is_in_the_order_of_names_and_needs_the_right() {
    var page = fixture.show.page(fixture.caller(manager), UserFilter.ANY, PageRequest.FIRST);

    assertThat(page.items()).containsExactly(ada, manager);
    assertThat(
            problem(
                () -> fixture.show.page(fixture.caller(ada), UserFilter.ANY, PageRequest.FIRST)))
        .isEqualTo(new Problem.Forbidden(Permission.USER_VIEW));
  }
}
