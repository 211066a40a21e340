package io.keyden.server;

import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.role.ScopedUserRoleFilter;
import io.keyden.core.role.UserRoleFilter;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.setup.SetUp;
import io.keyden.core.space.SeedAccess;
import io.keyden.core.space.SpaceFilter;
import io.keyden.core.store.PageRequest;
import io.keyden.core.team.TeamFilter;
import io.keyden.core.user.User;
import io.keyden.core.user.UserFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An administrator, a service account, and somebody who has no right at all; each with a key. */
final class SmallWorld {
  /** A body that would harm if it were obeyed. */
  static final String BODY =
      """
      {"Purpose":"taken","Username":"taken","DisplayName":"taken","Name":"taken","IsActive":false,"IsService":true,
       "MemberUserIds":["Users-2"],"SpaceManagersTeamMembers":["Users-2"],"TaskQueueStopped":true,
       "TeamId":"teams-everyone","UserRoleId":"userroles-systemadministrator","AddToTeamIds":[],
       "GrantedSystemPermissions":["AdministerSystem"],"UserApiKeysEnabled":false,"ApiKeyMaxExpiryDays":null}
      """;

  private static final SecureRandomness RANDOMNESS = new SecureRandomness();

  private final Stores stores;
  private final Services services;
  private final User nobody;
  private final String keyOfAdministrator;
  private final String keyOfNobody;

  SmallWorld(Services services) {
    this.services = services;
    this.stores = services.stores;
    new SetUp(
            stores.transactions(),
            new SeedAccess(
                stores.transactions(),
                stores.spaces(),
                stores.teams(),
                stores.roles(),
                stores.scopedRoles()),
            stores.users(),
            stores.teams(),
            stores.keys(),
            stores.settings(),
            services.newAccounts,
            services.audit,
            services.clock,
            RANDOMNESS)
        .setUp(new SetUp.FirstAdministrator("root", Optional.empty(), Optional.empty()));
    this.nobody = add("nobody", false);
    add("robot", true);
    this.keyOfAdministrator = key(new UserId("Users-1"));
    this.keyOfNobody = key(nobody.id());
  }

  String keyOfAdministrator() {
    return keyOfAdministrator;
  }

  String keyOfNobody() {
    return keyOfNobody;
  }

  private User add(String username, boolean service) {
    return stores
        .transactions()
        .write(() -> {
          var user =
              new User(
                  stores.users().nextId(),
                  username,
                  username,
                  Optional.empty(),
                  true,
                  service,
                  List.of(),
                  UUID.randomUUID(),
                  services.clock.instant());
          stores.users().insert(user);
          return user;
        });
  }

  private String key(UserId owner) {
    return stores.transactions().write(() -> addKey(stores, owner, services.clock.instant()));
  }

  /** Adds a key that never ends, and gives its text. Within a transaction. */
  @RevealsSecret(because = "the test sends the key")
  static String addKey(Stores stores, UserId owner, Instant created) {
    var secret = KeyFormat.generate(RANDOMNESS);
    stores
        .keys()
        .insert(
            new ApiKey(
                CreateApiKey.newId(RANDOMNESS),
                owner,
                new Purpose("test"),
                secret.hint(),
                ActorType.USER,
                created,
                Optional.empty(),
                new LastUse.Never()),
            secret.digest());
    return secret.reveal();
  }

  /** Everything in the stores but the account and the keys of who has no right. */
  String everythingButTheirOwn() {
    return stores
        .transactions()
        .read(() ->
            stores.users().find(UserFilter.ANY, PageRequest.ALL).items().stream()
                    .filter(user -> !user.id().equals(nobody.id()))
                    .map(user ->
                        user
                            + " "
                            + stores
                                .keys()
                                .ofOwner(user.id(), ApiKeyFilter.ANY, PageRequest.ALL)
                                .items()
                                .stream()
                                .map(ApiKey::id)
                                .toList())
                    .toList()
                + "\n"
                + stores.spaces().find(SpaceFilter.ANY)
                + "\n"
                + stores.teams().find(TeamFilter.ANY, PageRequest.ALL).items()
                + "\n"
                + stores.roles().find(UserRoleFilter.ANY, PageRequest.ALL).items()
                + "\n"
                + stores.scopedRoles().find(ScopedUserRoleFilter.ANY, PageRequest.ALL).items()
                + "\n"
                + stores.settings().authentication());
  }
}
