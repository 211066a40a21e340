package io.keyden.cli.user;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** The commands that people and service accounts share. */
public final class AccountVerbs {
  private AccountVerbs() {}

  /** Lists all of that kind. */
  public static CommandTree.Verb list(AccountKind kind, Surroundings surroundings) {
    return CommandTree.Verb.of(
        "list",
        "List " + kind.many(),
        () -> new ListCommand(surroundings, kind),
        List.of(
            "keyden " + kind.noun() + " list",
            "keyden " + kind.noun() + " list --disabled -o csv"));
  }

  /** Shows one. */
  public static CommandTree.Verb show(AccountKind kind, Surroundings surroundings) {
    return CommandTree.Verb.of(
        "show",
        "Show " + kind.one(),
        () -> new ShowCommand(surroundings, kind),
        List.of(
            "keyden " + kind.noun() + " show " + example(kind),
            "keyden " + kind.noun() + " show Users-42 -o json"));
  }

  /** Stops one. */
  public static CommandTree.Verb disable(AccountKind kind, Surroundings surroundings) {
    return CommandTree.Verb.of(
        "disable",
        "Stop an account: its keys are refused, and kept",
        () -> new SetActiveCommand(surroundings, kind, false),
        List.of("keyden " + kind.noun() + " disable " + example(kind)));
  }

  /** Lets one go on. */
  public static CommandTree.Verb enable(AccountKind kind, Surroundings surroundings) {
    return CommandTree.Verb.of(
        "enable",
        "Let a disabled account go on",
        () -> new SetActiveCommand(surroundings, kind, true),
        List.of("keyden " + kind.noun() + " enable " + example(kind)));
  }

  /** Deletes one. */
  public static CommandTree.Verb delete(AccountKind kind, Surroundings surroundings) {
    return CommandTree.Verb.of(
        "delete",
        "Delete an account with its keys",
        () -> new DeleteCommand(surroundings, kind),
        List.of("keyden " + kind.noun() + " delete " + example(kind) + " --yes"));
  }

  private static String example(AccountKind kind) {
    return switch (kind) {
      case PERSON -> "alice";
      case SERVICE -> "deploy-bot";
    };
  }
}
