package io.keyden.cli.user;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that people and service accounts share. */
public final class AccountVerbs {
  private AccountVerbs() {}

  /** Lists all of that kind. */
  public static CommandTree.Verb list(AccountKind kind, Surroundings surroundings) {
    return verb(
        "list",
        "List " + kind.many(),
        () -> new ListCommand(surroundings, kind),
        "keyden " + kind.noun() + " list",
        "keyden " + kind.noun() + " list --disabled -o csv");
  }

  /** Shows one. */
  public static CommandTree.Verb show(AccountKind kind, Surroundings surroundings) {
    return verb(
        "show",
        "Show " + kind.one(),
        () -> new ShowCommand(surroundings, kind),
        "keyden " + kind.noun() + " show " + example(kind),
        "keyden " + kind.noun() + " show Users-42 -o json");
  }

  /** Stops one. */
  public static CommandTree.Verb disable(AccountKind kind, Surroundings surroundings) {
    return verb(
        "disable",
        "Stop an account: its keys are refused, and kept",
        () -> new SetActiveCommand(surroundings, kind, false),
        "keyden " + kind.noun() + " disable " + example(kind));
  }

  /** Lets one go on. */
  public static CommandTree.Verb enable(AccountKind kind, Surroundings surroundings) {
    return verb(
        "enable",
        "Let a disabled account go on",
        () -> new SetActiveCommand(surroundings, kind, true),
        "keyden " + kind.noun() + " enable " + example(kind));
  }

  /** Deletes one. */
  public static CommandTree.Verb delete(AccountKind kind, Surroundings surroundings) {
    return verb(
        "delete",
        "Delete an account with its keys",
        () -> new DeleteCommand(surroundings, kind),
        "keyden " + kind.noun() + " delete " + example(kind) + " --yes");
  }

  private static String example(AccountKind kind) {
    return switch (kind) {
      case PERSON -> "alice";
      case SERVICE -> "deploy-bot";
    };
  }

  /** With examples that an annotation could not tell apart. */
  private static CommandTree.Verb verb(
      String name, String summary, Supplier<Callable<Integer>> command, String... examples) {
    return new CommandTree.Verb(
        name,
        summary,
        () -> {
          CommandSpec spec = CommandSpec.forAnnotatedObject(command.get());
          spec.usageMessage()
              .footer(
                  Stream.concat(
                          Stream.of("", "Examples:"),
                          Stream.of(examples).map(example -> "  " + example))
                      .toArray(String[]::new));
          return spec;
        });
  }
}
