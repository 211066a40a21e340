package io.keyden.cli.profile;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.secret.PrivateFile;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.value.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which server and which credential a command uses.
 *
 * <p>Sources, the first that says something wins: the options {@code --server} and {@code
 * --api-key-file}; the profile of {@code --profile}; {@code KEYDEN_URL}, {@code KEYDEN_API_KEY} and
 * {@code KEYDEN_ACCESS_TOKEN}; the profile of {@code KEYDEN_PROFILE}; {@code OCTOPUS_URL}, {@code
 * OCTOPUS_API_KEY}, {@code OCTOPUS_ACCESS_TOKEN} and {@code OCTOPUS_SPACE}, as the {@code octopus}
 * command line has them; the current profile.
 *
 * <p>A credential goes to the server that its own source names and to no other origin. A source
 * that names no server gives its credential to whichever server was chosen: it was set for this
 * call. Files are read and commands are run only when they are needed.
 */
public final class ConnectionResolver {
  private static final int KEY_FILE_BYTES_MAX = 16 * 1024;
  private static final String KEY_START = "API-";

  private final Surroundings surroundings;
  private final ProfileStore store;

  /** Looks at these surroundings and this store. */
  public ConnectionResolver(Surroundings surroundings, ProfileStore store) {
    this.surroundings = surroundings;
    this.store = store;
  }

  /**
   * Finds the server, and the credential if there is one.
   *
   * @throws CommandException if no server is known, or something that is needed cannot be read
   */
  public ConnectionSettings resolve(ConnectionRequest request) {
    List<Level> levels = levels(request);
    Sourced<ServerAddress> server =
        levels.stream()
            .flatMap(level -> level.server().stream())
            .findFirst()
            .orElseThrow(ConnectionResolver::noServer);
    ServerAddress target = server.value();
    Optional<Sourced<Credential>> credential = Optional.empty();
    List<String> withheld = new ArrayList<>();
    for (Level level : levels) {
      switch (level.offer(target)) {
        case Offer.Nothing _ -> {}
        case Offer.Withheld other -> withheld.add(other.why());
        case Offer.Given given -> credential = Optional.of(given.credential());
      }
      if (credential.isPresent()) {
        break;
      }
    }
    Optional<Sourced<String>> space =
        levels.stream().flatMap(level -> level.space(target).stream()).findFirst();
    Optional<String> profile =
        levels.stream().flatMap(level -> level.profile(target).stream()).findFirst();
    return new ConnectionSettings(server, credential, space, profile, withheld, warnings(target));
  }

  private List<Level> levels(ConnectionRequest request) {
    List<Level> levels = new ArrayList<>();
    levels.add(new OptionLevel(request));
    Optional<String> byVariable = surroundings.variable("KEYDEN_PROFILE");
    request.profile().ifPresent(name -> levels.add(new ProfileLevel(name, "profile " + name)));
    levels.add(
        new VariableLevel("KEYDEN_URL", "KEYDEN_API_KEY", "KEYDEN_ACCESS_TOKEN", Optional.empty()));
    if (request.profile().isEmpty()) {
      byVariable.ifPresent(
          name -> levels.add(new ProfileLevel(name, "profile " + name + " (KEYDEN_PROFILE)")));
    }
    levels.add(
        new VariableLevel(
            "OCTOPUS_URL",
            "OCTOPUS_API_KEY",
            "OCTOPUS_ACCESS_TOKEN",
            Optional.of("OCTOPUS_SPACE")));
    if (request.profile().isEmpty() && byVariable.isEmpty()) {
      levels.add(new CurrentProfileLevel());
    }
    return levels;
  }

  private static CommandException noServer() {
    return CommandException.usage(
        "no server is known", "keyden login --server URL, or set KEYDEN_URL");
  }

  private static List<String> warnings(ServerAddress server) {
    return server.encrypted() || server.loopback()
        ? List.of()
        : List.of(
            "warning: " + server + " is not encrypted: others on the way can read what is sent");
  }

  private static ServerAddress address(String text, String source) {
    try {
      return ServerAddress.parse(text);
    } catch (InvalidValueException invalid) {
      throw CommandException.usage(
          source + ": " + invalid.problem(), "give the address that a browser would open");
    }
  }

  /** A secret that fits into a header, so that a wrong file never travels to a server. */
  private static SecretText secret(String text, String source) {
    String trimmed = text.strip();
    boolean good = !trimmed.isEmpty();
    for (int i = 0; i < trimmed.length(); i++) {
      good &= trimmed.charAt(i) > ' ' && trimmed.charAt(i) < 0x7f;
    }
    if (!good) {
      throw CommandException.usage(
          source + " does not hold a key", "it takes one line with the key and nothing else");
    }
    return SecretText.of(trimmed);
  }

  private static String withheld(String source, Object own) {
    return source + " is meant for " + own + " and was not sent";
  }

  /** What a source says about the credential. */
  private sealed interface Offer {
    record Nothing() implements Offer {}

    record Withheld(String why) implements Offer {}

    record Given(Sourced<Credential> credential) implements Offer {}

    static Offer of(Credential credential, String source) {
      return new Given(new Sourced<>(credential, source));
    }
  }

  /** One source. */
  private interface Level {
    Optional<Sourced<ServerAddress>> server();

    Offer offer(ServerAddress target);

    Optional<Sourced<String>> space(ServerAddress target);

    /** The name of the profile, if it is one and is about this server. */
    Optional<String> profile(ServerAddress target);
  }

  /** The options beside {@code --profile}. */
  private final class OptionLevel implements Level {
    private final ConnectionRequest request;

