package io.keyden.cli.session;

import io.keyden.cli.connection.ClientOptions;
import io.keyden.cli.connection.ClientProblems;
import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.Passwords;
import io.keyden.cli.connection.RefusedCredential;
import io.keyden.cli.connection.TransportOptions;
import io.keyden.cli.key.NewKeys;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.output.RelativeTime;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.IdToken;
import io.keyden.cli.profile.KeyText;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Sourced;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.value.Expiry;
import io.keyden.cli.value.ExpiryConverter;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.CreatedApiKey;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.space.Space;
import io.keyden.client.token.AccessToken;
import io.keyden.client.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyden login}. */
@Command(
    description =
        "Takes an API key: typed at a prompt, from --api-key-file, or from standard input. With "
            + "--username it signs in with a password, which is not kept, and makes a key that logout "
            + "revokes. With --oidc a service account signs in with an ID token of an issuer that it trusts, "
            + "and the access token is kept that it is exchanged for. Nothing is kept before the server has accepted it. The profile becomes the current "
            + "one.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden login --server https://keyden.example.com",
      "  keyden login --username alice --expires 30d",
      "  keyden login --server https://octopus.example.com --profile work < work.key",
      "  keyden login --oidc --id-token-file id.jwt"
    })
final class LoginCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private TransportOptions transport = new TransportOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Option(
      names = {"-s", "--server"},
      paramLabel = "URL",
      description = "The server (the profile's, KEYDEN_URL, or OCTOPUS_URL)")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Where to keep it (KEYDEN_PROFILE, the current one, or 'default')")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "The key is in this file, - for standard input")
  private Optional<String> apiKeyFile = Optional.empty();

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "Sign in with this name and a password, which is asked for, and make a key")
  private Optional<String> username = Optional.empty();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The password for --username, - for standard input (KEYDEN_PASSWORD)")
  private Optional<String> passwordFile = Optional.empty();

  @Option(
      names = "--oidc",
      description =
          "Sign in as a service account with an ID token; --service-account-id and"
              + " --id-token-file say so, too")
  private boolean oidc;

  @Option(
      names = "--service-account-id",
      paramLabel = "ID",
      description =
          "The external id of the service account, a UUID that its page shows"
              + " (KEYDEN_SERVICE_ACCOUNT_ID)")
  private Optional<String> serviceAccountId = Optional.empty();

  @Option(
      names = "--id-token-file",
      paramLabel = "FILE",
      description =
          "The ID token is in this file, - for standard input (KEYDEN_ID_TOKEN,"
              + " KEYDEN_ID_TOKEN_FILE, or GitHub Actions)")
  private Optional<String> idTokenFile = Optional.empty();

  @Option(
      names = {"-p", "--purpose"},
      paramLabel = "TEXT",
      description =
          "The purpose of the key that --username makes; 'keyden on' this machine unless given")
  private Optional<String> purpose = Optional.empty();

  @Option(
      names = {"-e", "--expires"},
      paramLabel = "WHEN",
      converter = ExpiryConverter.class,
      description =
          "When the key that --username makes ends: "
              + Expiry.FORM
              + "; the server's default unless given")
  private Optional<Expiry> expires = Optional.empty();

  @Option(
      names = "--space",
      paramLabel = "NAME",
      description = "Work in this space: a name or an id")
  private Optional<String> space = Optional.empty();

  LoginCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    checkOptions();
    ProfileStore store = ProfileStore.of(surroundings);
    LoginTarget target = LoginTarget.of(surroundings, store.load(), server, profile);
    Optional<Credential.Kept> before =
        target.before().flatMap(known -> store.credential(target.profile(), known.server()));
    ConnectionSettings settings = ConnectionSettings.of(target.server());
    settings.warnings().forEach(surroundings.err()::println);
    if (username.isPresent()) {
      withPassword(username.get(), settings, new Keeping(store, target, before));
    } else if (byIdToken()) {
      withIdToken(settings, new Keeping(store, target, before));
    } else {
      withKey(settings, new Keeping(store, target, before));
    }
    warnOfVariables();
    return ExitCode.OK;
  }

  private void checkOptions() {
    List<String> ways =
        Stream.of(
                username.map(_ -> "--username"),
                apiKeyFile.map(_ -> "--api-key-file"),
                byIdToken() ? Optional.of("--oidc") : Optional.<String>empty())
            .flatMap(Optional::stream)
            .toList();
    if (ways.size() > 1) {
      throw CommandException.usage(
          String.join(" and ", ways) + " exclude each other", "leave one of them out");
    }
    if (username.isEmpty()
        && (passwordFile.isPresent() || purpose.isPresent() || expires.isPresent())) {
      throw CommandException.usage(
          "--password-file, --purpose and --expires need --username",
          "without it you bring a key along that was made already");
    }
  }

  private boolean byIdToken() {
    return oidc || serviceAccountId.isPresent() || idTokenFile.isPresent();
  }

  private void withKey(ConnectionSettings settings, Keeping keeping) {
    Sourced<SecretText> given = key(settings);
    Credential.ApiKey credential = new Credential.ApiKey(given.value());
    try (Connection open = open(settings, credential, given.source())) {
      User me = signedIn(open, settings, credential, given.source());
      Optional<Space> chosen = space(open.client());
      List<ApiKey> candidates = OwnKey.candidates(open.client(), me, open.apiKey().orElseThrow());
      Optional<ApiKey> own =
          candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
      keeping.keep(
          new Credential.ApiKey(
              given.value(), own.flatMap(ApiKey::expires), keeping.madeIdOf(given.value())),
          chosen);
      welcome(settings, keeping.target(), me, own);
    }
  }

  private Connection open(ConnectionSettings settings, Credential credential, String source) {
    return Connection.open(
        new ConnectionSettings(
            settings.server(),
            Optional.of(new Sourced<>(credential, source)),
            settings.space(),
            settings.profile(),
            settings.withheld(),
            settings.warnings()),
        transport.read(surroundings),
        credential);
  }

  private Sourced<SecretText> key(ConnectionSettings settings) {
    if (apiKeyFile.isPresent()) {
      String source = "--api-key-file " + apiKeyFile.get();
      return new Sourced<>(KeyText.inFile(surroundings, apiKeyFile.get(), source), source);
    }
    if (surroundings.terminal().input()) {
      display.remark(surroundings, "make a key at " + page(settings) + " and paste it here");
      return new Sourced<>(
          surroundings
              .secretPrompt()
              .askForKey("API key: ", "pipe the key in, or name its --api-key-file"),
          "the prompt");
    }
    return new Sourced<>(KeyText.inFile(surroundings, "-", "standard input"), "standard input");
  }

  /** Where the portal makes keys, as the {@code octopus} command line names it. */
  private static String page(ConnectionSettings settings) {
    return settings.server().value() + "/app#/users/me/apiKeys";
  }

  private User signedIn(
      Connection open, ConnectionSettings settings, Credential credential, String source) {
    try {
      return open.client().users().me();
    } catch (NotSignedInException refusal) {
      throw RefusedCredential.of(
          new Sourced<>(credential, source),
          "make another at " + page(settings),
          refusal,
          surroundings.clock().instant());
    }
  }

  private void withIdToken(ConnectionSettings settings, Keeping keeping) {
    String account = account();
    Sourced<Supplier<String>> idToken = IdToken.find(surroundings, idTokenFile, account);
    Credential.TokenExchange presented =
        new Credential.TokenExchange(account, idToken.value(), idToken.source());
    Credential.AccessToken granted = exchange(settings, presented);
    try (Connection open = open(settings, granted, idToken.source())) {
      User me = signedIn(open, settings, presented, idToken.source());
      Optional<Space> chosen = space(open.client());
      keeping.keep(granted, chosen);
      welcome(settings, keeping.target(), me);
      granted
          .expires()
          .ifPresent(end ->
              display.remark(
                  surroundings,
                  "the access token ends " + RelativeTime.of(end, surroundings.clock().instant())));
    }
  }

  private String account() {
    return serviceAccountId
        .or(() -> surroundings.variable("KEYDEN_SERVICE_ACCOUNT_ID"))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .orElseThrow(() ->
            CommandException.usage(
                "which service account? its id is missing",
                "--service-account-id ID, or set KEYDEN_SERVICE_ACCOUNT_ID; the account's page"
                    + " shows it"));
  }

  private Credential.AccessToken exchange(
      ConnectionSettings settings, Credential.TokenExchange presented) {
    Instant asked = surroundings.clock().instant();
    try (Connection open = Connection.anonymous(settings, transport.read(surroundings))) {
      AccessToken token =
          open.client()
              .accessTokens()
              .exchange(presented.idToken().get(), presented.serviceAccountId());
      return new Credential.AccessToken(
          SecretText.of(token.reveal()),
          token.expiresIn().map(asked::plus),
          Optional.of(presented.serviceAccountId()));
    } catch (NotSignedInException refusal) {
      throw RefusedCredential.of(
          new Sourced<>(presented, presented.idTokenSource()),
          settings.loginHint(),
          refusal,
          surroundings.clock().instant());
    }
  }

  private void withPassword(String name, ConnectionSettings settings, Keeping keeping) {
    ClientOptions options = transport.read(surroundings);
    SecretText password = Passwords.ofSignIn(surroundings, name, passwordFile);
    try (Connection open = Connection.signIn(settings, options, name, password)) {
      User me;
      try {
        me = open.client().users().me();
      } catch (NotSignedInException refusal) {
        throw RefusedCredential.password(name, refusal);
      }
      Optional<Space> chosen = space(open.client());
      CreatedApiKey made =
          open.client()
              .apiKeys()
              .create(
                  me,
                  NewKeys.of(
                      open.client(), purpose.orElseGet(this::ownPurpose), expires, surroundings));
      try {
        prove(open, made);
        keeping.keep(credential(made), chosen);
      } catch (CommandException | KeydenException failure) {
        takeBack(open.client(), made.key());
        throw failure;
      }
      display.remark(
          surroundings, "made the key " + made.key().id() + " '" + made.key().purpose() + "'");
      welcome(settings, keeping.target(), me, Optional.of(made.key()));
    }
  }

  private String ownPurpose() {
    return surroundings
        .variable("HOSTNAME")
        .or(() -> surroundings.variable("COMPUTERNAME"))
        .map(host -> "keyden on " + host)
        .orElse("keyden");
  }

  private static void prove(Connection open, CreatedApiKey made) {
    try (KeydenClient holder = open.with(made.secret())) {
      User owner = holder.users().me();
      if (!owner.id().equals(made.key().userId()) && !made.key().userId().isEmpty()) {
        throw CommandException.failed(
            "the server takes the new key for one of " + owner.username(), "report this line");
      }
    }
  }

  private static Credential.ApiKey credential(CreatedApiKey made) {
    return new Credential.ApiKey(
        SecretText.of(made.secret().reveal()), made.key().expires(), Optional.of(made.key().id()));
  }

  /** A key that is kept nowhere is of no use to anyone but a thief. */
  private void takeBack(KeydenClient client, ApiKey made) {
    try {
      client.apiKeys().revoke(made);
    } catch (KeydenException failure) {
      surroundings
          .err()
          .println(
              "warning: the key "
                  + made.id()
                  + " was made and could not be revoked: "
                  + ClientProblems.of(failure).problem());
    }
  }

  private Optional<Space> space(KeydenClient client) {
    return space.map(name ->
        client
            .spaces()
            .findByIdOrName(name)
            .orElseThrow(() ->
                new CommandException(
                    "there is no space '" + name + "', or you may not see it",
                    "leave --space out, and see keyden space list",
                    ExitCode.NOT_FOUND)));
  }

  private void welcome(
      ConnectionSettings settings, LoginTarget target, User me, Optional<ApiKey> key) {
    welcome(settings, target, me);
    key.ifPresent(known ->
        display.remark(
            surroundings,
            known
                .expires()
                .map(end -> "the key ends " + RelativeTime.of(end, surroundings.clock().instant()))
                .orElse("the key never ends")));
  }

  private void welcome(ConnectionSettings settings, LoginTarget target, User me) {
    display.remark(
        surroundings,
        "signed in to "
            + settings.server().value()
            + " as "
            + me.username()
            + ", kept in profile "
            + target.profile());
  }

  private void warnOfVariables() {
    Stream.of(
            "KEYDEN_API_KEY",
            "KEYDEN_ACCESS_TOKEN",
            "KEYDEN_SERVICE_ACCOUNT_ID",
            "OCTOPUS_API_KEY",
            "OCTOPUS_ACCESS_TOKEN")
        .filter(name -> surroundings.variable(name).isPresent())
        .forEach(name ->
            surroundings
                .err()
                .println("warning: " + name + " is set and wins over the current profile"));
  }

  /** Keeps what the server has accepted, and revokes what an earlier login made. */
  private final class Keeping {
    private final ProfileStore store;
    private final LoginTarget target;
    private final Optional<Credential.Kept> before;

    private Keeping(ProfileStore store, LoginTarget target, Optional<Credential.Kept> before) {
      this.store = store;
      this.target = target;
      this.before = before;
    }

    private LoginTarget target() {
      return target;
    }

    /** Its id, if this is the key that an earlier login made. */
    private Optional<String> madeIdOf(SecretText key) {
      return before
          .filter(Credential.ApiKey.class::isInstance)
          .map(Credential.ApiKey.class::cast)
          .filter(known -> known.key().equals(key))
          .flatMap(Credential.ApiKey::madeId);
    }

    private void keep(Credential.Kept credential, Optional<Space> space) {
      String name = target.profile();
      Profile after = target.after(space.map(Space::name));
      store.keep(name, target.server().value(), credential);
      try {
        store.update(profiles -> profiles.with(name, after).withCurrent(name));
      } catch (CommandException failure) {
        restore();
        throw failure;
      }
      if (target.before().flatMap(Profile::secretCommand).isPresent()) {
        display.remark(surroundings, "the secret-command of profile " + name + " was removed");
      }
      if (before.isPresent() && before.get() instanceof Credential.ApiKey earlier) {
        earlier
            .madeId()
            .filter(_ ->
                !(credential instanceof Credential.ApiKey now && now.key().equals(earlier.key())))
            .ifPresent(id -> revokeEarlier(earlier, id));
      }
    }

    /** Both files as they were, or at least no secret of which no profile knows. */
    private void restore() {
      if (before.isPresent()) {
        store.keep(target.profile(), target.before().orElseThrow().server(), before.get());
      } else {
        store.forget(target.profile());
      }
    }

    private void revokeEarlier(Credential.ApiKey earlier, String id) {
      try {
        MadeKeys.revoke(
            target.before().orElseThrow().server(), transport.read(surroundings), earlier, id);
        display.remark(surroundings, "revoked the key " + id + ", which an earlier login made");
      } catch (KeydenException failure) {
        display.remark(
            surroundings,
            "note: the key "
                + id
                + ", which an earlier login made, could not be revoked: "
                + ClientProblems.of(failure).problem());
      }
    }
  }
}
