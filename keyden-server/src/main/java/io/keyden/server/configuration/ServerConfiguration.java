package io.keyden.server.configuration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything a server is told when it starts. Immutable; read by {@link ConfigurationReader}.
 *
 * @param http where and how it listens
 * @param storage where it keeps what it knows
 * @param authentication how keys may be presented
 * @param tokens how access tokens are signed, and what is exchanged for them
 * @param log what is logged
 * @param operations what it shows to those who run it
 * @param firstAdministrator whom the first start makes
 * @param readyFile absolute path of the file that gets the server's address once it answers
 */
public record ServerConfiguration(
    HttpConfiguration http,
    StorageConfiguration storage,
    AuthenticationConfiguration authentication,
    TokenConfiguration tokens,
    LogConfiguration log,
    OperationsConfiguration operations,
    FirstAdministratorConfiguration firstAdministrator,
    Optional<Path> readyFile) {}
