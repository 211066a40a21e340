/** Ids of things, shown as names that lead to their pages. */

import { html } from "lit";
import { segment } from "../foundation/api.js";

const PLACES = [
  ["users-", "/configuration/users/"],
  ["teams-", "/configuration/teams/"],
  ["userroles-", "/configuration/roles/"],
  ["spaces-", "/configuration/spaces/"],
];

/**
 * Where the portal shows the thing with `id`.
 *
 * @param {string} id
 * @param {string[]} [related] the other ids of the same event: a key is shown with its owner, an
 *     OIDC identity with its service account, a scoped user role with its team
 * @returns {string | null} null if there is no such page
 */
export function placeOf(id, related = []) {
  const lower = id.toLowerCase();
  if (lower === "users-system") {
    return null;
  }
  if (lower.startsWith("settings-")) {
    return "#/configuration/settings";
  }
  const shownWith = {
    apikeys: "users-",
    serviceaccountoidcidentities: "users-",
    scopeduserroles: "teams-",
  }[lower.split("-")[0]];
  if (shownWith !== undefined) {
    const owner = related.find((each) => each.toLowerCase().startsWith(shownWith));
    return owner === undefined ? null : placeOf(owner);
  }
  const found = PLACES.find(([prefix]) => lower.startsWith(prefix));
  return found === undefined ? null : `#${found[1]}${segment(id)}`;
}

/** The name of what has `id`, leading to its page if there is one. */
export function nameLink(names, id, related = []) {
  const place = placeOf(id, related);
  return place === null ? html`${names.of(id)}` : html`<a href=${place}>${names.of(id)}</a>`;
}

/** Where something is: the system, or a space. */
export const whereText = (names, spaceId) => (spaceId === null ? "System" : nameLink(names, spaceId));
