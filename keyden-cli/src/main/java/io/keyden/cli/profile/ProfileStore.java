package io.keyden.cli.profile;

import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.secret.PrivateFile;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.value.InvalidValueException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps profiles in {@code config.yaml} and their secrets apart from it in {@code secrets.yaml},
 * which its owner alone may read.
 *
 * <p>A secret is kept with the server that gave it. When somebody changes the server of a profile,
 * its secret stays behind instead of travelling to the new one.
 *
 * <p>Changes of several processes at the same time come one after the other. Not for several
 * threads of one process.
 */
public final class ProfileStore {
  private static final int BYTES_MAX = 1024 * 1024;
  private static final String SERVER = "server";
  private static final String CURRENT = "current-profile";
  private static final String PROFILES = "profiles";
  private static final String SPACE = "space";
  private static final String SECRET_COMMAND = "secret-command";
  private static final String API_KEY = "api-key";
  private static final String ACCESS_TOKEN = "access-token";
  private static final String SERVICE_ACCOUNT_ID = "service-account-id";
  private static final String EXPIRES = "expires";
  private static final String MADE_ID = "made-key-id";

  private final Path folder;

  /** Keeps them in that folder, which is made when something is kept. */
  public ProfileStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps them in the user's configuration: {@code $XDG_CONFIG_HOME/keyden}, without that variable
   * {@code ~/.config/keyden}, and on Windows {@code %APPDATA%\keyden}.
   *
   * <p>Source: the XDG Base Directory Specification, by which a relative path in the variable
   * counts as none.
   */
  public static ProfileStore of(Surroundings surroundings) {
    Path home = surroundings.home();
    Optional<Path> named =
        surroundings
            .variable("XDG_CONFIG_HOME")
            .map(home.getFileSystem()::getPath)
            .filter(Path::isAbsolute);
    if (named.isEmpty() && home.getFileSystem().getSeparator().equals("\\")) {
      named = surroundings.variable("APPDATA").map(home.getFileSystem()::getPath);
    }
    return new ProfileStore(named.orElseGet(() -> home.resolve(".config")).resolve("keyden"));
  }

  /** The file with the profiles. */
  public Path configurationFile() {
    return folder.resolve("config.yaml");
  }

  /** The file with their secrets. */
  public Path secretsFile() {
    return folder.resolve("secrets.yaml");
  }

  /** All profiles; none if nothing was kept yet. */
  public Profiles load() {
    Path file = configurationFile();
    if (!Files.exists(file)) {
      return Profiles.NONE;
    }
    YamlFile yaml = new YamlFile(file);
    Map<String, Object> root;
    try {
      root = yaml.parse(PrivateFile.readText(file, BYTES_MAX));
    } catch (IOException failure) {
      throw FileProblem.reading(file, failure);
    }
    root = yaml.map(root, "the file", Set.of(CURRENT, PROFILES));
    NavigableMap<String, Profile> profiles = new TreeMap<>();
    yaml.map(root.getOrDefault(PROFILES, Map.of()), "'profiles'")
        .forEach((name, value) -> profiles.put(name, profile(yaml, name, value)));
    Optional<String> current = yaml.text(root, CURRENT);
    if (current.isPresent() && !profiles.containsKey(current.get())) {
      throw yaml.broken("the current profile '" + current.get() + "' is not among the profiles");
    }
    return new Profiles(current, profiles);
  }

  private static Profile profile(YamlFile yaml, String name, Object value) {
    String called = "profile '" + name + "'";
    if (!Profiles.goodName(name)) {
      throw yaml.broken("a profile cannot be called '" + name + "'");
    }
    Map<String, Object> map = yaml.map(value, called, Set.of(SERVER, SPACE, SECRET_COMMAND));
    return new Profile(
        server(yaml, map, called), yaml.text(map, SPACE), yaml.text(map, SECRET_COMMAND));
  }

  private static ServerAddress server(YamlFile yaml, Map<String, Object> map, String called) {
    try {
      return ServerAddress.parse(yaml.required(map, SERVER, called));
    } catch (InvalidValueException invalid) {
      throw yaml.broken(called + ": " + invalid.problem());
    }
  }

  /** Changes the profiles and returns what they became. */
  public Profiles update(UnaryOperator<Profiles> change) {
    try (Lock _ = lock()) {
      Profiles changed = change.apply(load());
      Map<String, Object> profiles = new LinkedHashMap<>();
      changed.all().forEach((name, profile) -> profiles.put(name, members(profile)));
      Map<String, Object> root = new LinkedHashMap<>();
      changed.current().ifPresent(name -> root.put(CURRENT, name));
      if (!profiles.isEmpty()) {
        root.put(PROFILES, profiles);
      }
      PrivateFile.write(
          behindLinks(configurationFile()),
          YamlFile.print("Servers that keyden works with; secrets are in secrets.yaml.", root));
      return changed;
    }
  }

