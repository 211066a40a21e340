/** All pages, by their place. A page's script is fetched when it is first seen. */

import { routes } from "./foundation/router.js";

/** Pages for those who are not signed in; those who are see them too. */
export const OPEN_PAGES = routes([
  ["/signin", () => import("./page/sign-in.js")],
  ["/setup", () => import("./page/set-up.js")],
  ["/register", () => import("./page/register.js")],
  ["/register/:code", () => import("./page/register.js")],
]);

/** Pages for those who are signed in. */
export const PAGES = routes([
  ["/nowhere", () => import("./page/nowhere.js")],
  ["/", () => import("./page/my-keys.js")],
  ["/users/me", () => import("./page/profile.js")],
  ["/users/me/apiKeys", () => import("./page/my-keys.js")],
  ["/users/me/apiKeys/new", () => import("./page/new-key.js")],
  ["/configuration", () => import("./page/users.js")],
  ["/configuration/users", () => import("./page/users.js")],
  ["/configuration/users/new", () => import("./page/new-user.js")],
  ["/configuration/users/newServiceAccount", () => import("./page/new-service-account.js")],
  ["/configuration/users/invite", () => import("./page/invite.js")],
  ["/configuration/users/:id", () => import("./page/user.js")],
  ["/configuration/users/:id/apiKeys/new", () => import("./page/new-key.js")],
  ["/configuration/users/:id/oidcIdentities/new", () => import("./page/oidc-identity.js")],
  ["/configuration/users/:id/oidcIdentities/:identity", () => import("./page/oidc-identity.js")],
  ["/configuration/users/:id/oidcIdentities/:identity/use", () => import("./page/oidc-use.js")],
  ["/configuration/users/:id/permissions", () => import("./page/permissions.js")],
  ["/configuration/apiKeys", () => import("./page/all-keys.js")],
  ["/configuration/teams", () => import("./page/teams.js")],
  ["/configuration/teams/new", () => import("./page/new-team.js")],
  ["/configuration/teams/:id", () => import("./page/team.js")],
  ["/configuration/roles", () => import("./page/roles.js")],
  ["/configuration/roles/new", () => import("./page/role.js")],
  ["/configuration/roles/:id", () => import("./page/role.js")],
  ["/configuration/spaces", () => import("./page/spaces.js")],
  ["/configuration/spaces/new", () => import("./page/new-space.js")],
  ["/configuration/spaces/:id", () => import("./page/space.js")],
  ["/spaces/:id", () => import("./page/space.js")],
  // The vendor's address of a space's first page: /Spaces-1.
  ["/:id", () => import("./page/space.js")],
  ["/configuration/audit", () => import("./page/audit.js")],
  ["/configuration/audit/:id", () => import("./page/event.js")],
  ["/configuration/settings", () => import("./page/settings.js")],
]);
