package io.keyden.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.id.UserId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Change;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of accounts does. */
public interface UserStoreContract {
  /** A moment, to the millisecond. */
  Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  /** The transactions of the store. */
  Transactions transactions();

  /** The store. */
  UserStore users();

  /** Adds a person without more than a name. */
  default User added(String username) {
    return added(username, Optional.empty(), true, false, List.of());
  }

  /** Adds an account. */
  default User added(
      String username,
      Optional<String> emailAddress,
      boolean active,
      boolean service,
      List<Identity> identities) {
    return transactions()
        .write(() -> {
          var user =
              new User(
                  users().nextId(),
                  username,
                  "Display " + username,
                  emailAddress,
                  active,
                  service,
                  identities,
                  UUID.randomUUID(),
                  NOON);
          users().insert(user);
          return user;
        });
  }

  /** The account as it is stored. */
  default Optional<User> stored(UserId id) {
    return transactions().read(() -> users().get(id));
  }

  /** The accounts that a filter lets through. */
  default List<User> found(UserFilter filter) {
    return transactions().read(() -> users().find(filter, PageRequest.ALL)).items();
  }

  /** A filter by a text. */
  static UserFilter containing(String text) {
    return new UserFilter(Optional.of(text), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  default void keeps_every_part_exactly_as_given() {
    var claims = new LinkedHashMap<String, Identity.Claim>();
    claims.put("zeta", new Identity.Claim(" Value With Blanks ", true));
    claims.put("alpha", new Identity.Claim("", false));
    var identities =
        List.of(new Identity("Octopus ID", claims), new Identity("Without claims", Map.of()));

    var user = added(" Ünïcode Name ", Optional.of("A@B.C"), false, true, identities);

    assertThat(stored(user.id())).contains(user);
    assertThat(stored(user.id()).orElseThrow().identities().getFirst().claims().keySet())
        .containsExactly("zeta", "alpha");
  }

  @Test
  default void ids_are_never_given_twice() {
    var first = added("ada");
    transactions().write(() -> users().delete(first.id()));

    assertThat(added("ada").id()).isNotEqualTo(first.id());
  }

  @Test
  default void user_name_is_taken_in_any_case_by_adding_and_by_renaming() {
    added("Ädä");
    var bob = added("bob");

    assertThatThrownBy(() -> added("äDÄ"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Invalid.class));
    assertThatThrownBy(() -> transactions().write(() -> users().update(renamed(bob, "ÄDÄ"))))
        .isInstanceOf(ProblemException.class);
    assertThat(found(UserFilter.ANY)).hasSize(2).contains(bob);
  }

  @Test
  default void update_replaces_everything_and_is_announced() {
    var changes = new ArrayList<Change>();
    transactions().listen(changes::add);
    var ada =
        added(
            "ada",
            Optional.of("a@b.c"),
            true,
            false,
            List.of(new Identity("AD", Map.of("id", new Identity.Claim("1", true)))));
    var changed =
        new User(
            ada.id(),
            "ADA",
            "Countess",
            Optional.empty(),
            false,
            false,
            List.of(new Identity("Other", Map.of())),
            ada.externalId(),
            ada.created());

    transactions().write(() -> users().update(changed));

    assertThat(stored(ada.id())).contains(changed);
    assertThat(changes).containsExactly(new UserChanged(ada.id()));
  }

  @Test
  default void update_of_a_missing_one_is_a_bug() {
    var ada = added("ada");
    transactions().write(() -> users().delete(ada.id()));

    assertThatThrownBy(() -> transactions().write(() -> users().update(ada)))
        .isInstanceOf(BugException.class);
  }

  @Test
  default void deleted_account_is_gone_with_its_password_and_announced_once() {
    var changes = new ArrayList<Change>();
    transactions().listen(changes::add);
    var ada = added("ada");
    transactions().write(() -> users().setPassword(ada.id(), new PasswordHash("hash")));

    boolean deleted = transactions().write(() -> users().delete(ada.id()));
    boolean again = transactions().write(() -> users().delete(ada.id()));

    assertThat(deleted).isTrue();
    assertThat(again).isFalse();
    assertThat(stored(ada.id())).isEmpty();
    Optional<PasswordHash> password = transactions().read(() -> users().password(ada.id()));
    assertThat(password).isEmpty();
    assertThat(changes).containsExactly(new UserChanged(ada.id()));
  }

  @Test
  default void password_is_replaced() {
    var ada = added("ada");
    Optional<PasswordHash> none = transactions().read(() -> users().password(ada.id()));

    transactions().write(() -> users().setPassword(ada.id(), new PasswordHash("first")));
    transactions().write(() -> users().setPassword(ada.id(), new PasswordHash("second")));

    Optional<PasswordHash> password = transactions().read(() -> users().password(ada.id()));
    assertThat(none).isEmpty();
    assertThat(password).contains(new PasswordHash("second"));
  }

  @Test
  default void finds_by_name_and_by_address_in_any_case_and_never_by_a_part() {
    var ada = added("Ada", Optional.of("Ada@Example.com"), true, false, List.of());
    var twin = added("Twin", Optional.of("ada@example.COM"), true, false, List.of());

    Optional<User> byName = transactions().read(() -> users().byUsername("aDA"));
    Optional<User> byPart = transactions().read(() -> users().byUsername("Ad"));
    Optional<User> byPattern = transactions().read(() -> users().byUsername("A%"));
    List<User> byAddress = transactions().read(() -> users().byEmailAddress("ADA@EXAMPLE.COM"));
    List<User> byPartOfAddress = transactions().read(() -> users().byEmailAddress("ada@"));

    assertThat(byName).contains(ada);
    assertThat(byPart).isEmpty();
    assertThat(byPattern).isEmpty();
    assertThat(byAddress).containsExactlyInAnyOrder(ada, twin);
    assertThat(byPartOfAddress).isEmpty();
  }

  @Test
  default void list_is_by_name_without_regard_to_case_and_the_exact_name_comes_first() {
    var zeta = added("zeta");
    var alpha = added("Alpha");
    var beta = added("beta zeta");

    assertThat(found(UserFilter.ANY)).containsExactly(alpha, beta, zeta);
    assertThat(found(containing("ZETA"))).containsExactly(zeta, beta);
  }

  @Test
  default void text_is_looked_for_in_names_address_and_claims_and_no_character_is_special() {
    var ada = added("ada", Optional.of("countess@example.com"), true, false, List.of());
    var bob =
        added(
            "bob",
            Optional.empty(),
            true,
            false,
            List.of(new Identity("AD", Map.of("id", new Identity.Claim("S-1-5%_\\x", true)))));

    assertThat(found(containing("Display A"))).containsExactly(ada);
    assertThat(found(containing("COUNTESS"))).containsExactly(ada);
    assertThat(found(containing("s-1-5%_\\X"))).containsExactly(bob);
    assertThat(found(containing("%"))).containsExactly(bob);
    assertThat(found(containing("_"))).containsExactly(bob);
    assertThat(found(containing("nothing"))).isEmpty();
  }

  @Test
  default void every_part_of_a_filter_must_hold_and_an_empty_set_lets_nothing_through() {
    var ada = added("ada");
    var old = added("old", Optional.empty(), false, false, List.of());
    var builder = added("builder", Optional.empty(), true, true, List.of());

    assertThat(
            found(
                filter(
                    Optional.of(Set.of(ada.id(), old.id())), Optional.of(true), Optional.empty())))
        .containsExactly(ada);
    assertThat(found(filter(Optional.empty(), Optional.of(false), Optional.empty())))
        .containsExactly(old);
    assertThat(found(filter(Optional.empty(), Optional.empty(), Optional.of(true))))
        .containsExactly(builder);
    assertThat(found(filter(Optional.of(Set.of()), Optional.empty(), Optional.empty()))).isEmpty();
  }

  @Test
  default void pages_visit_each_account_once_and_know_the_total() {
    for (int i = 0; i < 7; i++) {
      added("user " + i);
    }
    var visited = new ArrayList<String>();

    for (int skip = 0; skip < 9; skip += 3) {
      var request = new PageRequest(skip, 3);
      var page = transactions().read(() -> users().find(UserFilter.ANY, request));
      assertThat(page.total()).isEqualTo(7);
      page.items().forEach(user -> visited.add(user.username()));
    }

    assertThat(visited)
        .containsExactly("user 0", "user 1", "user 2", "user 3", "user 4", "user 5", "user 6");
  }

  @Test
  default void a_list_of_hundreds_has_the_identities_of_each() {
    var added = new ArrayList<User>();
    for (int i = 0; i < 230; i++) {
      var claims = Map.of("email", new Identity.Claim("p" + i + "@example.com", true));
      var identities = i % 3 == 0 ? List.<Identity>of() : List.of(new Identity("Azure AD", claims));
      added.add(added("p%03d".formatted(i), Optional.empty(), true, false, identities));
    }

    assertThat(found(UserFilter.ANY)).isEqualTo(added);
  }

  @Test
  default void knows_whether_there_is_nobody() {
    boolean before = transactions().read(() -> users().isEmpty());
    var ada = added("ada");
    boolean between = transactions().read(() -> users().isEmpty());
    transactions().write(() -> users().delete(ada.id()));
    boolean after = transactions().read(() -> users().isEmpty());

    assertThat(before).isTrue();
    assertThat(between).isFalse();
    assertThat(after).isTrue();
  }

  private static UserFilter filter(
      Optional<Set<UserId>> ids, Optional<Boolean> active, Optional<Boolean> service) {
    return new UserFilter(Optional.empty(), ids, active, service);
  }

  private static User renamed(User user, String username) {
    return new User(
        user.id(),
        username,
        user.displayName(),
        user.emailAddress(),
        user.active(),
        user.service(),
        user.identities(),
        user.externalId(),
        user.created());
  }
}
