package io.keyden.core.invitation;

import io.keyden.core.id.InvitationId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.Secret;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The invitations in memory. */
public final class InMemoryInvitationStore implements InvitationStore {
  private final InMemoryTable<InvitationId, Invitation> invitations;
  private final InMemoryTable<String, Integer> counter;

  /** No invitations. */
  public InMemoryInvitationStore(InMemoryTransactions transactions) {
    this.invitations = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public InvitationId nextId() {
    int next = counter.get("invitations").orElse(0) + 1;
    counter.put("invitations", next);
    return new InvitationId("Invitations-" + next);
  }

  @Override
  public void insert(Invitation invitation) {
    invitations.put(invitation.id(), invitation);
  }

  @Override
  public Optional<Invitation> get(InvitationId id) {
    return invitations.get(id);
  }

  @Override
  public Optional<Invitation> byCode(Secret code) {
    return invitations.all().stream()
        .filter(invitation -> invitation.code().equals(code))
        .findFirst();
  }

  @Override
  public boolean delete(InvitationId id) {
    return invitations.remove(id).isPresent();
  }

  @Override
  public void deleteAllBy(UserId user) {
    deleteWhere(invitation -> invitation.invitedBy().equals(user));
  }

  @Override
  public int deleteEnded(Instant instant) {
    return deleteWhere(invitation -> invitation.expires().isBefore(instant)).size();
  }

  private List<Invitation> deleteWhere(Predicate<Invitation> condition) {
    var deleted = invitations.all().stream().filter(condition).toList();
    deleted.forEach(invitation -> invitations.remove(invitation.id()));
    return deleted;
  }
}
