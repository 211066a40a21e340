package io.keyden.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.user.UsersFixture;
import org.junit.jupiter.api.Test;

final class ShowSetUpTest {
  private final UsersFixture fixture = new UsersFixture();
  private final ShowSetUp show = new ShowSetUp(fixture.transactions, fixture.users);

  @Test
  void a_set_up_is_required_until_there_is_an_account() {
    boolean before = show.required();
    fixture.person("ada", Grants.ALL);

    assertThat(before).isTrue();
    assertThat(show.required()).isFalse();
    assertThat(show.required()).isFalse();
  }
}
