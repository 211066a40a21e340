/** Which page is seen: the part of the address behind `#`, with a query of its own. */

/**
 * @typedef {object} Place
 * @property {string} path `/configuration/users/Users-1`
 * @property {URLSearchParams} query
 */

/** @returns {Place} where the address points */
export function place() {
  const text = location.hash.replace(/^#/, "") || "/";
  const [path, query] = text.split("?", 2);
  const forgiving = `/${path}`.replaceAll(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
  return { path: forgiving, query: new URLSearchParams(query ?? "") };
}

/** The address of `path` with a query of those `values` that say something. */
export function address(path, values = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return text === "" ? `#${path}` : `#${path}?${text}`;
}

/** Goes to `path`; `replace` leaves no way back. */
export function go(path, values = {}, { replace = false } = {}) {
  const target = address(path, values);
  if (replace) {
    history.replaceState(null, "", target);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = target;
  }
}

/** Writes `values` into the query of the address, without a new entry in the history. */
export function remember(values) {
  history.replaceState(null, "", address(place().path, values));
}

/**
 * A table of pages.
 *
 * @template T
 * @param {Array<[string, T]>} entries patterns such as `/configuration/users/:id`, and what is
 *     there; the first that fits wins
 */
export function routes(entries) {
  const compiled = entries.map(([pattern, page]) => {
    const names = [];
    const source = pattern.replaceAll(/:([a-z]+)/gi, (_, name) => {
      names.push(name);
      return "([^/]+)";
    });
    return { matcher: new RegExp(`^${source}$`, "i"), names, page };
  });
  return {
    /** @returns {{page: T, parameters: Record<string, string>} | null} */
    find(path) {
      for (const { matcher, names, page } of compiled) {
        const found = matcher.exec(path);
        if (found !== null) {
          const values = names.map((name, index) => [name, decoded(found[index + 1])]);
          return { page, parameters: Object.fromEntries(values) };
        }
      }
      return null;
    },
  };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let guard = null;
let held = location.hash;

/**
 * Asks before the page is left. There is one guard at a time.
 *
 * @param {(() => Promise<boolean>) | null} ask resolves to whether to leave; null: no more asking
 */
export function guardLeaving(ask) {
  guard = ask;
  held = location.hash;
}

/** Calls `show` with the place now and at every change. */
export function watchPlace(show) {
  addEventListener("hashchange", async () => {
    if (guard !== null && location.hash !== held) {
      const wanted = location.hash;
      history.replaceState(null, "", held);
      if (!(await guard())) {
        return;
      }
      guard = null;
      history.replaceState(null, "", wanted);
    }
    show(place());
  });
  addEventListener("beforeunload", (event) => {
    if (guard !== null) {
      event.preventDefault();
    }
  });
  show(place());
}
