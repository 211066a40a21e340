/** What the things are called whose ids other things hold. */

import { ApiProblem, get, withQuery } from "./api.js";
import { may, mayAnywhere } from "./session.js";

/** How many ids one request asks for: an address has its limits. */
const IDS_MAX = 50;

/** What the server is asked for, and whether it would say no to all of it. */
const KINDS = [
  {
    prefix: "users-",
    path: "/api/users",
    name: (user) => user.DisplayName || user.Username,
    visible: () => may("UserView"),
  },
  { prefix: "teams-", path: "/api/teams", name: (team) => team.Name, visible: () => mayAnywhere("TeamView") },
  { prefix: "userroles-", path: "/api/userroles", name: (role) => role.Name, visible: () => may("UserRoleView") },
  { prefix: "spaces-", path: "/api/spaces", name: (space) => space.Name, visible: () => true },
];

/** Who acts when the server does something by itself; there is no such account. */
export const SYSTEM_USER = "users-system";

const kindOf = (id) => KINDS.find((kind) => id.toLowerCase().startsWith(kind.prefix));

/**
 * Finds the names of what an element shows by its ids. What is asked for while the element renders
 * is fetched together, a few requests for a page of a list; until then, and for what is gone or not
 * for the reader's eyes, the id stands there.
 */
export class Names {
  #known = new Map();
  #wanted = new Set();
  #waiting = false;

  /** @param {import("lit").ReactiveElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {}

  /** The resource of `id`; null while it is not known. */
  resource(id) {
    if (!this.#known.has(id) && kindOf(id) !== undefined && id !== SYSTEM_USER) {
      this.#wanted.add(id);
      this.#fetchSoon();
    }
    return this.#known.get(id) ?? null;
  }

  /** The name of what has `id`. */
  of(id) {
    const resource = this.resource(id);
    return resource === null ? id : kindOf(id).name(resource);
  }

  /** Tells of a resource that is here anyway. */
  learn(resource) {
    this.#known.set(resource.Id, resource);
  }

  #fetchSoon() {
    if (!this.#waiting) {
      this.#waiting = true;
      queueMicrotask(() => {
        this.#waiting = false;
        const wanted = [...this.#wanted];
        this.#wanted.clear();
        this.#fetch(wanted);
      });
    }
  }

  async #fetch(ids) {
    // What cannot be had is not asked for again.
    ids.forEach((id) => this.#known.set(id, null));
    const requests = KINDS.filter((kind) => kind.visible()).flatMap((kind) => {
      const own = ids.filter((id) => kindOf(id) === kind);
      const parts = [];
      for (let at = 0; at < own.length; at += IDS_MAX) {
        parts.push(this.#fetchPart(kind, own.slice(at, at + IDS_MAX)));
      }
      return parts;
    });
    await Promise.all(requests);
    this.host.requestUpdate();
  }

  async #fetchPart(kind, ids) {
    try {
      const page = await get(withQuery(kind.path, { ids: ids.join(","), take: ids.length }));
      page.Items.forEach((each) => this.#known.set(each.Id, each));
    } catch (error) {
      if (!(error instanceof ApiProblem)) {
        throw error;
      }
      // The ids are shown: a name is a courtesy.
    }
  }
}
