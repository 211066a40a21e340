package io.keyden.server.database;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.server.configuration.ConfigurationReader;
import java.util.List;

/** The commands on the database of a server. */
public final class DatabaseCommands {
  private DatabaseCommands() {}

  /** {@code backup}, {@code restore}, and {@code audit} with its command. */
  public static List<CommandTree.Node> nodes(
      Surroundings surroundings, ConfigurationReader reader) {
    return List.of(
        CommandTree.Verb.of(
            "backup",
            "Copy the database to a file, while its server runs or not",
            () -> new BackupCommand(surroundings, reader)),
        CommandTree.Verb.of(
            "restore",
            "Put a backup in the place of the database",
            () -> new RestoreCommand(surroundings, reader)),
        new CommandTree.Noun(
            "migrate",
            "From one kind of database to another",
            List.of("For whoever outgrows one machine."),
            List.of(
                CommandTree.Verb.of(
                    "sqlite-to-postgres",
                    "Copy the embedded database to PostgreSQL, for several nodes",
                    () -> new MigrateCommand(surroundings, reader)))),
        new CommandTree.Noun(
            "audit",
            "The audit record as the database holds it",
            List.of("For whoever runs the server; keyden event shows the record through a server."),
            List.of(
                CommandTree.Verb.of(
                    "verify",
                    "Prove that nobody tampered with the record, or say where",
                    () -> new AuditVerifyCommand(surroundings, reader)))));
  }
}
