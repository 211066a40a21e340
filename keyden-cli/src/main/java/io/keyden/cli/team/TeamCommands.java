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
            members("add-member", "Put accounts into a team", surroundings, true),
            members("remove-member", "Take accounts out of a team", surroundings, false),
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

  private static CommandTree.Verb members(
      String name, String summary, Surroundings surroundings, boolean in) {
    return CommandTree.Verb.of(
        name,
        summary,
        () -> new MembersCommand(surroundings, in),
        List.of("keyden team " + name + " Deployers deploy-bot alice"));
  }
}
