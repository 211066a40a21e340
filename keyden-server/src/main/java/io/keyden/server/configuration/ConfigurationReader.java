package io.keyden.server.configuration;

import io.keyden.core.secret.Secret;
import io.keyden.server.logging.SingleLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration from options and environment variables. An option wins over the variable;
 * an empty variable counts as absent, since that is what an unset one becomes in a container's
 * description.
 */
public final class ConfigurationReader {
  private static final String PREFIX = "KEYDEN_";
  private static final int SHOWN_LENGTH_MAX = 60;

  /** Read by other parts of Keyden: the start script, and the commands beside {@code serve}. */
  private static final List<String> OTHER_VARIABLES =
      List.of(
          "KEYDEN_JAVA_OPTIONS",
          "KEYDEN_URL",
          "KEYDEN_API_KEY",
          "KEYDEN_ACCESS_TOKEN",
          "KEYDEN_PROFILE",
          "KEYDEN_PASSWORD",
          "KEYDEN_CA_FILE");

  /**
   * Kubernetes sets these in every container once there is a service named "keyden", and
   * KEYDEN_PORT along with them, to the URL of that service.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("KEYDEN_(SERVICE_(HOST|PORT)|PORT_[0-9]+_(TCP|UDP)).*");

  private static final Pattern SERVICE_LINK_PORT = Pattern.compile("(tcp|udp|sctp)://.*");

  private static final List<RetiredSetting> RETIRED = List.of();

  private final List<RetiredSetting> retired;

  /** A reader that knows every name of this version and of earlier ones. */
  public ConfigurationReader() {
    this(RETIRED);
  }

  ConfigurationReader(List<RetiredSetting> retired) {
    this.retired = List.copyOf(retired);
  }

  /** The names that only earlier versions knew. */
  public List<RetiredSetting> retired() {
    return retired;
  }

  /**
   * Reads all settings.
   *
   * @param options what the command line sets, by the option's name with its dashes
   * @param environment the variables of the process, those that are not Keyden's included
   */
  public ConfigurationReading read(Map<String, String> options, Map<String, String> environment) {
    Values values = new Values(options, environment);
    ServerConfiguration configuration;
    try {
      configuration = values.configuration();
    } catch (InvalidValueException bad) {
      throw new IllegalStateException("a default cannot be read: " + bad.requirement(), bad);
    }
    List<Fault> faults = new ArrayList<>(values.faults);
    for (RetiredSetting setting : retired) {
      Stream.of(setting.option(), setting.variable())
          .filter(name -> options.containsKey(name) || environment.containsKey(name))
          .map(name -> new Fault(name, "is retired; " + setting.advice()))
          .forEach(faults::add);
    }
    List<String> warnings = warnings(environment);
    return faults.isEmpty()
        ? new ConfigurationReading.Valid(configuration, warnings)
        : new ConfigurationReading.Faulty(faults, warnings);
  }

  /**
   * Reads where the database is, and nothing else: a port that cannot be hinders no backup.
   *
   * @param options what the command line sets, by the option's name with its dashes
   * @param environment the variables of the process
   * @throws FaultySettingsException with every fault
   */
  public StorageConfiguration readStorage(
      Map<String, String> options, Map<String, String> environment) throws FaultySettingsException {
    Values values = new Values(options, environment);
    StorageConfiguration storage;
    try {
      storage = values.storage();
    } catch (InvalidValueException bad) {
      throw new IllegalStateException("a default cannot be read: " + bad.requirement(), bad);
    }
    if (!values.faults.isEmpty()) {
      throw new FaultySettingsException(values.faults);
    }
    return storage;
  }

