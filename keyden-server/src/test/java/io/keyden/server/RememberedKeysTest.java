package io.keyden.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.audit.Origin;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.Authentication;
import io.keyden.core.signin.Credential;
import io.keyden.core.user.User;
import io.keyden.server.cache.CaffeineCaches;
import io.keyden.server.configuration.AuthenticationConfiguration;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many keys and accounts are remembered as the settings say, and all of them are good. */
final class RememberedKeysTest {
  private static final int IN_USE = 200;

  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Map<String, Long> rememberedAfterUse(int keysMax, int accountsMax) {
    var stores = Stores.of(database);
    var configuration =
        new AuthenticationConfiguration(true, 1, Duration.ofSeconds(1), keysMax, accountsMax);
    try (var services = new Services(stores, InstantSource.system(), configuration)) {
      var keys =
          IntStream.range(0, IN_USE)
              .mapToObj(i -> database.write(() -> addAccountWithKey(stores)))
              .toList();
      for (var presented : keys) {
        assertThat(services.authenticate.authenticate(new Credential.Key(presented), Origin.SERVER))
            .isInstanceOf(Authentication.Authenticated.class);
      }
      return services.caches.figures().stream()
          .collect(Collectors.toMap(CaffeineCaches.Figures::name, CaffeineCaches.Figures::entries));
    }
  }

  private static Secret addAccountWithKey(Stores stores) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var owner = stores.users().nextId();
    stores
        .users()
        .insert(
            new User(
                owner,
                "robot-" + owner,
                "Robot",
                Optional.empty(),
                true,
                true,
                List.of(),
                UUID.randomUUID(),
                now));
    return Secret.of(SmallWorld.addKey(stores, owner, now));
  }

  @Test
  void no_more_than_the_settings_say() {
    var remembered = rememberedAfterUse(20, 10);

    assertThat(remembered.get("api-keys")).isPositive().isLessThanOrEqualTo(20);
    assertThat(remembered.get("accounts")).isPositive().isLessThanOrEqualTo(10);
  }

  @Test
  void all_that_are_in_use_where_the_settings_leave_room() {
    var remembered = rememberedAfterUse(IN_USE, IN_USE);

    assertThat(remembered).containsEntry("api-keys", 200L).containsEntry("accounts", 200L);
  }
}
