package io.keyden.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Principal;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.DocumentReference;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.EventStore;
import io.keyden.core.audit.InMemoryEventStore;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Violation;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.PageRequest;
import io.keyden.core.time.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeAuthenticationSettingsTest {
  private static final AuthenticationSettings DEFAULTS = AuthenticationSettings.DEFAULTS;
  private static final Caller ADMINISTRATOR =
      caller(new Grants.Builder().system(List.of(Permission.CONFIGURE_SERVER)).build());

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SettingsStore settings = new InMemorySettingsStore(transactions);
  private final EventStore events = new InMemoryEventStore(transactions);
  private final ChangeAuthenticationSettings change =
      new ChangeAuthenticationSettings(
          transactions, settings, new Audit(events, ManualClock.atNoon()));
  private final ShowAuthenticationSettings show =
      new ShowAuthenticationSettings(transactions, settings);

  private static Caller caller(Grants grants) {
    return new Caller(
        new Principal.Person(new UserId("Users-9"), "eve", "Eve"),
        new Proof.Session(1, Optional.empty()),
        grants,
        Origin.SERVER);
  }

  private static AuthenticationSettings keys(int days, Optional<Integer> maximum) {
    return settings(
        List.of(),
        Optional.empty(),
        DEFAULTS.sessionTimeout(),
        DEFAULTS.maximumSessionDuration(),
        days,
        maximum,
        Optional.empty());
  }

  private static AuthenticationSettings addresses(
      List<String> redirects, Optional<String> cookieDomain, Optional<String> issuer) {
    return settings(
        redirects,
        cookieDomain,
        DEFAULTS.sessionTimeout(),
        DEFAULTS.maximumSessionDuration(),
        180,
        Optional.of(366),
        issuer);
  }

  private static AuthenticationSettings settings(
      List<String> redirects,
      Optional<String> cookieDomain,
      Duration timeout,
      Duration longest,
      int days,
      Optional<Integer> maximum,
      Optional<String> issuer) {
    return new AuthenticationSettings(
        false,
        false,
        redirects,
        cookieDomain,
        timeout,
        longest,
        true,
        true,
        days,
        maximum,
        issuer,
        true);
  }

  private List<String> membersAtFault(AuthenticationSettings wanted) {
    try {
      change.change(ADMINISTRATOR, before -> wanted);
      return List.of();
    } catch (ProblemException e) {
      return e.problem() instanceof Problem.Invalid invalid
          ? invalid.violations().stream().map(Violation::member).toList()
          : List.of(e.problem().toString());
    }
  }

  private long recorded() {
    return transactions.read(() -> events.find(EventFilter.ANY, PageRequest.FIRST)).total();
  }

  @Test
  void every_member_can_be_changed_and_is_shown_as_it_was_set() {
    var wanted = SettingsStoreContract.ALL_CHANGED;

    var changed = change.change(ADMINISTRATOR, before -> wanted);

    assertThat(changed).isEqualTo(wanted);
    assertThat(show.show(ADMINISTRATOR)).isEqualTo(wanted);
  }

  @Test
  void change_is_recorded_with_each_member_before_and_after() {
    change.change(ADMINISTRATOR, before -> SettingsStoreContract.ALL_CHANGED);

    var event =
        transactions
            .read(() -> events.find(EventFilter.ANY, PageRequest.FIRST))
            .items()
            .getFirst()
            .event();
    assertThat(event.message().text()).isEqualTo("Settings Authentication was changed");
    assertThat(event.message().references())
        .extracting(DocumentReference::documentId)
        .containsExactly("Settings-authentication");
    assertThat(event.differences())
        .hasSize(12)
        .contains(
            new Difference("/ApiKeyMaxExpiryDays", Optional.of("366"), Optional.of("90")),
            new Difference("/CookieDomain", Optional.empty(), Optional.of("example.com")),
            new Difference(
                "/UsernamePassword/IsEnabled", Optional.of("true"), Optional.of("false")));
  }

  @Test
  void saving_the_same_again_changes_and_records_nothing() {
    change.change(ADMINISTRATOR, before -> before);

    assertThat(recorded()).isZero();
  }

  @Test
  void limits_of_keys_hold_at_their_edges() {
    assertThat(membersAtFault(keys(1, Optional.of(1)))).isEmpty();
    assertThat(membersAtFault(keys(1096, Optional.of(1096)))).isEmpty();
    assertThat(membersAtFault(keys(1096, Optional.empty()))).isEmpty();
    assertThat(membersAtFault(keys(0, Optional.of(366))))
        .containsExactly("ApiKeyDefaultExpiryDays");
    assertThat(membersAtFault(keys(-1, Optional.empty())))
        .containsExactly("ApiKeyDefaultExpiryDays");
    assertThat(membersAtFault(keys(367, Optional.of(366))))
        .containsExactly("ApiKeyDefaultExpiryDays");
    assertThat(membersAtFault(keys(1097, Optional.empty())))
        .containsExactly("ApiKeyDefaultExpiryDays");
    assertThat(membersAtFault(keys(180, Optional.of(1097)))).containsExactly("ApiKeyMaxExpiryDays");
    assertThat(membersAtFault(keys(1, Optional.of(0))))
        .containsExactly("ApiKeyMaxExpiryDays", "ApiKeyDefaultExpiryDays");
  }

  @Test
  void limits_of_sessions_hold_at_their_edges() {
    assertThat(membersAtFault(sessions(60, 60))).isEmpty();
    assertThat(membersAtFault(sessions(59, 60))).containsExactly("SessionTimeoutInSeconds");
    assertThat(membersAtFault(sessions(61, 60))).containsExactly("MaximumSessionDurationInSeconds");
  }

  private static AuthenticationSettings sessions(long timeout, long longest) {
    return settings(
        List.of(),
        Optional.empty(),
        Duration.ofSeconds(timeout),
        Duration.ofSeconds(longest),
        180,
        Optional.of(366),
        Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", ".example.com", "localhost", "a-b.example"})
  void cookie_domain_may_be_a_domain(String domain) {
    assertThat(membersAtFault(addresses(List.of(), Optional.of(domain), Optional.empty())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "https://example.com",
        "example.com:80",
        "example.com/a",
        "-a.com",
        "a..b",
        "a b",
        "a;Secure",
        "a\r\nSet-Cookie: x"
      })
  void cookie_domain_must_be_nothing_else(String domain) {
    assertThat(membersAtFault(addresses(List.of(), Optional.of(domain), Optional.empty())))
        .containsExactly("CookieDomain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/relative",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.com",
        "https:///x",
        "https://user:secret@example.com/",
        "https://example.com/#x",
        "https://example.com/\nx",
        "ftp://example.com/",
        "https://exa mple.com/"
      })
  void redirect_and_issuer_must_be_web_addresses(String url) {
    assertThat(membersAtFault(addresses(List.of(url), Optional.empty(), Optional.of(url))))
        .containsExactly("TrustedRedirectUrls", "OidcConfigurationSettings.OidcIssuerUrl");
  }

  @Test
  void all_faults_are_told_at_once_and_nothing_is_changed() {
    var faulty =
        settings(
            List.of("nowhere"),
            Optional.of("a b"),
            Duration.ZERO,
            Duration.ofSeconds(-1),
            0,
            Optional.of(0),
            Optional.of("nowhere"));

    assertThat(membersAtFault(faulty))
        .containsExactlyInAnyOrder(
            "ApiKeyDefaultExpiryDays",
            "ApiKeyMaxExpiryDays",
            "SessionTimeoutInSeconds",
            "MaximumSessionDurationInSeconds",
            "CookieDomain",
            "TrustedRedirectUrls",
            "OidcConfigurationSettings.OidcIssuerUrl");
    assertThat(transactions.read(settings::authentication)).isEqualTo(DEFAULTS);
    assertThat(recorded()).isZero();
  }

  @Test
  void without_configure_server_settings_are_neither_shown_nor_changed() {
    var other = caller(new Grants.Builder().system(List.of(Permission.USER_EDIT)).build());
    var forbidden = new Problem.Forbidden(Permission.CONFIGURE_SERVER);

    assertThatThrownBy(() -> change.change(other, before -> SettingsStoreContract.ALL_CHANGED))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(forbidden));
    assertThatThrownBy(() -> show.show(other))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(forbidden));
    assertThat(transactions.read(settings::authentication)).isEqualTo(DEFAULTS);
  }
}
