package io.keyden.server;

import io.keyden.core.invitation.InviteUser;
import io.keyden.core.invitation.JoinTeams;
import io.keyden.core.invitation.RegisterUser;
import io.keyden.core.invitation.RemoveInvitations;
import io.keyden.core.invitation.ShowInvitation;
import io.keyden.core.key.CountKeyExpiries;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.RemoveKeys;
import io.keyden.core.key.RevokeApiKey;
import io.keyden.core.key.ShowApiKeys;
import io.keyden.core.oidc.ChangeOidcIdentities;
import io.keyden.core.oidc.ExchangeToken;
import io.keyden.core.oidc.RemoveOidcIdentities;
import io.keyden.core.oidc.ShowOidcIdentities;
import io.keyden.core.signin.CreateAccessToken;
import io.keyden.core.signin.EndSignIns;
import io.keyden.core.signin.RevokeSessions;
import io.keyden.core.signin.SignIn;
import io.keyden.core.signin.SignInAttempts;
import io.keyden.core.signin.SignOut;
import io.keyden.core.signin.StartSession;
import io.keyden.core.space.ShowSpaces;
import io.keyden.core.team.LeaveTeams;
import io.keyden.core.team.TeamAdministrators;
import io.keyden.core.user.CreateUser;
import io.keyden.core.user.DeleteUser;
import io.keyden.core.user.ModifyUser;
import io.keyden.core.user.ShowUsers;
import io.keyden.core.user.UserAuthority;
import io.keyden.core.user.UserRemoval;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.invitation.InvitationRoutes;
import io.keyden.http.key.ApiKeyRoutes;
import io.keyden.http.key.EverybodysApiKeyRoutes;
import io.keyden.http.oidc.OidcIdentityRoutes;
import io.keyden.http.oidc.TokenRoutes;
import io.keyden.http.signin.SessionCookies;
import io.keyden.http.signin.SignInRoutes;
import io.keyden.http.user.UserAuthenticationRoutes;
import io.keyden.http.user.UserRoutes;
import java.util.List;
import java.util.UUID;

/** The routes of users, keys, signing in and invitations, each on its use cases. */
final class IdentityRoutes {
  private final Services services;
  private final Stores stores;
  private final UUID installationId;
  private final ShowSpaces showSpaces;

  IdentityRoutes(Services services, UUID installationId, ShowSpaces showSpaces) {
    this.services = services;
    this.stores = services.stores;
    this.installationId = installationId;
    this.showSpaces = showSpaces;
  }

  List<RouteGroup> groups() {
    return List.of(
        users(),
        new UserAuthenticationRoutes(showUsers(), services.settings),
        signIn(),
        invitations(),
        oidcIdentities(),
        tokens(),
        keys(),
        new EverybodysApiKeyRoutes(
            showApiKeys(),
            new CountKeyExpiries(stores.transactions(), stores.keys(), services.clock)));
  }

  private RouteGroup keys() {
    return new ApiKeyRoutes(
        new CreateApiKey(
            stores.transactions(),
            stores.keys(),
            stores.users(),
            services.grants,
            stores.settings(),
            services.proofs,
            services.audit,
            services.clock,
            services.randomness),
        showApiKeys(),
        new RevokeApiKey(
            stores.transactions(),
            stores.keys(),
            stores.users(),
            services.grants,
            stores.settings(),
            services.audit));
  }

  private ShowApiKeys showApiKeys() {
    return new ShowApiKeys(
        stores.transactions(),
        stores.keys(),
        stores.users(),
        services.grants,
        stores.settings(),
        services.keyUse);
  }

  private ShowUsers showUsers() {
    return new ShowUsers(stores.transactions(), stores.users(), services.accounts);
  }

  private UserAuthority userAuthority() {
    return new UserAuthority(
        stores.users(), services.grants, new TeamAdministrators(stores.teams(), stores.users()));
  }

  private EndSignIns endSignIns() {
    return new EndSignIns(stores.sessions(), stores.tokens());
  }

  private RouteGroup users() {
    var removals =
        List.<UserRemoval>of(
            new RemoveKeys(stores.keys(), services.audit),
            endSignIns(),
            new RemoveOidcIdentities(stores.oidcIdentities()),
            new RemoveInvitations(stores.invitations()),
            new LeaveTeams(stores.teams()));
    return new UserRoutes(
        new CreateUser(stores.transactions(), services.newAccounts, services.audit),
        showUsers(),
        new ModifyUser(
            stores.transactions(),
            stores.users(),
            userAuthority(),
            stores.settings(),
            endSignIns(),
            services.passwordPolicy,
            services.hasher,
            services.audit),
        new DeleteUser(
            stores.transactions(), stores.users(), userAuthority(), removals, services.audit));
  }

  private StartSession startSession() {
    return new StartSession(
        stores.sessions(),
        stores.tokens(),
        stores.keys(),
        stores.settings(),
        services.clock,
        services.randomness);
  }

  private SessionCookies cookies() {
    return new SessionCookies(installationId, services.settings);
  }

  private RouteGroup signIn() {
    return new SignInRoutes(
        new SignIn(
            stores.transactions(),
            stores.users(),
            stores.settings(),
            services.hasher,
            new SignInAttempts(services.clock),
            startSession(),
            services.audit),
        new SignOut(stores.transactions(), stores.sessions()),
        new RevokeSessions(stores.transactions(), userAuthority(), endSignIns(), services.audit),
        new CreateAccessToken(
            stores.transactions(),
            stores.users(),
            stores.tokens(),
            services.proofs,
            services.audit,
            services.tokenForm,
            services.clock),
        cookies());
  }

  private RouteGroup oidcIdentities() {
    return new OidcIdentityRoutes(
        new ShowOidcIdentities(
            stores.transactions(), stores.oidcIdentities(), stores.users(), services.grants),
        new ChangeOidcIdentities(
            stores.transactions(),
            stores.oidcIdentities(),
            stores.tokens(),
            stores.users(),
            services.grants,
            services.oidcIdentityRules,
            services.audit));
  }

  private RouteGroup tokens() {
    return new TokenRoutes(
        new ExchangeToken(
            stores.transactions(),
            stores.users(),
            stores.oidcIdentities(),
            stores.usedSubjectTokens(),
            services.subjectTokens,
            services.tokenForm,
            stores.tokens(),
            services.limiter,
            services.audit,
            services.clock),
        services.signingKeys::keySet);
  }

  private RouteGroup invitations() {
    var teams = new JoinTeams(stores.teams(), services.grants);
    return new InvitationRoutes(
        new InviteUser(
            stores.transactions(),
            stores.invitations(),
            teams,
            services.audit,
            services.clock,
            services.randomness),
        new ShowInvitation(stores.transactions(), stores.invitations(), teams, services.clock),
        new RegisterUser(
            stores.transactions(),
            stores.invitations(),
            services.firstRegistration,
            teams,
            stores.users(),
            services.grants,
            services.newAccounts,
            startSession(),
            services.audit,
            services.clock),
        cookies(),
        (caller, reference) -> showSpaces.ofPath(caller, reference).id());
  }
}
