package io.keyden.server.configuration;

import io.keyden.core.address.AddressBlock;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.AuthenticateKey;
import io.keyden.core.user.Accounts;
import io.keyden.http.accesslog.AccessLogFormat;
import io.keyden.server.configuration.Setting.Source;
import io.keyden.server.logging.LogFormat;
import io.keyden.storage.postgres.ChangeDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting of the server, in the order of the help text. */
public final class Settings {
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final int REMEMBERED_MAX = 10_000_000;

  /** TCP port; 0 takes a free one. */
  public static final Setting<Integer> PORT =
      open(
          "port",
          "TCP port to listen on; 0 takes a free one",
          "NUMBER",
          "8065",
          Readers.wholeNumber(0, 65_535));

  /** Name or address to listen on. */
  public static final Setting<String> HOST =
      open(
          "host",
          "name or address to listen on; 0.0.0.0 is every interface",
          "HOST",
          "127.0.0.1",
          Readers::host);

  /** Where everything is kept. */
  public static final Setting<Path> DATA_DIR =
      open("data-dir", "folder of the database", "FOLDER", "./keyden-data", Readers::path);

  /** Which database. */
  public static final Setting<DatabaseUrl> DATABASE_URL =
      new Setting<>(
          "database-url",
          "JDBC URL of the database, jdbc:postgresql://HOST/DATABASE for several nodes; empty is"
              + " SQLite in the data directory",
          "URL",
          "",
          Source.CONFIDENTIAL_OPTION_OR_ENVIRONMENT,
          Readers::databaseUrl);

  /** Who connects to a shared database. */
  public static final Setting<Optional<String>> DATABASE_USER =
      open(
          "database-user",
          "who connects to PostgreSQL; empty is who the server runs as",
          "NAME",
          "",
          Readers::textOrNone);

  /** Their password. */
  public static final Setting<Optional<Secret>> DATABASE_PASSWORD =
      new Setting<>(
          "database-password",
          "the password of who connects to PostgreSQL",
          "TEXT",
          "",
          Source.SECRET_ENVIRONMENT,
          Readers::secretOrNone);

  /** Reads at the same time. */
  public static final Setting<Integer> DATABASE_CONNECTIONS =
      open(
          "database-connections",
          "how many reads of PostgreSQL run at once; two more connections write and listen",
          "NUMBER",
          "10",
          Readers.wholeNumber(1, 1_000));

  /** How a node hears of what others change. */
  public static final Setting<ChangeDelivery> CHANGE_DELIVERY =
      open(
          "change-delivery",
          "how a node hears of what others change: notify, by LISTEN and NOTIFY; poll, by looking",
          "notify|poll",
          "notify",
          Readers::changeDelivery);

  /** How often a node looks by itself. */
  public static final Setting<Duration> CHANGE_INTERVAL =
      open(
          "change-interval",
          "how often a node looks for changes, with --change-delivery poll",
          "DURATION",
          "50ms",
          Readers.duration(MILLISECOND, Duration.ofMinutes(1)));

  /** How long a revocation elsewhere may take. */
  public static final Setting<Duration> REVOCATION_BOUND =
      open(
          "revocation-bound",
          "how long a revocation on another node may take at most; a node that has heard nothing"
              + " for so long asks the database each time",
          "DURATION",
          "1s",
          Readers.duration(Duration.ofMillis(100), Duration.ofMinutes(1)));

  /** Writes that share a commit. */
  public static final Setting<Integer> COMMIT_GROUP_MAX =
      open(
          "commit-group-max",
          "most writes that share one commit to the disk; 1 is a commit for each",
          "NUMBER",
          "256",
          Readers.wholeNumber(1, 10_000));

  /** File that tells other programs when and where the server answers. */
  public static final Setting<Optional<Path>> READY_FILE =
      open(
          "ready-file",
          "file that gets the server's address once it answers",
          "FILE",
          "",
          Readers::pathOrNone);

  /** Largest body of a request. */
  public static final Setting<Integer> BODY_BYTES_MAX =
      open(
          "body-bytes-max",
          "largest body of a request",
          "SIZE",
          "1MiB",
          Readers.bytes(KIB, 1024 * MIB));

  /** Largest total of a request's headers. */
  public static final Setting<Integer> HEADER_BYTES_MAX =
      open(
          "header-bytes-max",
          "largest total of the headers of a request",
          "SIZE",
          "16KiB",
          Readers.bytes(KIB, MIB));

  /** Connections at the same time. */
  public static final Setting<Integer> CONNECTIONS_MAX =
      open(
          "connections-max",
          "most connections at the same time",
          "NUMBER",
          "1024",
          Readers.wholeNumber(1, 1_000_000));

