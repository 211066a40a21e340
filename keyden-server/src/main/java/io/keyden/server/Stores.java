package io.keyden.server;

import io.keyden.core.audit.EventStore;
import io.keyden.core.invitation.InvitationStore;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.oidc.OidcIdentityStore;
import io.keyden.core.oidc.UsedSubjectTokenStore;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.role.UserRoleStore;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.signin.AccessTokenStore;
import io.keyden.core.signin.SessionStore;
import io.keyden.core.signin.SigningKeyStore;
import io.keyden.core.space.SpaceStore;
import io.keyden.core.status.HealthStore;
import io.keyden.core.store.ProgressStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.TeamStore;
import io.keyden.core.user.UserStore;
import io.keyden.server.metrics.Metrics;
import io.keyden.storage.sql.SqlAccessTokenStore;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sql.SqlHealthStore;
import io.keyden.storage.sql.SqlInvitationStore;
import io.keyden.storage.sql.SqlOidcIdentityStore;
import io.keyden.storage.sql.SqlProgressStore;
import io.keyden.storage.sql.SqlScopedUserRoleStore;
import io.keyden.storage.sql.SqlSessionStore;
import io.keyden.storage.sql.SqlSettingsStore;
import io.keyden.storage.sql.SqlSigningKeyStore;
import io.keyden.storage.sql.SqlSpaceStore;
import io.keyden.storage.sql.SqlTeamStore;
import io.keyden.storage.sql.SqlTransactions;
import io.keyden.storage.sql.SqlUsedSubjectTokenStore;
import io.keyden.storage.sql.SqlUserRoleStore;
import io.keyden.storage.sql.SqlUserStore;

/** All stores of one database. */
record Stores(
    Transactions transactions,
    UserStore users,
    ApiKeyStore keys,
    SessionStore sessions,
    AccessTokenStore tokens,
    SigningKeyStore signingKeys,
    OidcIdentityStore oidcIdentities,
    UsedSubjectTokenStore usedSubjectTokens,
    InvitationStore invitations,
    SpaceStore spaces,
    TeamStore teams,
    UserRoleStore roles,
    ScopedUserRoleStore scopedRoles,
    SettingsStore settings,
    EventStore events,
    HealthStore health,
    ProgressStore progress) {

  /**
   * The same stores, with transactions and events measured by {@code metrics}, and with work that
   * knows its request.
   */
  Stores observedBy(Metrics metrics) {
    return new Stores(
        new CarryingTransactions(metrics.measuring(transactions)),
        users,
        keys,
        sessions,
        tokens,
        signingKeys,
        oidcIdentities,
        usedSubjectTokens,
        invitations,
        spaces,
        teams,
        roles,
        scopedRoles,
        settings,
        metrics.countingEvents(events),
        health,
        progress);
  }

  static Stores of(SqlTransactions database) {
    return new Stores(
        database,
        new SqlUserStore(database),
        new SqlApiKeyStore(database),
        new SqlSessionStore(database),
        new SqlAccessTokenStore(database),
        new SqlSigningKeyStore(database),
        new SqlOidcIdentityStore(database),
        new SqlUsedSubjectTokenStore(database),
        new SqlInvitationStore(database),
        new SqlSpaceStore(database),
        new SqlTeamStore(database),
        new SqlUserRoleStore(database),
        new SqlScopedUserRoleStore(database),
        new SqlSettingsStore(database),
        new SqlEventStore(database),
        new SqlHealthStore(database),
        new SqlProgressStore(database));
  }
}
