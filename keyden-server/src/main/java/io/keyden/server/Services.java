package io.keyden.server;

import io.keyden.core.audit.Audit;
import io.keyden.core.chance.Randomness;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.guard.AddressLimiter;
import io.keyden.core.guard.CredentialGuard;
import io.keyden.core.guard.RefusedCredentials;
import io.keyden.core.invitation.FirstRegistration;
import io.keyden.core.invitation.SetUpCode;
import io.keyden.core.key.KeyUse;
import io.keyden.core.key.NoticeExpiries;
import io.keyden.core.oidc.OidcIdentityRules;
import io.keyden.core.oidc.SubjectTokenVerifier;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.signin.AccessTokenForm;
import io.keyden.core.signin.Authenticate;
import io.keyden.core.signin.AuthenticateKey;
import io.keyden.core.signin.AuthenticateSession;
import io.keyden.core.signin.AuthenticateToken;
import io.keyden.core.signin.GoodProof;
import io.keyden.core.signin.SessionUse;
import io.keyden.core.space.DefaultSpace;
import io.keyden.core.status.Health;
import io.keyden.core.store.EverythingChanged;
import io.keyden.core.store.RecurringWork;
import io.keyden.core.team.TeamGrants;
import io.keyden.core.user.Accounts;
import io.keyden.core.user.NewAccounts;
import io.keyden.core.user.PasswordPolicy;
import io.keyden.oidc.signing.KeySeal;
import io.keyden.oidc.signing.SignedAccessTokens;
import io.keyden.oidc.signing.SigningKeys;
import io.keyden.oidc.subject.JwtSubjectTokenVerifier;
import io.keyden.oidc.subject.ReachableNetworks;
import io.keyden.server.cache.CaffeineCaches;
import io.keyden.server.configuration.AuthenticationConfiguration;
import io.keyden.server.configuration.TokenConfiguration;
import io.keyden.server.password.Argon2Settings;
import io.keyden.server.password.Argon2idHasher;
import io.keyden.server.password.ListedCommonPasswords;
import java.time.InstantSource;
import java.util.Optional;

/** What use cases share: clock, chance, audit, caches, and what remembers or guards. */
final class Services implements AutoCloseable {
  private static final int LIMITED_ADDRESSES_MAX = 20_000;

  final Stores stores;
  final CaffeineCaches caches;
  final InstantSource clock;
  final Randomness randomness = new SecureRandomness();
  final Audit audit;
  final TeamGrants grants;
  final Accounts accounts;
  final CurrentSettings settings;
  final KeyUse keyUse;
  final SessionUse sessionUse;
  final Argon2idHasher hasher;
  final PasswordPolicy passwordPolicy = new PasswordPolicy(new ListedCommonPasswords());
  final NewAccounts newAccounts;
  final DefaultSpace defaultSpace;
  final Authenticate authenticate;
  final RefusedCredentials refusedCredentials;
  final CredentialGuard guard;
  final RecurringWork recurringWork;
  final NoticeExpiries noticeExpiries;
  final FirstRegistration firstRegistration;
  final AddressLimiter limiter;
  final GoodProof proofs;
  final SigningKeys signingKeys;
  final AccessTokenForm tokenForm;
  final SubjectTokenVerifier subjectTokens;
  final OidcIdentityRules oidcIdentityRules;
  final Health health;

  Services(Stores stores, InstantSource clock, AuthenticationConfiguration configuration) {
    this(
        stores,
        clock,
        configuration,
        TokenConfiguration.DEFAULT,
        Optional.empty(),
        Argon2Settings.CURRENT,
        Optional.empty());
  }

  /**
   * Puts them together.
   *
   * @param seal what signing keys are encrypted with, if there is a key for that
   * @param setUpCode what who registers first must know, if they must know something
   */
  Services(
      Stores stores,
      InstantSource clock,
      AuthenticationConfiguration configuration,
      TokenConfiguration tokens,
      Optional<KeySeal> seal,
      Argon2Settings passwords,
      Optional<SetUpCode> setUpCode) {
    var transactions = stores.transactions();
    this.caches = new CaffeineCaches(transactions::upToDate);
    transactions.listen(change -> {
      if (change instanceof EverythingChanged) {
        caches.invalidateAll();
      }
    });
    this.stores = stores;
    this.clock = clock;
    this.health = new Health(transactions, stores.health(), clock);
    this.audit = new Audit(stores.events(), clock);
    this.grants =
        new TeamGrants(stores.users(), stores.teams(), stores.roles(), stores.scopedRoles());
    this.accounts =
        new Accounts(
            transactions, stores.users(), grants, caches, configuration.rememberedAccountsMax());
    this.settings = new CurrentSettings(transactions, stores.settings(), caches);
    this.keyUse = new KeyUse(transactions, stores.keys());
    this.sessionUse = new SessionUse(transactions, stores.sessions());
    this.hasher = new Argon2idHasher(randomness, passwords);
    this.newAccounts =
        new NewAccounts(transactions, stores.users(), passwordPolicy, hasher, clock, randomness);
    this.defaultSpace = new DefaultSpace(transactions, stores.spaces());
    this.proofs = new GoodProof(stores.keys(), stores.sessions(), stores.tokens(), clock);
    this.signingKeys = new SigningKeys(transactions, stores.signingKeys(), seal, clock, randomness);
    this.tokenForm = new SignedAccessTokens(signingKeys);
    this.subjectTokens =
        new JwtSubjectTokenVerifier(
            ReachableNetworks.of(tokens.issuerNetworks(), tokens.loopbackIssuers()), clock);
    this.oidcIdentityRules =
        new OidcIdentityRules(stores.oidcIdentities(), tokens.loopbackIssuers());
    this.authenticate =
        new Authenticate(
            new AuthenticateKey(
                transactions,
                stores.keys(),
                accounts,
                keyUse,
                clock,
                caches,
                configuration.rememberedKeysMax()),
            new AuthenticateToken(
                transactions, tokenForm, stores.tokens(), stores.keys(), accounts, clock, caches),
            new AuthenticateSession(
                transactions,
                stores.sessions(),
                sessionUse,
                stores.keys(),
                accounts,
                settings,
                clock,
                caches));
    this.refusedCredentials =
        new RefusedCredentials(
            transactions, stores.users(), audit, clock, RefusedCredentials.Limits.DEFAULT);
    this.limiter =
        new AddressLimiter(
            new AddressLimiter.Limits(
                configuration.badKeyBurst(), configuration.badKeyRefill(), LIMITED_ADDRESSES_MAX),
            clock);
    this.guard = new CredentialGuard(limiter, refusedCredentials);
    this.recurringWork = new RecurringWork(transactions, stores.progress(), clock);
    this.noticeExpiries =
        new NoticeExpiries(
            transactions, stores.keys(), stores.users(), stores.progress(), audit, clock);
    this.firstRegistration =
        setUpCode
            .<FirstRegistration>map(code -> new FirstRegistration.WithCode(code, limiter))
            .orElseGet(FirstRegistration.Anybody::new);
  }

  /** Writes what was only noted, as far as the stores let it. */
  @Override
  public void close() {
    refusedCredentials.close();
    keyUse.flush();
    sessionUse.flush();
    hasher.close();
  }
}
