import { html } from "lit";
import { PortalElement } from "../element/base.js";
import { ask } from "../element/dialog.js";
import { notify, notifyProblem } from "../element/notice.js";
import { emptyState, loadingState, pager, plainTable, problemState } from "../element/table.js";
import { remove } from "../foundation/api.js";
import { Loaded, LocalPages } from "../foundation/list.js";
import { accountName } from "./accounts.js";
import { dangerBadge, externalId, getIdentities, identityPath, identityPlace, isGithub } from "./oidc.js";

/**
 * The OIDC identities of the service account `user`, for those who may change them. Says `loaded`,
 * with the identities in `detail`, and `removed` after one was.
 */
class UserOidc extends PortalElement {
  static properties = { user: { attribute: false }, busy: { state: true } };

  constructor() {
    super();
    this.user = null;
    this.busy = false;
    this.known = new Loaded(this, async () => {
      const known = await getIdentities(this.user.Id);
      this.dispatchEvent(new CustomEvent("loaded", { detail: known.OidcIdentities }));
      return known;
    });
    this.pages = new LocalPages(this, () => this.known.value?.OidcIdentities ?? []);
  }

  async #remove(identity) {
    const sure = await ask({
      title: `Remove “${identity.Name}”?`,
      text: html`<p>
          Tokens of <strong>${identity.Issuer}</strong> with the subject <strong>${identity.Subject}</strong> are not
          exchanged by it any more, and access tokens that were exchanged by it end at once.
        </p>
        <p class="mb-0">What uses it will be refused. This cannot be undone.</p>`,
      confirm: "Remove identity",
      cancel: "Keep identity",
      danger: true,
    });
    if (!sure) {
      return;
    }
    this.busy = true;
    try {
      await remove(identityPath(this.user.Id, identity.Id));
      notify(`The OIDC identity “${identity.Name}” was removed.`);
    } catch (error) {
      notifyProblem(error);
    }
    this.busy = false;
    await this.known.reload();
    this.dispatchEvent(new Event("removed"));
  }

  render() {
    const { problem, value } = this.known;
    if (problem) {
      return problem.status === 403
        ? html`<p>${problem.sentences.join(" ")}</p>`
        : problemState(problem, () => this.known.reload());
    }
    if (!value) {
      return loadingState();
    }
    return html`
      <dl class="facts mb-3">${externalId(value.ExternalId)}</dl>
      ${this.pages.total === 0
        ? this.#empty()
        : html`${plainTable({
            caption: `OIDC identities of ${accountName(this.user)}`,
            items: this.pages.items,
            columns: this.#columns(),
            busy: this.busy,
          })}
          ${pager(this.pages)}`}
    `;
  }

  #empty() {
    return emptyState({
      picture: "shield-lock",
      title: "No OIDC identities",
      text: "With one, a workflow of GitHub Actions, or another program that gets tokens from an issuer, acts as this account without an API key: nothing has to be kept secret, and nothing to be renewed.",
      action: html`<a class="btn btn-primary" href="#${identityPlace(this.user.Id, "new")}">New OIDC identity</a>`,
    });
  }

  #columns() {
    return [
      { label: "Name", style: "cell-text", cell: ({ Name }) => html`<span class="fw-medium">${Name}</span>` },
      {
        label: "Issuer",
        style: "cell-text",
        cell: (identity) =>
          isGithub(identity) ? html`<span title=${identity.Issuer}>GitHub Actions</span>` : identity.Issuer,
      },
      {
        label: "Subject",
        style: "cell-wide",
        cell: (identity) => html`<code>${identity.Subject}</code>${dangerBadge(identity)}`,
      },
      {
        label: "Audience",
        style: "cell-text",
        cell: ({ Audience }) => Audience || html`<span class="text-body-secondary">the account's id</span>`,
      },
      { label: "Actions", actions: true, style: "text-end", cell: (identity) => this.#actions(identity) },
    ];
  }

  #actions(identity) {
    const place = `#${identityPlace(this.user.Id, identity.Id)}`;
    const use = isGithub(identity) ? "Workflow" : "Use";
    return html`<div class="d-flex flex-wrap justify-content-end gap-1">
      <a class="btn btn-sm btn-outline-secondary" href="${place}/use" aria-label="${use}: ${identity.Name}">${use}</a>
      <a class="btn btn-sm btn-outline-secondary" href=${place} aria-label="Edit ${identity.Name}">Edit</a>
      <button
        class="btn btn-sm btn-outline-danger"
        aria-label="Remove ${identity.Name}"
        ?disabled=${this.busy}
        @click=${() => this.#remove(identity)}
      >
        Remove
      </button>
    </div>`;
  }
}

customElements.define("keyden-user-oidc", UserOidc);
