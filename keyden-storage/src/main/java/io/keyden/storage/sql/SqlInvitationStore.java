package io.keyden.storage.sql;

import io.keyden.core.id.InvitationId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.invitation.Invitation;
import io.keyden.core.invitation.InvitationStore;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** The invitations in SQL. */
public final class SqlInvitationStore implements InvitationStore {
  private static final String INSERT =
      "INSERT INTO invitations (id, code, space_id, invited_by, expires) VALUES (?, ?, ?, ?, ?)";
  private static final String INSERT_TEAM =
      "INSERT INTO invitation_teams (invitation_id, position, team_id) VALUES (?, ?, ?)";
  private static final String GET = "SELECT * FROM invitations WHERE id = ?";
  private static final String BY_CODE = "SELECT * FROM invitations WHERE code = ?";
  private static final String TEAMS =
      "SELECT team_id FROM invitation_teams WHERE invitation_id = ? ORDER BY position";
  private static final String DELETE = "DELETE FROM invitations WHERE id = ?";
  private static final String DELETE_ALL_BY = "DELETE FROM invitations WHERE invited_by = ?";
  private static final String DELETE_ENDED = "DELETE FROM invitations WHERE expires < ?";

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps invitations in the database of {@code transactions}. */
  public SqlInvitationStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "invitations");
  }

  @Override
  public InvitationId nextId() {
    return new InvitationId("Invitations-" + counter.next());
  }

  @Override
  @RevealsSecret(because = "the code is kept as it is: it is shown again, and is good only once")
  public void insert(Invitation invitation) {
    var sql = transactions.sql();
    sql.update(
        INSERT,
        invitation.id().value(),
        invitation.code().reveal(),
        invitation.space().map(SpaceId::value),
        invitation.invitedBy().value(),
        invitation.expires());
    int position = 0;
    for (var team : invitation.teams()) {
      sql.update(INSERT_TEAM, invitation.id().value(), position++, team.value());
    }
  }

  @Override
  public Optional<Invitation> get(InvitationId id) {
    return transactions.sql().first(GET, this::invitation, id.value());
  }

  @Override
  @RevealsSecret(because = "the invitation is looked up by its code")
  public Optional<Invitation> byCode(Secret code) {
    return transactions.sql().first(BY_CODE, this::invitation, code.reveal());
  }

  @Override
  public boolean delete(InvitationId id) {
    return transactions.sql().update(DELETE, id.value()) == 1;
  }

  @Override
  public void deleteAllBy(UserId user) {
    transactions.sql().update(DELETE_ALL_BY, user.value());
  }

  @Override
  public int deleteEnded(Instant instant) {
    return transactions.sql().update(DELETE_ENDED, instant);
  }

  private Invitation invitation(Row row) {
    var id = row.text("id");
    return new Invitation(
        new InvitationId(id),
        Secret.of(row.text("code")),
        transactions.sql().query(TEAMS, team -> new TeamId(team.text("team_id")), id),
        row.optionalText("space_id").map(SpaceId::new),
        new UserId(row.text("invited_by")),
        row.instant("expires"));
  }
}
