package io.keyden.benchmarks.load;

import io.keyden.benchmarks.load.GrowthStores.Engine;
import io.keyden.benchmarks.load.GrowthStores.Store;
import io.keyden.benchmarks.sample.SampleInstallation.Account;
import io.keyden.core.id.ApiKeyId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Sends the requests of {@link GrowthStep} to one server, over one connection. Each round works
 * with the next accounts, with which the server has had nothing to do yet, as long as there are
 * such. For one thread.
 */
final class GrowthRun implements AutoCloseable {
  /** For steps that use nothing up. */
  private static final int UNTIL_TIME_IS_OVER = Integer.MAX_VALUE;

  private static final int REMEMBERED_KEYS = 100;
  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MEDIAN = 0.5;
  private static final long SEED = 6;
  private static final Pattern KEY = Pattern.compile("\"ApiKey\":\"(API-[A-Z0-9]+)\"");
  private static final Pattern KEY_ID = Pattern.compile("\"Id\":\"(apikeys-[a-z0-9]+)\"");

  private final Plan plan;
  private final GrowthStores stores;
  private final Store store;
  private final ServerProcess server;
  private Exchange exchange;
  private final List<Account> accounts;
  private final List<Account> listed;
  private final List<Account> made = new ArrayList<>();
  private int begin;
  private long failures;

  /** Will send to {@code server}, which works on {@code store}, and stop it in the end. */
  GrowthRun(Plan plan, GrowthStores stores, Store store, ServerProcess server) throws IOException {
    this.plan = plan;
    this.stores = stores;
    this.store = store;
    this.server = server;
    this.exchange = new Exchange(server.address());
    this.listed = store.filled().listed();
    this.accounts = new ArrayList<>(store.filled().some());
    Collections.shuffle(accounts, new Random(SEED));
  }

  /** The server. */
  ServerProcess server() {
    return server;
  }

  /** How many answers were not good. */
  long failures() {
    return failures;
  }

  /**
   * Measures {@code step}, over a new connection: an old one may have had its time while others
   * ran.
   */
  Slot measure(GrowthStep step) throws IOException {
    exchange.close();
    exchange = new Exchange(server.address());
    return switch (step) {
      case REMEMBERED -> {
        // Each once before, so that none has to be looked up.
        for (int i = 0; i < REMEMBERED_KEYS; i++) {
          send(me(remembered(i)));
        }
        yield measure(i -> me(remembered(i)), UNTIL_TIME_IS_OVER);
      }
      case FIRST -> measure(i -> me(account(i)), plan.slotRequests());
      case CREATE -> create();
      case NEW_KEY -> measure(i -> me(made.get(i)), made.size());
      case LIST_OF_ONE -> asAdministrator(i -> keysOf(listed.get(i % listed.size())));
      case GET_KEY -> asAdministrator(i -> keysOf(account(i)) + "/" + account(i).keyId().value());
      case LIST_OF_ALL -> asAdministrator(i -> "/api/apikeys");
      case LIST_USERS -> asAdministrator(i -> "/api/users");
      case GET_USER -> asAdministrator(i -> user(account(i)));
      case LIST_EVENTS -> asAdministrator(i -> "/api/events");
      case EVENTS_OF_USER ->
          asAdministrator(i -> "/api/events?regarding=" + account(i).id().value());
      case REVOKE -> revoke();
    };
  }

  private Account account(int place) {
    return accounts.get((begin + place % plan.slotRequests()) % accounts.size());
  }

  private Account remembered(int place) {
    return accounts.get(accounts.size() - 1 - place % Math.min(REMEMBERED_KEYS, accounts.size()));
  }

  private static byte[] me(Account account) {
    return Requests.get("/api/users/me", account.key());
  }

  private static String user(Account account) {
    return "/api/users/" + account.id().value();
  }

  private static String keysOf(Account account) {
    return user(account) + "/apikeys";
  }

  private Slot asAdministrator(IntFunction<String> path) throws IOException {
    return measure(i -> Requests.get(path.apply(i), Stores.ADMINISTRATOR_KEY), UNTIL_TIME_IS_OVER);
  }

  /** Each of the round's accounts makes a key for itself. */
  private Slot create() throws IOException {
    return measure(
        i ->
            Requests.post(
                keysOf(account(i)), account(i).key(), "{\"Purpose\": \"Deployment step\"}"),
        plan.slotRequests(),
        (i, answer) -> made.add(made(account(i), answer)));
  }

  private static Account made(Account owner, String answer) throws IOException {
    var key = KEY.matcher(answer);
    var id = KEY_ID.matcher(answer);
    if (!key.find() || !id.find()) {
      throw new IOException("the answer to a creation holds no key");
    }
    return new Account(owner.id(), new ApiKeyId(id.group(1)), key.group(1));
  }

  /** The keys that were made in this round end, and the next round has other accounts. */
  private Slot revoke() throws IOException {
    var slot =
        measure(
            i ->
                Requests.delete(
                    keysOf(made.get(i)) + "/" + made.get(i).keyId().value(),
                    Stores.ADMINISTRATOR_KEY),
            made.size());
    made.clear();
    begin += plan.slotRequests();
    return slot;
  }

  private Slot measure(IntFunction<byte[]> requests, int countMax) throws IOException {
    return measure(requests, countMax, (place, answer) -> {});
  }

  /** Looks at an answer, while no time is taken. */
  private interface Answers {
    void arrived(int place, String answer) throws IOException;
  }

  /** Sends one request after the other: so many, or until the time is over. */
  private Slot measure(IntFunction<byte[]> requests, int countMax, Answers answers)
      throws IOException {
    var latencies = new Latencies();
    var meters = server.meters();
    var serverBefore = meters.processTime();
    var databaseBefore = databaseTime();
    long end = System.nanoTime() + plan.slot().toNanos();
    int count = 0;
    while (count < countMax && (countMax != UNTIL_TIME_IS_OVER || System.nanoTime() < end)) {
      var request = requests.apply(count);
      long sent = System.nanoTime();
      send(request);
      latencies.add(System.nanoTime() - sent);
      answers.arrived(count, exchange.answer());
      count++;
    }
    return new Slot(
        count,
        latencies.quantile(MEDIAN) / NANOS_PER_MICRO,
        meters.processTime().minus(serverBefore),
        databaseTime().minus(databaseBefore));
  }

  private void send(byte[] request) throws IOException {
    int status = exchange.send(request);
    if (status < OK || status >= REDIRECT) {
      failures++;
    }
  }

  private Duration databaseTime() throws IOException {
    return store.engine() == Engine.SQLITE ? Duration.ZERO : stores.postgres().processTime();
  }

  @Override
  public void close() throws IOException {
    exchange.close();
    server.close();
  }
}