  /** People keep their configuration elsewhere and link it here; the link shall stay. */
  private static Path behindLinks(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException failure) {
      throw FileProblem.writing(file, failure);
    }
  }

  private static Map<String, Object> members(Profile profile) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(SERVER, profile.server().toString());
    profile.space().ifPresent(space -> members.put(SPACE, space));
    profile.secretCommand().ifPresent(command -> members.put(SECRET_COMMAND, command));
    return members;
  }

  /**
   * The credential kept for a profile and a server, if there is one.
   *
   * @throws io.keyden.cli.problem.CommandException if others than the owner can read the file
   */
  public Optional<Credential.Kept> credential(String profile, ServerAddress server) {
    if (!Files.exists(secretsFile())) {
      return Optional.empty();
    }
    YamlFile yaml = new YamlFile(secretsFile());
    Object value = secrets(yaml).get(profile);
    if (value == null) {
      return Optional.empty();
    }
    String called = "the secret of profile '" + profile + "'";
    Map<String, Object> map =
        yaml.map(
            value,
            called,
            Set.of(SERVER, API_KEY, ACCESS_TOKEN, SERVICE_ACCOUNT_ID, EXPIRES, MADE_ID));
    if (!server(yaml, map, called).sameOrigin(server)) {
      return Optional.empty();
    }
    return Optional.of(credential(yaml, map, called));
  }

  private static Credential.Kept credential(YamlFile yaml, Map<String, Object> map, String called) {
    Optional<Instant> expires = yaml.text(map, EXPIRES).map(text -> instant(yaml, text));
    Optional<String> key = yaml.text(map, API_KEY);
    if (key.isPresent()) {
      return new Credential.ApiKey(SecretText.of(key.get()), expires, yaml.text(map, MADE_ID));
    }
    return yaml.text(map, ACCESS_TOKEN)
        .map(token ->
            new Credential.AccessToken(
                SecretText.of(token), expires, yaml.text(map, SERVICE_ACCOUNT_ID)))
        .orElseThrow(() -> yaml.broken(called + " is neither a key nor a token"));
  }

  private static Instant instant(YamlFile yaml, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException malformed) {
      throw yaml.broken("'expires' is not a time");
    }
  }

  /** Keeps a credential for a profile and the server that it is good for. */
  public void keep(String profile, ServerAddress server, Credential.Kept credential) {
    updateSecrets(secrets -> secrets.put(profile, members(server, credential)));
  }

  /** Forgets the credential of a profile, and says whether there was one. */
  public boolean forget(String profile) {
    if (!Files.exists(secretsFile())) {
      return false;
    }
    boolean[] kept = new boolean[1];
    updateSecrets(secrets -> kept[0] = secrets.remove(profile) != null);
    return kept[0];
  }

  @RevealsSecret(because = "the file is where secrets are kept, for its owner alone")
  private static Map<String, Object> members(ServerAddress server, Credential.Kept credential) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(SERVER, server.toString());
    switch (credential) {
      case Credential.ApiKey key -> {
        members.put(API_KEY, key.key().reveal());
        key.expires().ifPresent(expires -> members.put(EXPIRES, expires.toString()));
        key.madeId().ifPresent(id -> members.put(MADE_ID, id));
      }
      case Credential.AccessToken token -> {
        members.put(ACCESS_TOKEN, token.token().reveal());
        token.expires().ifPresent(expires -> members.put(EXPIRES, expires.toString()));
        token.serviceAccountId().ifPresent(id -> members.put(SERVICE_ACCOUNT_ID, id));
      }
    }
    return members;
  }

  private void updateSecrets(Consumer<Map<String, Object>> change) {
    try (Lock _ = lock()) {
      Map<String, Object> secrets =
          Files.exists(secretsFile()) ? secrets(new YamlFile(secretsFile())) : new TreeMap<>();
      change.accept(secrets);
      PrivateFile.write(
          secretsFile(),
          YamlFile.print(
              "Secrets of keyden's profiles. Give them to nobody; keyden logout removes them.",
              secrets.isEmpty() ? Map.of() : Map.of(PROFILES, secrets)));
    }
  }

  private Map<String, Object> secrets(YamlFile yaml) {
    Map<String, Object> root =
        yaml.map(
            yaml.parse(PrivateFile.read(secretsFile(), BYTES_MAX)), "the file", Set.of(PROFILES));
    return new TreeMap<>(yaml.map(root.getOrDefault(PROFILES, Map.of()), "'profiles'"));
  }

  /** Holds other processes off. */
  private Lock lock() {
    PrivateFile.makeFolder(folder);
    Path file = folder.resolve(".lock");
    Lock lock;
    try {
      lock =
          new Lock(
              file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException failure) {
      throw FileProblem.writing(file, failure);
    }
    try {
      lock.channel().lock();
      return lock;
    } catch (IOException failure) {
      lock.close();
      throw FileProblem.writing(file, failure);
    }
  }

  private record Lock(Path file, FileChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException failure) {
        throw FileProblem.writing(file, failure);
      }
    }
  }
}
