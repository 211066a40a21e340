package io.keyden.cli.team;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** The commands about teams. */
public final class TeamCommands {
  private TeamCommands() {}

  /** {@code team} and its commands. */
  public static CommandTree.Noun noun(Surroundings surroundings) {
    return new CommandTree.Noun(
        "team",
        "Teams, which give their members what their roles allow",
        List.of(),
        List.of(
            CommandTree.Verb.of(
                "list", "List the teams that you may see", () -> new ListCommand(surroundings)),
            CommandTree.Verb.of("show", "Show a team", () -> new ShowCommand(surroundings)),
            CommandTree.Verb.of("create", "Make a team", () -> new CreateCommand(surroundings)),
            CommandTree.Verb.of(
                "add-member", "Put accounts into a team", () -> new AddMemberCommand(surroundings)),
            CommandTree.Verb.of(
                "remove-member",
                "Take accounts out of a team",
                () -> new RemoveMemberCommand(surroundings)),
            CommandTree.Verb.of(
                "add-role", "Give a role to a team", () -> new AddRoleCommand(surroundings)),
            CommandTree.Verb.of(
                "remove-role",
                "Take a role from a team",
                () -> new RemoveRoleCommand(surroundings)),
            CommandTree.Verb.of(
                "roles",
                "List the roles that there are to give",
                () -> new RolesCommand(surroundings)),
            CommandTree.Verb.of("delete", "Delete a team", () -> new DeleteCommand(surroundings))));
  }
}
