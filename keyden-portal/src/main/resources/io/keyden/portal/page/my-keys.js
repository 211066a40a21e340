import { html } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { emptyState, listTable, searchField } from "../element/table.js";
import { PagedList } from "../foundation/list.js";
import { KEY_FILTERS, keyColumns, revokeColumn } from "./keys.js";

/** The keys of who is signed in. */
class MyKeysPage extends PortalElement {
  pageTitle = "My API keys";

  constructor() {
    super();
    this.keys = new PagedList(this, { path: () => "/api/users/me/apikeys", filters: KEY_FILTERS });
  }

  render() {
    return html`
      ${pageHeading({
        title: "My API keys",
        text: "A key lets a program act as you. Give each program its own, so that you can revoke one without stopping the others.",
        actions: html`<a class="btn btn-primary" href="#/users/me/apiKeys/new">${icon("plus-lg")} New API key</a>`,
      })}
      <div class="filters">${searchField(this.keys, "partialPurpose", "Search by purpose")}</div>
      ${listTable({
        caption: "My API keys",
        list: this.keys,
        columns: [...keyColumns(), revokeColumn(() => this.keys.reload())],
        empty: emptyState({
          picture: "key",
          title: "You have no API keys yet",
          text: "Make one for the first program that is to act for you.",
          action: html`<a class="btn btn-primary" href="#/users/me/apiKeys/new">New API key</a>`,
        }),
      })}
    `;
  }
}

customElements.define("keyden-my-keys-page", MyKeysPage);
export default "keyden-my-keys-page";
