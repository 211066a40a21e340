/** A list that the server searches, sorts and cuts into pages. */

import { get, withQuery } from "./api.js";
import { place, remember } from "./router.js";

/** The server's own page. */
export const PAGE_SIZE = 30;

const TYPING_MILLIS = 250;

/**
 * Keeps one page of a collection for the element that shows it. Filters, order and page stand in the
 * address, so that a reload, a bookmark and the way back show the same.
 */
export class PagedList {
  #path;
  #defaults;
  #inAddress;
  #asked;
  #stop = null;
  #timer = null;

  /**
   * @param {import("lit").ReactiveElement} host
   * @param {{path: () => string, filters?: Record<string, string>, inAddress?: boolean,
   *     asked?: (filters: Record<string, string>) => Record<string, unknown>}} options
   *     `filters`: the names of the query's members and what they are at first; `inAddress` false
   *     for a list that shares the page with another; `asked`: what the server is asked for, where
   *     that is not what stands in the fields
   */
  constructor(host, { path, filters = {}, inAddress = true, asked = (values) => values }) {
    this.host = host;
    this.#path = path;
    this.#defaults = filters;
    this.#inAddress = inAddress;
    this.#asked = asked;
    this.filters = { ...filters };
    this.page = 1;
    this.items = [];
    this.total = 0;
    this.loaded = false;
    this.loading = false;
    this.problem = null;
    host.addController(this);
  }

  hostConnected() {
    if (this.#inAddress) {
      const { query } = place();
      for (const name of Object.keys(this.filters)) {
        this.filters[name] = query.get(name) ?? this.#defaults[name];
      }
      const page = Number.parseInt(query.get("page") ?? "1", 10);
      this.page = Number.isNaN(page) ? 1 : Math.max(1, page);
    }
    this.reload();
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#stop?.abort();
  }

  get pages() {
    return Math.max(1, Math.ceil(this.total / PAGE_SIZE));
  }

  /** Whether anything is filtered out that a list without filters would show. */
  isFiltered(...ignored) {
    return Object.entries(this.filters).some(
      ([name, value]) => !["sort", "descending", ...ignored].includes(name) && value !== this.#defaults[name],
    );
  }

  /** Changes filters or order; the list starts at its first page again. */
  set(changes, { typing = false } = {}) {
    this.filters = { ...this.filters, ...changes };
    this.page = 1;
    clearTimeout(this.#timer);
    this.host.requestUpdate();
    if (typing) {
      this.#timer = setTimeout(() => this.reload(), TYPING_MILLIS);
    } else {
      this.reload();
    }
  }

  /** Shows everything again, in the order that is. */
  clear() {
    const { sort, descending } = this.filters;
    this.set({ ...this.#defaults, ...(sort === undefined ? {} : { sort, descending }) });
  }

  /** Orders by `column`; a second time, the other way round. */
  sortBy(column, descendingFirst = false) {
    const same = this.filters.sort === column;
    const descending = same ? this.filters.descending !== "true" : descendingFirst;
    this.set({ sort: column, descending: String(descending) });
  }

  goTo(page) {
    this.page = page;
    this.reload();
  }

  /** Asks the server anew; an answer that comes late is not shown. */
  async reload() {
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    this.loading = true;
    this.#write();
    this.host.requestUpdate();
    try {
      const page = await get(this.#address(), { signal: stop.signal });
      if (stop.signal.aborted) {
        return;
      }
      this.items = page.Items;
      this.total = page.TotalResults;
      this.problem = null;
      this.loaded = true;
      if (this.items.length === 0 && this.page > 1) {
        // What was on the last page is gone.
        this.goTo(this.pages);
        return;
      }
    } catch (error) {
      if (stop.signal.aborted) {
        return;
      }
      this.problem = error;
    }
    this.loading = false;
    this.host.requestUpdate();
  }

  #address() {
    return this.addressWith({ skip: (this.page - 1) * PAGE_SIZE, take: PAGE_SIZE });
  }

  /** Where the server has what fits the filters. */
  addressWith(more = {}) {
    return withQuery(this.#path(), { ...this.#asked(this.filters), ...more });
  }

  #write() {
    if (this.#inAddress) {
      const stated = Object.entries(this.filters).filter(([name, value]) => value !== this.#defaults[name]);
      remember({ ...Object.fromEntries(stated), page: this.page > 1 ? this.page : null });
    }
  }
}

/** Pages of a list that is here already, in the shape that tables take. */
export class LocalPages {
  #all;

  /**
   * @param {import("lit").ReactiveElement} host
   * @param {() => any[]} all
   */
  constructor(host, all) {
    this.host = host;
    this.#all = all;
    this.page = 1;
  }

  get total() {
    return this.#all().length;
  }

  get pages() {
    return Math.max(1, Math.ceil(this.total / PAGE_SIZE));
  }

  get items() {
    this.page = Math.min(this.page, this.pages);
    return this.#all().slice((this.page - 1) * PAGE_SIZE, this.page * PAGE_SIZE);
  }

  goTo(page) {
    this.page = page;
    this.host.requestUpdate();
  }
}

/**
 * Something that is loaded once, for the element that shows it.
 *
 * @template T
 */
export class Loaded {
  #load;

  /**
   * @param {import("lit").ReactiveElement} host
   * @param {() => Promise<T>} load
   */
  constructor(host, load) {
    this.host = host;
    this.#load = load;
    this.value = null;
    this.problem = null;
    host.addController(this);
  }

  hostConnected() {
    this.reload();
  }

  async reload() {
    try {
      this.value = await this.#load();
      this.problem = null;
    } catch (error) {
      this.problem = error;
    }
    this.host.requestUpdate();
  }
}