  /** How long an unused connection stays open. */
  public static final Setting<Duration> IDLE_TIMEOUT =
      open(
          "idle-timeout",
          "how long a connection without a request stays open",
          "DURATION",
          "60s",
          Readers.duration(MILLISECOND, DAY));

  /** How long a client may take to send a request. */
  public static final Setting<Duration> REQUEST_TIMEOUT =
      open(
          "request-timeout",
          "how long a client may take to send a request",
          "DURATION",
          "30s",
          Readers.duration(MILLISECOND, DAY));

  /** How long running requests may take when the server stops. */
  public static final Setting<Duration> SHUTDOWN_GRACE =
      open(
          "shutdown-grace",
          "how long requests that run may take to end when the server stops",
          "DURATION",
          "5s",
          Readers.duration(Duration.ZERO, Duration.ofMinutes(10)));

  /** How long the server goes on after it was told to stop. */
  public static final Setting<Duration> DRAIN_DELAY =
      open(
          "drain-delay",
          "how long the server goes on answering after it was told to stop, while /ready says so",
          "DURATION",
          "0s",
          Readers.duration(Duration.ZERO, Duration.ofMinutes(10)));

  /** The certificate for TLS. */
  public static final Setting<Optional<Path>> TLS_CERTIFICATE =
      open(
          "tls-certificate",
          "PEM file of the certificate, and those that lead to its authority; makes the server speak"
              + " TLS",
          "FILE",
          "",
          Readers::pathOrNone);

  /** The private key for TLS. */
  public static final Setting<Optional<Path>> TLS_KEY =
      open("tls-key", "PEM file of the certificate's private key", "FILE", "", Readers::pathOrNone);

  /** Whose X-Forwarded headers are believed. */
  public static final Setting<List<AddressBlock>> TRUSTED_PROXIES =
      open(
          "trusted-proxies",
          "addresses or blocks whose X-Forwarded headers are believed, separated by commas",
          "ADDRESSES",
          "",
          Readers::addressBlocks);

  /** Whether a key may stand in the query of a URL. */
  public static final Setting<Boolean> QUERY_API_KEY =
      open(
          "query-api-key",
          "whether a key may be sent in the query of a URL",
          "on|off",
          "on",
          Readers::onOrOff);

  /** Bad keys in a row per address. */
  public static final Setting<Integer> BAD_KEY_BURST =
      open(
          "bad-key-burst",
          "how many bad keys an address may send in a row",
          "NUMBER",
          "60",
          Readers.wholeNumber(1, 1_000_000));

  /** How long until one more bad key is allowed. */
  public static final Setting<Duration> BAD_KEY_REFILL =
      open(
          "bad-key-refill",
          "how long until an address may send one more bad key",
          "DURATION",
          "1s",
          Readers.duration(MILLISECOND, DAY));

  /** How many keys are remembered. */
  public static final Setting<Integer> REMEMBERED_KEYS_MAX =
      open(
          "remembered-keys-max",
          "how many keys in use are kept in memory, so that they are not looked up again",
          "NUMBER",
          String.valueOf(AuthenticateKey.REMEMBERED_MAX),
          Readers.wholeNumber(1, REMEMBERED_MAX));

  /** How many accounts are remembered. */
  public static final Setting<Integer> REMEMBERED_ACCOUNTS_MAX =
      open(
          "remembered-accounts-max",
          "how many accounts in use are kept in memory with their rights",
          "NUMBER",
          String.valueOf(Accounts.REMEMBERED_MAX),
          Readers.wholeNumber(1, REMEMBERED_MAX));

  /** Whether each request is logged. */
  public static final Setting<Boolean> ACCESS_LOG =
      open("access-log", "whether each request is logged", "on|off", "on", Readers::onOrOff);

  /** How lines of the access log look. */
  public static final Setting<AccessLogFormat> ACCESS_LOG_FORMAT =
      open(
          "access-log-format",
          "how lines of the access log look",
          "logfmt|json",
          "logfmt",
          Readers::accessLogFormat);

  /** How log records look. */
  public static final Setting<LogFormat> LOG_FORMAT =
      open(
          "log-format",
          "how the log looks: lines for people, or a JSON object a line",
          "line|json",
          "line",
          Readers::logFormat);

  /** Least level of log records. */
  public static final Setting<System.Logger.Level> LOG_LEVEL =
      open(
          "log-level",
          "least level that is logged: error, warning, info, debug or trace",
          "LEVEL",
          "info",
          Readers::logLevel);