  private List<String> warnings(Map<String, String> environment) {
    List<String> known =
        Stream.concat(Settings.all().stream().map(Setting::variable), OTHER_VARIABLES.stream())
            .toList();
    List<String> old = retired.stream().map(RetiredSetting::variable).toList();
    List<String> warnings = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (!name.startsWith(PREFIX) || known.contains(name) || old.contains(name)) {
        continue;
      }
      if (!SERVICE_LINK.matcher(name).matches()) {
        warnings.add(
            "%s is not a setting and is ignored; the nearest name is %s"
                .formatted(SingleLine.escape(name), nearest(name, known)));
      }
    }
    if (isServiceLink(Settings.PORT, environment.get(Settings.PORT.variable()))) {
      warnings.add(
          "KEYDEN_PORT holds the URL of a Kubernetes service and is ignored; use --port to set the port");
    }
    return warnings;
  }

  private static boolean isServiceLink(Setting<?> setting, @Nullable String text) {
    return setting.equals(Settings.PORT)
        && text != null
        && SERVICE_LINK_PORT.matcher(text).matches();
  }

  private static String nearest(String name, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> editDistance(name, candidate)))
        .orElseThrow();
  }

  /** The least number of characters to put in, take out or exchange (Levenshtein). */
  private static int editDistance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int exchanged =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(exchanged, Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }

  /**
   * Reads one setting after the other and keeps the faults, so that all of them can be told at
   * once.
   */
  private static final class Values {
    private final Map<String, String> options;
    private final Map<String, String> environment;
    private final List<Fault> faults = new ArrayList<>();

    private Values(Map<String, String> options, Map<String, String> environment) {
      this.options = options;
      this.environment = environment;
    }

    private ServerConfiguration configuration() throws InvalidValueException {
      return new ServerConfiguration(
          new HttpConfiguration(
              value(Settings.HOST),
              value(Settings.PORT),
              value(Settings.BODY_BYTES_MAX),
              value(Settings.HEADER_BYTES_MAX),
              value(Settings.CONNECTIONS_MAX),
              value(Settings.IDLE_TIMEOUT),
              value(Settings.REQUEST_TIMEOUT),
              value(Settings.SHUTDOWN_GRACE),
              value(Settings.TRUSTED_PROXIES),
              tls()),
          storage(),
          new AuthenticationConfiguration(
              value(Settings.QUERY_API_KEY),
              value(Settings.BAD_KEY_BURST),
              value(Settings.BAD_KEY_REFILL),
              value(Settings.REMEMBERED_KEYS_MAX),
              value(Settings.REMEMBERED_ACCOUNTS_MAX)),
          new TokenConfiguration(
              value(Settings.ENCRYPTION_KEY),
              value(Settings.ENCRYPTION_KEY_FILE),
              value(Settings.LOOPBACK_ISSUERS),
              value(Settings.ISSUER_NETWORKS)),
          new LogConfiguration(
              value(Settings.LOG_LEVEL),
              value(Settings.LOG_FORMAT),
              value(Settings.ACCESS_LOG),
              value(Settings.ACCESS_LOG_FORMAT)),
          new OperationsConfiguration(
              value(Settings.METRICS_ADDRESSES), value(Settings.DRAIN_DELAY)),
          firstAdministrator(),
          value(Settings.READY_FILE));
    }

    private StorageConfiguration storage() throws InvalidValueException {
      return new StorageConfiguration(
          value(Settings.DATA_DIR),
          value(Settings.DATABASE_URL),
          value(Settings.COMMIT_GROUP_MAX),
          new SharedDatabaseConfiguration(
              value(Settings.DATABASE_USER),
              value(Settings.DATABASE_PASSWORD),
              value(Settings.DATABASE_CONNECTIONS),
              value(Settings.CHANGE_DELIVERY),
              value(Settings.CHANGE_INTERVAL),
              value(Settings.REVOCATION_BOUND)));
    }

    private Optional<TlsFiles> tls() throws InvalidValueException {
      Optional<Path> certificate = value(Settings.TLS_CERTIFICATE);
      Optional<Path> key = value(Settings.TLS_KEY);
      if (certificate.isPresent() == key.isPresent()) {
        return certificate.flatMap(chain -> key.map(secret -> new TlsFiles(chain, secret)));
      }
      Setting<?> missing = key.isPresent() ? Settings.TLS_CERTIFICATE : Settings.TLS_KEY;
      Setting<?> given = key.isPresent() ? Settings.TLS_KEY : Settings.TLS_CERTIFICATE;
      if (faults.stream().noneMatch(fault -> isOf(fault, missing))) {
        faults.add(new Fault(missing.option(), "is needed with " + given.option()));
      }
      return Optional.empty();
    }

    private static boolean isOf(Fault fault, Setting<?> setting) {
      return fault.name().equals(setting.option()) || fault.name().equals(setting.variable());
    }

    private FirstAdministratorConfiguration firstAdministrator() throws InvalidValueException {
      FirstAdministratorConfiguration.Way way = value(Settings.FIRST_ADMINISTRATOR);
      return new FirstAdministratorConfiguration(
          way,
          value(Settings.ADMIN_USERNAME),
          secret(way, Settings.ADMIN_PASSWORD),
          secret(way, Settings.ADMIN_API_KEY));
    }

    /** A secret of the administrator that the server makes; a fault where the server makes none. */
    private Optional<Secret> secret(
        FirstAdministratorConfiguration.Way way, Setting<Optional<Secret>> setting)
        throws InvalidValueException {
      Optional<Secret> secret = value(setting);
      return switch (way) {
        case MADE -> secret;
        case PORTAL -> {
          secret.ifPresent(given ->
              faults.add(
                  new Fault(
                      setting.variable(),
                      "does not go with "
                          + Settings.FIRST_ADMINISTRATOR.option()
                          + " portal: there the first administrator chooses a password and makes"
                          + " keys")));
          yield Optional.empty();
        }
      };
    }

    /** The value; the default in place of one that is noted as a fault. */
    private <T> T value(Setting<T> setting) throws InvalidValueException {
      String option = setting.hasOption() ? options.get(setting.option()) : null;
      if (option != null) {
        return read(setting, setting.option(), option);
      }
      String variable = environment.get(setting.variable());
      if (variable != null && !variable.isEmpty() && !isServiceLink(setting, variable)) {
        return read(setting, setting.variable(), variable);
      }
      return setting.reader().read(setting.defaultText());
    }

    private <T> T read(Setting<T> setting, String name, String text) throws InvalidValueException {
      try {
        return setting.reader().read(text);
      } catch (InvalidValueException invalid) {
        String shown =
            setting.source() == Setting.Source.OPTION_OR_ENVIRONMENT
                ? ", not \"" + shortened(SingleLine.escape(text)) + "\""
                : "";
        faults.add(new Fault(name, invalid.requirement() + shown));
        return setting.reader().read(setting.defaultText());
      }
    }

    private static String shortened(String text) {
      return text.length() <= SHOWN_LENGTH_MAX ? text : text.substring(0, SHOWN_LENGTH_MAX) + "...";
    }
  }
}
