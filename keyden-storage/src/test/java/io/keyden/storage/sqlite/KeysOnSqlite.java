package io.keyden.storage.sqlite;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.CreatedApiKey;
import io.keyden.core.key.ExpiryRequest;
import io.keyden.core.key.KeyFixture;
import io.keyden.core.key.NewApiKey;
import io.keyden.core.signin.GoodProof;
import io.keyden.core.store.PageRequest;
import io.keyden.core.time.ManualClock;
import io.keyden.core.user.User;
import io.keyden.storage.sql.SqlAccessTokenStore;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sql.SqlSessionStore;
import io.keyden.storage.sql.SqlSettingsStore;
import io.keyden.storage.sql.SqlUserStore;
import java.util.List;
import java.util.Optional;

/** One person who makes keys in a database. */
final class KeysOnSqlite {
  private final SqliteDatabase database;
  private final SqlApiKeyStore keys;
  private final SqlEventStore events;
  private final CreateApiKey create;
  private final User ada;

  KeysOnSqlite(SqliteDatabase database) {
    var clock = ManualClock.atNoon();
    var users = new SqlUserStore(database);
    this.database = database;
    this.keys = new SqlApiKeyStore(database);
    this.events = new SqlEventStore(database);
    this.create =
        new CreateApiKey(
            database,
            keys,
            users,
            user -> Grants.NONE,
            new SqlSettingsStore(database),
            new GoodProof(
                keys, new SqlSessionStore(database), new SqlAccessTokenStore(database), clock),
            new Audit(events, clock),
            clock,
            new SecureRandomness());
    this.ada =
        database.write(() -> {
          var user = KeyFixture.example(users.nextId(), "ada", false, clock.instant());
          users.insert(user);
          return user;
        });
  }

  /** Who makes the keys. */
  User owner() {
    return ada;
  }

  /** Makes a key. */
  CreatedApiKey create(String purpose) {
    var caller = new Caller(ada.principal(), new Proof.Nothing(), Grants.NONE, KeyFixture.ORIGIN);
    return create.create(
        caller,
        new NewApiKey(
            ada.id(), Optional.of(purpose), new ExpiryRequest.Unstated(), ActorType.USER));
  }

  /** The keys in the database. */
  List<ApiKey> stored() {
    return database.read(() -> keys.ofOwner(ada.id(), ApiKeyFilter.ANY, PageRequest.ALL).items());
  }

  /** How many events the record has. */
  long recorded() {
    return database.read(() -> events.find(EventFilter.ANY, PageRequest.FIRST).total());
  }
}
