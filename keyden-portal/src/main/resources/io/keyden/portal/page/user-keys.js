import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { emptyState, listTable, searchField } from "../element/table.js";
import { PagedList } from "../foundation/list.js";
import { accountName, accountPath } from "./accounts.js";
import { KEY_FILTERS, keyColumns, revokeColumn } from "./keys.js";

/**
 * The keys of `user`, for those who may see them; `create` is where a key can be made, or null. Says
 * `none` with whether there is none at all in `detail`.
 */
class UserKeys extends PortalElement {
  static properties = { user: { attribute: false }, create: { attribute: false } };

  #none = null;

  constructor() {
    super();
    this.user = null;
    this.create = null;
    this.keys = new PagedList(this, {
      path: () => `${accountPath(this.user.Id)}/apikeys`,
      filters: KEY_FILTERS,
    });
  }

  updated() {
    const { keys } = this;
    const none = keys.total === 0;
    if (keys.loaded && !keys.loading && !keys.isFiltered() && none !== this.#none) {
      this.#none = none;
      this.dispatchEvent(new CustomEvent("none", { detail: none }));
    }
  }

  render() {
    const { keys } = this;
    const name = accountName(this.user);
    return html`
      ${keys.total > 0 || keys.isFiltered()
        ? html`<div class="filters">${searchField(keys, "partialPurpose", "Search by purpose")}</div>`
        : nothing}
      ${listTable({
        caption: `API keys of ${name}`,
        list: keys,
        columns: [...keyColumns(), revokeColumn(() => keys.reload(), () => name)],
        empty: emptyState({
          picture: "key",
          title: "No API keys",
          text: this.create
            ? "Make one for the program that is to act as this account."
            : "This account has not made any key.",
          action: this.create ? html`<a class="btn btn-primary" href=${this.create}>New API key</a>` : nothing,
        }),
      })}
    `;
  }
}

customElements.define("keyden-user-keys", UserKeys);
