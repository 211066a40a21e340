import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { emptyState, filterSelect, listTable, searchField } from "../element/table.js";
import "../element/user-picker.js";
import { PagedList } from "../foundation/list.js";
import { may } from "../foundation/session.js";
import { accountPlace } from "./accounts.js";
import { expiryChoices, expiryQuery } from "./expiries.js";
import { hintText, KEY_FILTERS, keyColumns, revokeColumn } from "./keys.js";

const ownerName = (key) => key.UserDisplayName || key.Username;

/** The keys of all accounts: which end soon, and whose they are. */
class AllKeysPage extends PortalElement {
  pageTitle = "API keys";

  constructor() {
    super();
    this.keys = new PagedList(this, {
      path: () => "/api/apikeys",
      filters: { ...KEY_FILTERS, userId: "", expiry: "" },
      asked: ({ expiry, ...filters }) => ({ ...filters, ...expiryQuery(expiry) }),
    });
  }

  #revoked() {
    this.keys.reload();
    this.querySelector("keyden-expiry-chart").reload();
  }

  render() {
    const { keys } = this;
    const { partialPurpose, userId, expiry } = keys.filters;
    return html`
      ${pageHeading({
        title: "API keys",
        text: "The keys of all users and service accounts. New keys are made by their owners, and for service accounts on their pages.",
      })}
      <keyden-expiry-chart
        .query=${{ partialPurpose, userId }}
        .chosen=${expiry}
        @choose=${(event) => keys.set({ expiry: event.detail })}
      ></keyden-expiry-chart>
      <search class="filters align-items-end" aria-label="Filter the API keys">
        ${searchField(keys, "partialPurpose", "Search by purpose")}
        ${filterSelect(keys, "expiry", "Expiry", expiryChoices(expiry))}
        ${may("UserView")
          ? html`<keyden-user-picker
              label="Owner"
              prompt="Any owner"
              .value=${userId || null}
              @change=${(event) => keys.set({ userId: event.detail?.Id ?? "" })}
            ></keyden-user-picker>`
          : nothing}
      </search>
      ${listTable({
        caption: "API keys of all users",
        list: keys,
        columns: this.#columns(),
        empty: emptyState({
          picture: "key",
          title: "There are no API keys",
          text: "Users make them under My API keys; for a program, create a service account.",
        }),
      })}
    `;
  }

  #columns() {
    // With the owner beside them, the first characters go below the purpose: the rows are wide enough.
    const [purpose, , ...others] = keyColumns();
    const both = {
      ...purpose,
      cell: (key) => html`${purpose.cell(key)}<span class="d-block small">${hintText(key)}</span>`,
    };
    const owner = { label: "Owner", sort: "User", style: "cell-text", cell: ownerCell };
    return [both, owner, ...others, revokeColumn(() => this.#revoked(), ownerName)];
  }
}

function ownerCell(key) {
  return html`
    <a href="#${accountPlace(key.UserId)}">${ownerName(key)}</a>
    ${key.UserIsService ? html`<span class="badge text-bg-info">Service account</span>` : nothing}
    ${key.UserIsActive ? nothing : html`<span class="badge text-bg-secondary">Disabled</span>`}
    <span class="d-block small text-body-secondary">${key.Username}</span>
  `;
}

customElements.define("keyden-all-keys-page", AllKeysPage);
export default "keyden-all-keys-page";