    private OptionLevel(ConnectionRequest request) {
      this.request = request;
    }

    @Override
    public Optional<Sourced<ServerAddress>> server() {
      return request.server().map(text -> new Sourced<>(address(text, "--server"), "--server"));
    }

    @Override
    public Offer offer(ServerAddress target) {
      return request
          .apiKeyFile()
          .map(name ->
              Offer.of(
                  new Credential.ApiKey(secret(read(name), "--api-key-file " + name)),
                  "--api-key-file"))
          .orElseGet(Offer.Nothing::new);
    }

    private String read(String name) {
      Path file = surroundings.file(name);
      try {
        return name.equals("-")
            ? PrivateFile.readText(surroundings.in(), KEY_FILE_BYTES_MAX)
            : PrivateFile.readText(file, KEY_FILE_BYTES_MAX);
      } catch (IOException failure) {
        throw FileProblem.reading(file, failure);
      }
    }

    @Override
    public Optional<Sourced<String>> space(ServerAddress target) {
      return Optional.empty();
    }

    @Override
    public Optional<String> profile(ServerAddress target) {
      return Optional.empty();
    }
  }

  /** Variables of the environment that belong together. */
  private final class VariableLevel implements Level {
    private final String url;
    private final String key;
    private final String token;
    private final Optional<String> space;

    private VariableLevel(String url, String key, String token, Optional<String> space) {
      this.url = url;
      this.key = key;
      this.token = token;
      this.space = space;
    }

    @Override
    public Optional<Sourced<ServerAddress>> server() {
      return surroundings.variable(url).map(text -> new Sourced<>(address(text, url), url));
    }

    @Override
    public Offer offer(ServerAddress target) {
      Optional<String> keyText = surroundings.variable(key);
      Optional<String> tokenText = surroundings.variable(token);
      if (keyText.isEmpty() && tokenText.isEmpty()) {
        return new Offer.Nothing();
      }
      String source = keyText.isPresent() ? key : token;
      if (!meantFor(target)) {
        return new Offer.Withheld(withheld(source, server().orElseThrow().value()));
      }
      return keyText.isPresent()
          ? Offer.of(new Credential.ApiKey(secret(keyText.get(), key)), key)
          : Offer.of(
              new Credential.AccessToken(secret(tokenText.orElseThrow(), token), Optional.empty()),
              token);
    }

    @Override
    public Optional<Sourced<String>> space(ServerAddress target) {
      return space
          .filter(_ -> meantFor(target))
          .flatMap(name -> surroundings.variable(name).map(value -> new Sourced<>(value, name)));
    }

    private boolean meantFor(ServerAddress target) {
      return server().map(own -> own.value().sameOrigin(target)).orElse(true);
    }

    @Override
    public Optional<String> profile(ServerAddress target) {
      return Optional.empty();
    }
  }

  /** A profile that was named. */
  private final class ProfileLevel implements Level {
    private final String name;
    private final String source;
    private final Profile profile;

    private ProfileLevel(String name, String source) {
      this(name, source, store.load().named(name));
    }

    private ProfileLevel(String name, String source, Profile profile) {
      this.name = name;
      this.source = source;
      this.profile = profile;
    }

    @Override
    public Optional<Sourced<ServerAddress>> server() {
      return Optional.of(new Sourced<>(profile.server(), source));
    }

    @Override
    public Offer offer(ServerAddress target) {
      if (!profile.server().sameOrigin(target)) {
        return new Offer.Withheld(withheld("the credential of " + source, profile.server()));
      }
      if (profile.secretCommand().isPresent()) {
        String printed =
            new SecretCommand(
                    surroundings,
                    name,
                    "run the secret-command in " + store.configurationFile() + " by hand")
                .run(profile.secretCommand().get());
        SecretText secret = secret(printed, "the output of the secret-command of " + source);
        return Offer.of(
            printed.startsWith(KEY_START)
                ? new Credential.ApiKey(secret)
                : new Credential.AccessToken(secret, Optional.empty()),
            source + ", secret-command");
      }
      return store
          .credential(name, target)
          .map(credential -> Offer.of(credential, source))
          .orElseGet(Offer.Nothing::new);
    }

    @Override
    public Optional<Sourced<String>> space(ServerAddress target) {
      return profile
          .space()
          .filter(_ -> profile.server().sameOrigin(target))
          .map(value -> new Sourced<>(value, source));
    }

    @Override
    public Optional<String> profile(ServerAddress target) {
      return profile.server().sameOrigin(target) ? Optional.of(name) : Optional.empty();
    }
  }

  /** The current profile, if there is one; the file is read when somebody asks. */
  private final class CurrentProfileLevel implements Level {
    private Optional<Optional<ProfileLevel>> found = Optional.empty();

    private Optional<ProfileLevel> current() {
      if (found.isEmpty()) {
        Profiles profiles = store.load();
        found =
            Optional.of(
                profiles
                    .current()
                    .map(name -> new ProfileLevel(name, "profile " + name, profiles.named(name))));
      }
      return found.get();
    }

    @Override
    public Optional<Sourced<ServerAddress>> server() {
      return current().flatMap(ProfileLevel::server);
    }

    @Override
    public Offer offer(ServerAddress target) {
      return current().map(level -> level.offer(target)).orElseGet(Offer.Nothing::new);
    }

    @Override
    public Optional<Sourced<String>> space(ServerAddress target) {
      return current().flatMap(level -> level.space(target));
    }

    @Override
    public Optional<String> profile(ServerAddress target) {
      return current().flatMap(level -> level.profile(target));
    }
  }
}
