package io.keyden.core.team;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The teams in memory. */
public final class InMemoryTeamStore implements TeamStore {
  private static final Comparator<Team> BY_NAME =
      Comparator.comparing((Team team) -> CaseFolding.fold(team.name()))
          .thenComparing(team -> team.id().value());

  private final InMemoryTransactions transactions;
  private final InMemoryTable<TeamId, Team> teams;
  private final InMemoryTable<String, Integer> counter;

  /** No teams. */
  public InMemoryTeamStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.teams = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public TeamId nextId() {
    int next = counter.get("teams").orElse(0) + 1;
    counter.put("teams", next);
    return new TeamId("Teams-" + next);
  }

  @Override
  public void insert(Team team) {
    put(team);
  }

  @Override
  public void update(Team team) {
    existing(team.id());
    put(team);
  }

  private Team existing(TeamId id) {
    return teams.get(id).orElseThrow(() -> new BugException("a team that is changed is there"));
  }

  private void put(Team team) {
    if (byName(team.space(), team.name())
        .filter(other -> !other.id().equals(team.id()))
        .isPresent()) {
      throw new ProblemException(Problem.invalid("Name", "A team with this name already exists."));
    }
    teams.put(team.id(), team);
    transactions.announce(new AccessChanged());
  }

  @Override
  public boolean delete(TeamId id) {
    boolean deleted = teams.remove(id).isPresent();
    if (deleted) {
      transactions.announce(new AccessChanged());
    }
    return deleted;
  }

  @Override
  public void deleteAllIn(SpaceId space) {
    teams.all().stream()
        .filter(team -> team.space().equals(Optional.of(space)))
        .forEach(team -> delete(team.id()));
  }

  @Override
  public void addMember(TeamId id, UserId user) {
    var team = existing(id);
    var members = new ArrayList<>(team.members());
    members.add(user);
    put(team.withMembers(members));
  }

  @Override
  public void removeMember(UserId user) {
    for (var team : ofMember(user)) {
      put(
          team.withMembers(
              team.members().stream().filter(member -> !member.equals(user)).toList()));
    }
  }

  @Override
  public Optional<Team> get(TeamId id) {
    return teams.get(id);
  }

  @Override
  public Optional<Team> byName(Optional<SpaceId> space, String name) {
    return teams.all().stream()
        .filter(team -> team.space().equals(space))
        .filter(team -> CaseFolding.same(team.name(), name))
        .findFirst();
  }

  @Override
  public List<Team> ofMember(UserId user) {
    return teams.all().stream()
        .filter(team -> team.members().contains(user))
        .sorted(BY_NAME)
        .toList();
  }

  @Override
  public Page<Team> find(TeamFilter filter, PageRequest page) {
    var part = CaseFolding.fold(filter.partialName().orElse(""));
    return Page.of(
        teams.all().stream()
            .filter(team -> CaseFolding.fold(team.name()).contains(part))
            .filter(team -> filter.ids().map(ids -> ids.contains(team.id())).orElse(true))
            .filter(team -> filter.scope().includes(team.space()))
            .sorted(
                Comparator.comparing((Team team) -> !CaseFolding.fold(team.name()).equals(part))
                    .thenComparing(BY_NAME))
            .toList(),
        page);
  }
}
