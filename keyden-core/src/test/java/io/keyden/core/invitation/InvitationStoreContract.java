package io.keyden.core.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.Secret;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of invitations does. */
public interface InvitationStoreContract {
  /** Noon of a day. */
  Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** The transactions of the stores. */
  Transactions transactions();

  /** The accounts that invitations are by. */
  UserStore users();

  /** The store. */
  InvitationStore invitations();

  /** Adds an account. */
  default UserId anyUser(String username) {
    return transactions()
        .write(() -> {
          var user =
              new User(
                  users().nextId(),
                  username,
                  username,
                  Optional.empty(),
                  true,
                  false,
                  List.of(),
                  UUID.randomUUID(),
                  NOON);
          users().insert(user);
          return user.id();
        });
  }

  /** Adds an invitation. */
  default Invitation inserted(UserId by, String code, Instant expires) {
    return transactions()
        .write(() -> {
          var invitation =
              new Invitation(
                  invitations().nextId(),
                  Secret.of(code),
                  List.of(new TeamId("teams-managers"), new TeamId("Teams-7")),
                  Optional.of(new SpaceId("Spaces-1")),
                  by,
                  expires);
          invitations().insert(invitation);
          return invitation;
        });
  }

  /** The invitation with this code. */
  default Optional<Invitation> found(String code) {
    return transactions().read(() -> invitations().byCode(Secret.of(code)));
  }

  @Test
  default void finds_an_invitation_by_id_and_by_its_exact_code() {
    var invitation = inserted(anyUser("ada"), "CODE", NOON);

    assertThat(transactions().read(() -> invitations().get(invitation.id()))).contains(invitation);
    assertThat(found("CODE")).contains(invitation);
    assertThat(found("code")).isEmpty();
    assertThat(found("")).isEmpty();
  }

  @Test
  default void deletes_an_invitation_once_and_never_gives_its_id_again() {
    var ada = anyUser("ada");
    var invitation = inserted(ada, "CODE", NOON);

    boolean deleted = transactions().write(() -> invitations().delete(invitation.id()));
    boolean again = transactions().write(() -> invitations().delete(invitation.id()));

    assertThat(deleted).isTrue();
    assertThat(again).isFalse();
    assertThat(found("CODE")).isEmpty();
    assertThat(inserted(ada, "NEXT", NOON).id()).isNotEqualTo(invitation.id());
  }

  @Test
  default void deletes_what_one_account_made_only() {
    var ada = anyUser("ada");
    inserted(ada, "FIRST", NOON);
    inserted(ada, "SECOND", NOON);
    var other = inserted(anyUser("bob"), "OTHER", NOON);

    transactions().write(() -> invitations().deleteAllBy(ada));

    assertThat(found("FIRST")).isEmpty();
    assertThat(found("SECOND")).isEmpty();
    assertThat(found("OTHER")).contains(other);
  }

  @Test
  default void sweeps_what_ended_before_an_instant() {
    var ada = anyUser("ada");
    inserted(ada, "ENDED", NOON);
    inserted(ada, "GOOD", NOON.plus(Duration.ofMinutes(1)));

    int swept = transactions().write(() -> invitations().deleteEnded(NOON.plusMillis(1)));

    assertThat(swept).isEqualTo(1);
    assertThat(found("ENDED")).isEmpty();
    assertThat(found("GOOD")).isPresent();
  }
}
