package io.keyden.storage.sqlite;

import io.keyden.core.invitation.InvitationStore;
import io.keyden.core.invitation.InvitationStoreContract;
import io.keyden.storage.sql.SqlInvitationStore;

final class SqliteInvitationStoreTest extends OnSqlite implements InvitationStoreContract {
  @Override
  public InvitationStore invitations() {
    return new SqlInvitationStore(database());
  }
}
