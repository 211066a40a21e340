package io.keyden.core.oidc;

import static io.keyden.core.user.UsersFixture.USER_EDIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.permission.Permission;
import io.keyden.core.space.Refused;
import io.keyden.core.user.User;
import io.keyden.core.user.UsersFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OidcIdentitiesTest {
  private static final OidcIdentityDraft DEPLOY =
      new OidcIdentityDraft(
          "Deploy",
          "https://token.actions.githubusercontent.com",
          "repo:example/app:*",
          Optional.empty());

  private final UsersFixture fixture = new UsersFixture();
  private final ChangeOidcIdentities change = fixture.changeOidcIdentities(false);
  private final User editor = fixture.person("ada", USER_EDIT);
  private final User account = fixture.serviceAccount("pipeline", Grants.NONE);

  private OidcIdentity create(OidcIdentityDraft draft) {
    return change.create(fixture.caller(editor), account.id(), draft);
  }

  private static OidcIdentityDraft withIssuer(String issuer) {
    return new OidcIdentityDraft("Deploy", issuer, "repo:example/app:*", Optional.empty());
  }

  @Test
  void an_identity_is_kept_as_it_was_given_and_recorded() {
    var identity = create(DEPLOY);

    var shown = fixture.showOidcIdentities.all(fixture.caller(editor), account.id());
    assertThat(shown.externalId()).isEqualTo(account.externalId());
    assertThat(shown.identities()).containsExactly(identity);
    assertThat(identity.issuer()).isEqualTo(DEPLOY.issuer());
    assertThat(identity.subject()).isEqualTo(DEPLOY.subject());
    assertThat(identity.audience()).isEmpty();
    assertThat(fixture.lastRecorded().category()).isEqualTo(EventCategory.CREATED);
    assertThat(fixture.lastRecorded().message().text())
        .isEqualTo("OIDC identity Deploy of Display pipeline was added");
    assertThat(fixture.lastRecorded().details()).isEmpty();
  }

  @Test
  void every_subject_is_let_in_with_a_warning_in_the_record() {
    create(new OidcIdentityDraft("Any", "https://issuer.example", "*", Optional.empty()));

    assertThat(fixture.lastRecorded().details())
        .isEqualTo(
            "Warning: its subject is *, so every token of https://issuer.example is"
                + " accepted.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "issuer.example",
        "http://issuer.example",
        "http://localhost:8080",
        "ftp://issuer.example",
        "https://",
        "https://user@issuer.example",
        "https://issuer.example?x=1",
        "https://issuer.example#x",
        "https://issuer .example",
        "javascript:alert(1)",
      })
  void an_issuer_is_a_url_of_https(String issuer) {
    Refused.faults(() -> create(withIssuer(issuer)));
    assertThat(Refused.faults(() -> create(withIssuer(issuer)))).containsExactly("Issuer");
  }

  @Test
  void a_setting_lets_issuers_on_this_machine_go_without_tls_and_no_others() {
    var plain = fixture.changeOidcIdentities(true);
    var caller = fixture.caller(editor);

    assertThat(plain.create(caller, account.id(), withIssuer("http://127.0.0.1:9000/x")).issuer())
        .isEqualTo("http://127.0.0.1:9000/x");
    assertThat(
            Refused.faults(
                () -> plain.create(caller, account.id(), withIssuer("http://issuer.example"))))
        .contains("Issuer");
  }

  @Test
  void all_faults_are_told_at_once_and_a_name_is_unique_for_the_account() {
    create(DEPLOY);

    assertThat(
            Refused.faults(
                () -> create(new OidcIdentityDraft("DEPLOY", "x", " ", Optional.of(" ")))))
        .containsExactly("Name", "Issuer", "Subject", "Audience");
    var other = fixture.serviceAccount("other", Grants.NONE);
    assertThat(change.create(fixture.caller(editor), other.id(), DEPLOY).name())
        .isEqualTo("Deploy");
  }

  @Test
  void who_may_not_edit_accounts_or_has_less_rights_changes_nothing() {
    var nobody = fixture.caller(fixture.person("bob", Grants.NONE));
    Refused.forbidden(Permission.USER_EDIT, () -> change.create(nobody, account.id(), DEPLOY));
    Refused.forbidden(
        Permission.USER_EDIT, () -> fixture.showOidcIdentities.all(nobody, account.id()));
    var powerful =
        fixture.serviceAccount("powerful", UsersFixture.grants(Permission.ADMINISTER_SYSTEM));
    Refused.aboveOwnRights(() -> change.create(fixture.caller(editor), powerful.id(), DEPLOY));
  }

  @Test
  void an_account_sees_its_own_identities_but_cannot_add_one_that_outlives_its_key() {
    var identity = create(DEPLOY);
    var self = fixture.caller(account);

    assertThat(fixture.showOidcIdentities.one(self, account.id(), identity.id()))
        .isEqualTo(identity);
    Refused.forbidden(Permission.USER_EDIT, () -> change.create(self, account.id(), DEPLOY));
  }

  @Test
  void people_have_none() {
    var person = fixture.person("eve", Grants.NONE);

    assertThat(Refused.faults(() -> change.create(fixture.caller(editor), person.id(), DEPLOY)))
        .containsExactly("");
  }

  @Test
  void an_identity_is_found_below_its_own_account_only() {
    var identity = create(DEPLOY);
    var other = fixture.serviceAccount("other", Grants.NONE);
    var caller = fixture.caller(editor);

    Refused.notFound(() -> fixture.showOidcIdentities.one(caller, other.id(), identity.id()));
    Refused.notFound(() -> change.modify(caller, other.id(), identity.id(), DEPLOY));
    Refused.notFound(() -> change.delete(caller, other.id(), identity.id()));
    Refused.notFound(() ->
        change.delete(caller, account.id(), new OidcIdentityId("ServiceAccountOidcIdentities-99")));
  }

  @Test
  void a_change_records_what_is_different() {
    var identity = create(DEPLOY);

    var changed =
        change.modify(
            fixture.caller(editor),
            account.id(),
            identity.id(),
            new OidcIdentityDraft(
                "Deploy", DEPLOY.issuer(), "repo:example/other:*", Optional.of("octopus")));

    assertThat(changed.subject()).isEqualTo("repo:example/other:*");
    assertThat(fixture.lastRecorded().differences())
        .extracting(difference -> difference.path())
        .containsExactly("/Subject", "/Audience");
  }

  @Test
  void a_removed_identity_is_gone_and_recorded() {
    var identity = create(DEPLOY);

    change.delete(fixture.caller(editor), account.id(), identity.id());

    Refused.notFound(
        () -> fixture.showOidcIdentities.one(fixture.caller(editor), account.id(), identity.id()));
    assertThat(fixture.lastRecorded().category()).isEqualTo(EventCategory.DELETED);
  }
}
