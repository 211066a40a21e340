package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import io.keyden.core.store.PageRequest;
import io.keyden.core.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class RevokeAndShowApiKeysTest {
  private static final Grants USER_EDIT =
      new Grants.Builder().system(EnumSet.of(Permission.USER_EDIT)).build();

  private final KeyFixture fixture = new KeyFixture();
  private final KeyUse use = new KeyUse(fixture.transactions, fixture.keys);
  private final RevokeApiKey revoke =
      new RevokeApiKey(
          fixture.transactions,
          fixture.keys,
          fixture.users,
          fixture::grantsOf,
          fixture.settings,
          fixture.audit());
  private final ShowApiKeys show =
      new ShowApiKeys(
          fixture.transactions,
          fixture.keys,
          fixture.users,
          fixture::grantsOf,
          fixture.settings,
          use);
  private final User ada = fixture.person("ada", Grants.NONE);
  private final User build = fixture.serviceAccount("build", Grants.NONE);
  private final ApiKey key = fixture.keyOf(ada, Optional.empty()).key();
  private final ApiKey ofService = fixture.keyOf(build, Optional.empty()).key();

  @Test
  void a_revoked_key_is_gone_and_the_record_keeps_what_it_was() {
    revoke.revoke(fixture.caller(ada), ada.id(), key.id());

    assertThat(fixture.stored(ada)).isEmpty();
    assertThat(fixture.recorded())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.event().category()).isEqualTo(EventCategory.DELETED);
          assertThat(event.event().message().text())
              .isEqualTo(
                  "User API key Fixture (" + key.hint().text() + "•••••••) for ada was revoked.");
        });
  }

  @Test
  void a_revocation_is_announced_before_the_revoker_goes_on() {
    var heard = new ArrayList<Object>();
    fixture.transactions.listen(heard::add);

    revoke.revoke(fixture.caller(ada), ada.id(), key.id());

    assertThat(heard).singleElement().isInstanceOf(KeyRevoked.class);
  }

  @Test
  void of_two_who_revoke_a_key_at_once_one_does() throws Exception {
    Callable<Boolean> attempt =
        () -> {
          try {
            revoke.revoke(fixture.caller(ada), ada.id(), key.id());
            return true;
          } catch (ProblemException e) {
            assertThat(e.problem()).isEqualTo(new Problem.NotFound(key.id().value()));
            return false;
          }
        };

    try (var threads = Executors.newFixedThreadPool(2)) {
      var outcomes = new ArrayList<Boolean>();
      for (var outcome : threads.invokeAll(List.of(attempt, attempt))) {
        outcomes.add(outcome.get());
      }
      assertThat(outcomes).containsExactlyInAnyOrder(true, false);
    }
    assertThat(fixture.recorded()).hasSize(1);
  }

  @Test
  void a_key_under_the_path_of_another_account_is_refused_by_the_vendors_text() {
    var text = "This ApiKey does not belong to the specified user.";

    assertRefused(fixture.caller(ada), ada, ofService.id(), Problem.invalid("", text));
  }

  @Test
  void an_unknown_key_is_not_found() {
    var unknown = new ApiKeyId("apikeys-unknown");

    assertRefused(fixture.caller(ada), ada, unknown, new Problem.NotFound("apikeys-unknown"));
  }

  @Test
  void who_may_not_edit_users_manages_nobody_elses_keys() {
    var missing = KeyFixture.example(new UserId("Users-99"), "nobody", true, ada.created());

    assertRefused(
        fixture.caller(ada), build, ofService.id(), new Problem.Forbidden(Permission.USER_EDIT));
    assertRefused(
        fixture.caller(ada), missing, key.id(), new Problem.Forbidden(Permission.USER_EDIT));
    assertRefused(
        Caller.anonymous(KeyFixture.ORIGIN),
        ada,
        key.id(),
        new Problem.NotSignedIn(Rejection.NO_CREDENTIAL));
  }

  @Test
  void who_may_edit_users_manages_the_keys_of_service_accounts_but_not_of_people() {
    var grace = fixture.person("grace", USER_EDIT);

    assertRefused(
        fixture.caller(grace), ada, key.id(), new Problem.Forbidden(Permission.ADMINISTER_SYSTEM));
    assertThat(show.one(fixture.caller(grace), build.id(), ofService.id())).isEqualTo(ofService);
    revoke.revoke(fixture.caller(grace), build.id(), ofService.id());
    assertThat(fixture.stored(build)).isEmpty();
  }

  @Test
  void nobody_manages_the_keys_of_a_service_account_with_more_rights() {
    var grace = fixture.person("grace", USER_EDIT);
    var powerful = fixture.serviceAccount("root-bot", Grants.ALL);
    var itsKey = fixture.keyOf(powerful, Optional.empty()).key();

    assertRefused(
        fixture.caller(grace),
        powerful,
        itsKey.id(),
        new Problem.Forbidden(Permission.ADMINISTER_SYSTEM));
  }

  @Test
  void who_administers_the_system_manages_everybodys_keys() {
    var root = fixture.person("root", Grants.ALL);

    assertThat(show.one(fixture.caller(root), ada.id(), key.id())).isEqualTo(key);
    revoke.revoke(fixture.caller(root), ada.id(), key.id());
    assertThat(fixture.stored(ada)).isEmpty();
  }

  @Test
  void keys_are_listed_newest_first_page_by_page() {
    fixture.clock.advance(Duration.ofMinutes(1));
    var newer = fixture.keyOf(ada, Optional.empty()).key();
    fixture.clock.advance(Duration.ofMinutes(1));
    var newest = fixture.keyOf(ada, Optional.empty()).key();

    var first =
        show.of(
            fixture.caller(ada),
            ada.id(),
            ApiKeyFilter.ANY,
            ApiKeyOrder.NEWEST_FIRST,
            new PageRequest(0, 2));
    var second =
        show.of(
            fixture.caller(ada),
            ada.id(),
            ApiKeyFilter.ANY,
            ApiKeyOrder.NEWEST_FIRST,
            new PageRequest(2, 2));

    assertThat(first.items()).containsExactly(newest, newer);
    assertThat(second.items()).containsExactly(key);
    assertThat(first.total()).isEqualTo(3);
  }

  @Test
  void keys_of_everybody_are_for_who_administers_the_system_alone() {
    var root = fixture.caller(fixture.person("root", Grants.ALL));
    var grace = fixture.caller(fixture.person("grace", USER_EDIT));
    var order = new ApiKeyOrder(ApiKeyOrder.By.USER, false);

    var listed = show.everybodys(root, ApiKeyFilter.ANY, order, PageRequest.FIRST);

    assertThat(listed.items())
        .containsExactly(
            new OwnedApiKey(key, "ada", "ada", false, true),
            new OwnedApiKey(ofService, "build", "build", true, true));
    assertThat(problem(() -> show.everybodys(grace, ApiKeyFilter.ANY, order, PageRequest.FIRST)))
        .isEqualTo(new Problem.Forbidden(Permission.ADMINISTER_SYSTEM));
    assertThat(
            problem(() ->
                show.everybodys(
                    Caller.anonymous(KeyFixture.ORIGIN),
                    ApiKeyFilter.ANY,
                    order,
                    PageRequest.FIRST)))
        .isEqualTo(new Problem.NotSignedIn(Rejection.NO_CREDENTIAL));
  }

  @Test
  void a_use_that_is_not_in_the_store_yet_is_shown() {
    var used = fixture.clock.instant().plusSeconds(5);

    use.note(key.id(), used);

    assertThat(show.one(fixture.caller(ada), ada.id(), key.id()).lastUse())
        .isEqualTo(new LastUse.At(used));
    assertThat(
            show.everybodys(
                    fixture.caller(fixture.person("root", Grants.ALL)),
                    ApiKeyFilter.ANY.ownedBy(ada.id()),
                    ApiKeyOrder.NEWEST_FIRST,
                    PageRequest.FIRST)
                .items())
        .extracting(owned -> owned.key().lastUse())
        .containsExactly(new LastUse.At(used));
    assertThat(
            show.of(
                    fixture.caller(ada),
                    ada.id(),
                    ApiKeyFilter.ANY,
                    ApiKeyOrder.NEWEST_FIRST,
                    PageRequest.FIRST)
                .items()
                .getFirst()
                .lastUse())
        .isEqualTo(new LastUse.At(used));
  }

  private void assertRefused(Caller caller, User owner, ApiKeyId id, Problem problem) {
    assertThat(problem(() -> show.one(caller, owner.id(), id))).isEqualTo(problem);
    assertThat(problem(() -> revoke.revoke(caller, owner.id(), id))).isEqualTo(problem);
    assertThat(fixture.stored(ada)).containsExactly(key);
    assertThat(fixture.stored(build)).containsExactly(ofService);
    assertThat(fixture.recorded()).isEmpty();
  }

  private static Problem problem(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }
}
