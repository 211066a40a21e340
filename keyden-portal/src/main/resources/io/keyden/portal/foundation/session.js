/** Who is signed in, and what they may do. Kept in memory only. */

import { ApiProblem, get, mayBeSignedIn, post, put } from "./api.js";

/** Told with `changed` when somebody signs in or out. */
export const session = Object.assign(new EventTarget(), {
  /** The user's resource; null if nobody is signed in. */
  user: null,
  /** The names of the rights at system level. */
  systemPermissions: new Set(),
  /** The rights in spaces: name to where. */
  spacePermissions: {},
  /** The ids of the teams that the user belongs to. */
  teams: new Set(),
});

function changed() {
  session.dispatchEvent(new Event("changed"));
}

/** Whether the user has `permission` at system level. */
export function may(permission) {
  return session.systemPermissions.has(permission);
}

/** Whether the user has `permission` at system level or in any space. */
export function mayAnywhere(permission) {
  return may(permission) || (session.spacePermissions[permission] ?? []).length > 0;
}

/** Whether the user has `permission` where something is: in the space, or in the system if that is null. */
export function mayAt(permission, spaceId) {
  const spaces = session.spacePermissions[permission] ?? [];
  return may(permission) || (spaceId !== null && spaces.some((each) => each.SpaceId === spaceId));
}

/** Finds out who is signed in. */
export async function loadSession() {
  if (!mayBeSignedIn()) {
    forget();
    return;
  }
  try {
    await become(await get("/api/users/me", { quiet: true }));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) {
      throw error;
    }
    forget();
  }
}

async function become(user) {
  const permissions = await get("/api/users/me/permissions", { quiet: true });
  session.systemPermissions = new Set(permissions.SystemPermissions ?? []);
  session.spacePermissions = permissions.SpacePermissions ?? {};
  session.teams = new Set((permissions.Teams ?? []).map((team) => team.Id));
  session.user = user;
  changed();
}

/** Forgets who was signed in, since the session is over. */
export function forget() {
  session.user = null;
  session.systemPermissions = new Set();
  session.spacePermissions = {};
  session.teams = new Set();
  changed();
}

/** Asks again what the user is called and may do. */
export async function refreshSession() {
  await become(await get("/api/users/me"));
}

/**
 * Signs in.
 *
 * @throws {ApiProblem} with the server's reason
 */
export async function signIn(username, password, rememberMe) {
  const body = { Username: username, Password: password, RememberMe: rememberMe };
  await become(await post("/api/users/login", body, { quiet: true }));
}

/** Makes the caller's own account, which is signed in at once. */
export async function register(registration) {
  await become(await post("/api/users/register", registration, { quiet: true }));
}

/** Ends the session. */
export async function signOut() {
  await post("/api/users/logout", undefined, { quiet: true });
  forget();
}

/** Ends all sessions of the user `id`. */
export async function revokeSessions(id) {
  await put(`/api/users/${id}/revoke-sessions`);
}
