package io.keyden.cli.profile;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out which server and which credential a command uses.
 *
 * <p>Sources, the first that says something wins: the options {@code --server} and {@code
 * --api-key-file}; the profile of {@code --profile}; {@code KEYDEN_URL}, {@code KEYDEN_API_KEY},
 * {@code KEYDEN_ACCESS_TOKEN} and {@code KEYDEN_SERVICE_ACCOUNT_ID} with an {@link IdToken}; the
 * profile of {@code KEYDEN_PROFILE}; {@code OCTOPUS_URL}, {@code OCTOPUS_API_KEY}, {@code
 * OCTOPUS_ACCESS_TOKEN} and {@code OCTOPUS_SPACE}, as the {@code octopus} command line has them;
 * the current profile.
 *
 * <p>A credential goes to the server that its own source names and to no other origin. A source
 * that names no server gives its credential to whichever server was chosen: it was set for this
 * call. Files are read and commands are run only when they are needed.
 */
public final class ConnectionResolver {
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
    return find(request).orElseThrow(ConnectionResolver::noServer);
  }

  /**
   * The same, or nothing if no server is known.
   *
   * @throws CommandException if something that is needed cannot be read
   */
  public Optional<ConnectionSettings> find(ConnectionRequest request) {
    List<Level> levels = levels(request);
    return server(levels).map(server -> settings(levels, server, true));
  }

  /**
   * Finds the server alone: no file with secrets is read, and no command that prints one is run.
   *
   * @throws CommandException if no server is known, or something that is needed cannot be read
   */
  public ConnectionSettings resolveWithoutCredential(ConnectionRequest request) {
    return findWithoutCredential(request).orElseThrow(ConnectionResolver::noServer);
  }

  /**
   * The same, or nothing if no server is known.
   *
   * @throws CommandException if something that is needed cannot be read
   */
  public Optional<ConnectionSettings> findWithoutCredential(ConnectionRequest request) {
    List<Level> levels = levels(request);
    return server(levels).map(server -> settings(levels, server, false));
  }

  private static Optional<Sourced<ServerAddress>> server(List<Level> levels) {
    return levels.stream().flatMap(level -> level.server().stream()).findFirst();
  }

  private static ConnectionSettings settings(
      List<Level> levels, Sourced<ServerAddress> server, boolean withCredential) {
    ServerAddress target = server.value();
    Optional<Sourced<Credential>> credential = Optional.empty();
    List<String> withheld = new ArrayList<>();
    for (Level level : withCredential ? levels : List.<Level>of()) {
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
    return new ConnectionSettings(
        server, credential, space, profile, withheld, target.warning().stream().toList());
  }

  private List<Level> levels(ConnectionRequest request) {
    List<Level> levels = new ArrayList<>();
    levels.add(new OptionLevel(request));
    Optional<String> byVariable = surroundings.variable("KEYDEN_PROFILE");
    request.profile().ifPresent(name -> levels.add(new ProfileLevel(name, "profile " + name)));
    levels.add(
        new VariableLevel(
            "KEYDEN_URL",
            "KEYDEN_API_KEY",
            "KEYDEN_ACCESS_TOKEN",
            Optional.of("KEYDEN_SERVICE_ACCOUNT_ID"),
            Optional.empty()));
    if (request.profile().isEmpty()) {
      byVariable.ifPresent(
          name -> levels.add(new ProfileLevel(name, "profile " + name + " (KEYDEN_PROFILE)")));
    }
    levels.add(
        new VariableLevel(
            "OCTOPUS_URL",
            "OCTOPUS_API_KEY",
            "OCTOPUS_ACCESS_TOKEN",
            Optional.empty(),
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
      return request
          .server()
          .map(text -> new Sourced<>(ServerAddress.given(text, "--server"), "--server"));
    }

    @Override
    public Offer offer(ServerAddress target) {
      return request
          .apiKeyFile()
          .map(name ->
              Offer.of(
                  new Credential.ApiKey(
                      KeyText.inFile(surroundings, name, "--api-key-file " + name)),
                  "--api-key-file"))
          .orElseGet(Offer.Nothing::new);
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
    private final Optional<String> serviceAccount;
    private final Optional<String> space;

    private VariableLevel(
        String url,
        String key,
        String token,
        Optional<String> serviceAccount,
        Optional<String> space) {
      this.url = url;
      this.key = key;
      this.token = token;
      this.serviceAccount = serviceAccount;
      this.space = space;
    }

    @Override
    public Optional<Sourced<ServerAddress>> server() {
      return surroundings
          .variable(url)
          .map(text -> new Sourced<>(ServerAddress.given(text, url), url));
    }

    @Override
    public Offer offer(ServerAddress target) {
      Optional<String> source =
          Stream.concat(Stream.of(key, token), serviceAccount.stream())
              .filter(name -> surroundings.variable(name).isPresent())
              .findFirst();
      if (source.isEmpty()) {
        return new Offer.Nothing();
      }
      if (!meantFor(target)) {
        return new Offer.Withheld(withheld(source.get(), server().orElseThrow().value()));
      }
      return given(source.get(), surroundings.variable(source.get()).orElseThrow());
    }

    private Offer given(String source, String text) {
      if (source.equals(key)) {
        return Offer.of(new Credential.ApiKey(KeyText.of(text, source)), source);
      }
      if (source.equals(token)) {
        return Offer.of(new Credential.AccessToken(KeyText.of(text, source)), source);
      }
      String account = text.strip();
      Sourced<Supplier<String>> idToken = IdToken.find(surroundings, Optional.empty(), account);
      return Offer.of(
          new Credential.TokenExchange(account, idToken.value(), idToken.source()),
          source + ", " + idToken.source());
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
        SecretText secret = KeyText.of(printed, "the output of the secret-command of " + source);
        return Offer.of(
            printed.startsWith(KEY_START)
                ? new Credential.ApiKey(secret)
                : new Credential.AccessToken(secret),
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