  /** Who may read the measurements without a key. */
  public static final Setting<List<AddressBlock>> METRICS_ADDRESSES =
      open(
          "metrics-addresses",
          "addresses or blocks that may read /metrics without a key, separated by commas; or none",
          "ADDRESSES",
          "127.0.0.0/8,::1",
          Readers::addressBlocksOrNone);

  /** What signing keys are encrypted with. */
  public static final Setting<Optional<Secret>> ENCRYPTION_KEY =
      new Setting<>(
          "encryption-key",
          "what the keys that sign access tokens are encrypted with in the database: 32 random bytes"
              + " in base64, the same for all nodes",
          "KEY",
          "",
          Source.SECRET_ENVIRONMENT,
          Readers::secretOrNone);

  /** A file with it. */
  public static final Setting<Optional<Path>> ENCRYPTION_KEY_FILE =
      open(
          "encryption-key-file",
          "file with KEYDEN_ENCRYPTION_KEY; with SQLite, the first start makes one in the data"
              + " directory; with PostgreSQL, access tokens need one",
          "FILE",
          "",
          Readers::pathOrNone);

  /** Whether issuers on this machine may be asked. */
  public static final Setting<Boolean> LOOPBACK_ISSUERS =
      open(
          "loopback-issuers",
          "whether service accounts may trust OIDC issuers on this machine, without TLS too; for"
              + " tests",
          "on|off",
          "off",
          Readers::onOrOff);

  /** Private networks in which issuers may be asked. */
  public static final Setting<List<AddressBlock>> ISSUER_NETWORKS =
      open(
          "issuer-networks",
          "private networks in which OIDC issuers may be asked for their keys, separated by commas;"
              + " public ones always may",
          "ADDRESSES",
          "",
          Readers::addressBlocks);

  /** Who makes the first administrator. */
  public static final Setting<FirstAdministratorConfiguration.Way> FIRST_ADMINISTRATOR =
      open(
          "first-administrator",
          "made: the first start makes the administrator; portal: whoever has the set-up code that"
              + " each start shows, in the portal",
          "made|portal",
          "made",
          Readers::firstAdministrator);

  /** Name of the first administrator. */
  public static final Setting<String> ADMIN_USERNAME =
      new Setting<>(
          "admin-username",
          "name of the administrator made at the first start",
          "NAME",
          "admin",
          Source.SECRET_ENVIRONMENT,
          Readers::username);

  /** Password of the first administrator. */
  public static final Setting<Optional<Secret>> ADMIN_PASSWORD =
      new Setting<>(
          "admin-password",
          "the administrator's password; without it one is made and shown once",
          "TEXT",
          "",
          Source.SECRET_ENVIRONMENT,
          Readers::secretOrNone);

  /** Key of the first administrator. */
  public static final Setting<Optional<Secret>> ADMIN_API_KEY =
      new Setting<>(
          "admin-api-key",
          "the administrator's first key; without it one is made and shown once",
          "KEY",
          "",
          Source.SECRET_ENVIRONMENT,
          Readers::apiKeyOrNone);

  private static final List<Setting<?>> ALL =
      List.of(
          PORT,
          HOST,
          DATA_DIR,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATABASE_CONNECTIONS,
          CHANGE_DELIVERY,
          CHANGE_INTERVAL,
          REVOCATION_BOUND,
          COMMIT_GROUP_MAX,
          READY_FILE,
          TLS_CERTIFICATE,
          TLS_KEY,
          LOG_LEVEL,
          LOG_FORMAT,
          ACCESS_LOG,
          ACCESS_LOG_FORMAT,
          METRICS_ADDRESSES,
          TRUSTED_PROXIES,
          QUERY_API_KEY,
          BAD_KEY_BURST,
          BAD_KEY_REFILL,
          REMEMBERED_KEYS_MAX,
          REMEMBERED_ACCOUNTS_MAX,
          BODY_BYTES_MAX,
          HEADER_BYTES_MAX,
          CONNECTIONS_MAX,
          IDLE_TIMEOUT,
          REQUEST_TIMEOUT,
          SHUTDOWN_GRACE,
          DRAIN_DELAY,
          ENCRYPTION_KEY,
          ENCRYPTION_KEY_FILE,
          LOOPBACK_ISSUERS,
          ISSUER_NETWORKS,
          FIRST_ADMINISTRATOR,
          ADMIN_USERNAME,
          ADMIN_PASSWORD,
          ADMIN_API_KEY);

  private Settings() {}

  /** All settings. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  private static <T> Setting<T> open(
      String name, String meaning, String form, String defaultText, Setting.Reader<T> reader) {
    return new Setting<>(name, meaning, form, defaultText, Source.OPTION_OR_ENVIRONMENT, reader);
  }
}
