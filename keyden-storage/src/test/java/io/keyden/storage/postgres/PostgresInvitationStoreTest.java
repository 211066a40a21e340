package io.keyden.storage.postgres;

import io.keyden.core.invitation.InvitationStore;
import io.keyden.core.invitation.InvitationStoreContract;
import io.keyden.storage.sql.SqlInvitationStore;

final class PostgresInvitationStoreTest extends OnPostgres implements InvitationStoreContract {
  @Override
  public InvitationStore invitations() {
    return new SqlInvitationStore(database());
  }
}
