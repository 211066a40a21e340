import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { ask } from "../element/dialog.js";
import { formFaults, submitButton } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { identifier } from "../element/identifier.js";
import { notify, notifyProblem } from "../element/notice.js";
import { loadingState, plainTable, problemState } from "../element/table.js";
import { get, remove, withQuery } from "../foundation/api.js";
import { time } from "../foundation/dates.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import { go } from "../foundation/router.js";
import { may, mayAnywhere, refreshSession, revokeSessions, session } from "../foundation/session.js";
import {
  accountFields,
  accountKind,
  accountName,
  accountPath,
  accountPlace,
  accountValues,
  changeAccount,
  kindBadge,
  permissionsLink,
  stateBadge,
  usernameOf,
} from "./accounts.js";
import { identityPlace } from "./oidc.js";
import { checkPassword, passwordFields } from "./registration.js";
import { EVERYONE } from "./teams.js";
import "./user-keys.js";
import "./user-oidc.js";
import "./user-teams.js";

const NEW_PASSWORD = { Password: "", Repeated: "" };

/** An account: what it is called, its keys, its teams, and whether it is let in. */
class UserPage extends PortalElement {
  static properties = {
    parameters: { attribute: false },
    teams: { state: true },
    noKeys: { state: true },
    noIdentities: { state: true },
    resetting: { state: true },
    busy: { state: true },
  };

  pageTitle = "User";

  constructor() {
    super();
    this.parameters = {};
    /** The teams of the account, once they are known. */
    this.teams = null;
    /** Whether the account has no key, once it is known. */
    this.noKeys = null;
    /** Whether the service account has no OIDC identity, once it is known. */
    this.noIdentities = null;
    this.resetting = false;
    this.busy = false;
    this.form = new Form(this);
    this.password = new Form(this, NEW_PASSWORD);
    this.user = new Loaded(this, async () => {
      const user = await get(accountPath(this.parameters.id));
      this.form.reset(accountValues(user));
      return user;
    });
  }

  get #own() {
    return this.user.value.Id === session.user.Id;
  }

  get #mayEdit() {
    return may("UserEdit");
  }

  /** Changes the account as it is now, which others may have changed since. */
  async #change(wanted) {
    this.user.value = await changeAccount(this.user.value, wanted);
    if (this.#own) {
      await refreshSession();
    }
    this.requestUpdate();
  }

  async #save(event) {
    event.preventDefault();
    if (await this.form.submit((values) => this.#change(values))) {
      this.form.reset(accountValues(this.user.value));
      notify(`The ${accountKind(this.user.value)} was saved.`);
    }
  }

  /** Does what was asked for, and tells how it went. */
  async #act(action, done) {
    this.busy = true;
    try {
      await action();
      notify(done);
    } catch (error) {
      notifyProblem(error);
    }
    this.busy = false;
  }

  async #disable() {
    const user = this.user.value;
    const sure = await ask({
      title: `Disable “${accountName(user)}”?`,
      text: html`<p class="mb-0">
        ${user.IsService ? "Programs that use it are" : "The user is signed out at once, and"}
        ${user.IsService ? "refused at once" : "the user's API keys are refused"}, until you enable the account again.
        Nothing is deleted.
      </p>`,
      confirm: `Disable ${accountKind(user)}`,
      danger: true,
    });
    if (sure) {
      await this.#act(() => this.#change({ IsActive: false }), `${accountName(user)} is disabled.`);
    }
  }

  async #enable() {
    await this.#act(
      () => this.#change({ IsActive: true }),
      `${accountName(this.user.value)} is enabled. API keys that have not ended work again.`,
    );
  }

  async #revokeSessions() {
    const user = this.user.value;
    const name = accountName(user);
    const sure = await ask({
      title: `Revoke the sessions of “${name}”?`,
      text: html`<p class="mb-0">
        ${user.IsService
          ? "All access tokens that programs got with its API keys and OIDC identities end at once."
          : html`<strong>${name}</strong> is signed out everywhere, and all access tokens of the account end at once.`}
        API keys go on working.
      </p>`,
      confirm: "Revoke sessions",
      danger: true,
    });
    if (sure) {
      await this.#act(() => revokeSessions(user.Id), `The sessions and access tokens of ${name} have ended.`);
    }
  }

  async #delete() {
    const user = this.user.value;
    const name = accountName(user);
    const sure = await ask({
      title: `Delete “${name}”?`,
      text: html`<p>
          The ${accountKind(user)} <strong>${user.Username}</strong> is deleted, and
          ${await this.#workingKeys(user)}
        </p>
        <p class="mb-0">The audit keeps what was done. This cannot be undone; disabling can.</p>`,
      confirm: `Delete ${accountKind(user)}`,
      cancel: `Keep ${accountKind(user)}`,
      danger: true,
    });
    if (!sure) {
      return;
    }
    this.busy = true;
    try {
      await remove(accountPath(user.Id));
    } catch (error) {
      notifyProblem(error);
      this.busy = false;
      return;
    }
    notify(`The ${accountKind(user)} “${name}” was deleted.`);
    go("/configuration/users", {}, { replace: true });
  }

  /** How many keys stop working with the account. */
  async #workingKeys(user) {
    const count = async (filter) => {
      const page = await get(withQuery(`${accountPath(user.Id)}/apikeys`, { ...filter, take: 1 }));
      return page.TotalResults;
    };
    let keys;
    try {
      const now = new Date().toISOString();
      const counts = await Promise.all([count({ neverExpires: true }), count({ expiresFrom: now })]);
      keys = counts[0] + counts[1];
    } catch {
      // Who may delete a person may not see the keys for that.
      return html`all API keys of the account stop working at once.`;
    }
    if (keys === 0) {
      return html`no API key stops working.`;
    }
    return keys === 1
      ? html`<strong>1 API key</strong> stops working at once.`
      : html`<strong>${keys.toLocaleString()} API keys</strong> stop working at once.`;
  }

  async #startReset() {
    this.resetting = true;
    await this.updateComplete;
    this.querySelector("#field-Password").focus();
  }

  async #endReset() {
    this.password.reset(NEW_PASSWORD);
    this.resetting = false;
    await this.updateComplete;
    this.querySelector("#reset-password")?.focus();
  }

  async #resetPassword(event) {
    event.preventDefault();
    const good = await this.password.submit(
      ({ Password }) => this.#change({ Password }),
      () => {
        checkPassword(this.password);
        if (this.password.values.Password === "") {
          this.password.fault("Password", "Please provide a password.");
        }
      },
    );
    if (good) {
      notify(`${accountName(this.user.value)} has a new password, and was signed out everywhere.`);
      await this.#endReset();
    }
  }

  render() {
    if (this.user.problem) {
      return problemState(this.user.problem, () => this.user.reload());
    }
    if (!this.user.value) {
      return loadingState();
    }
    const user = this.user.value;
    return html`
      ${pageHeading({
        title: accountName(user),
        above: { label: "Users", href: "#/configuration/users" },
        text: html`${user.Username} ${kindBadge(user)} ${stateBadge(user)}`,
        actions: this.#actions(user),
      })}
      ${this.#missing(user)} ${this.#details(user)} ${this.#keySection(user)} ${this.#oidcSection(user)}
      ${this.#teamSection(user)} ${this.#signInSection(user)} ${this.#identities(user)}
    `;
  }

  #actions(user) {
    const others = this.#mayEdit && !this.#own;
    return html`
      ${this.#own || mayAnywhere("TeamView") ? permissionsLink(user) : nothing}
      ${others
        ? html`${user.IsActive
              ? html`<button class="btn btn-outline-danger" ?disabled=${this.busy} @click=${this.#disable}>
                  ${icon("slash-circle")} Disable ${accountKind(user)}
                </button>`
              : html`<button class="btn btn-outline-primary" ?disabled=${this.busy} @click=${this.#enable}>
                  ${icon("check-circle")} Enable ${accountKind(user)}
                </button>`}
            <button class="btn btn-outline-danger" ?disabled=${this.busy} @click=${this.#delete}>
              ${icon("trash")} Delete ${accountKind(user)}
            </button>`
        : nothing}
    `;
  }

  /** What a service account needs before it is of any use. */
  #missing(user) {
    if (!user.IsService || !this.#mayEdit || this.teams === null || this.noKeys === null || this.noIdentities === null) {
      return nothing;
    }
    const key = this.noKeys && this.noIdentities;
    const team = this.teams.every((each) => each.Id === EVERYONE);
    if (!key && !team) {
      return nothing;
    }
    return html`<section class="card-plain" aria-labelledby="missing">
      <h2 class="h5" id="missing">What is missing</h2>
      <p>
        A program can use this account once it has an API key or an OIDC identity, to be let in, and a team, to be
        allowed anything.
        ${key && team ? "It has neither yet." : key ? "It has neither key nor identity yet." : "It has no team yet."}
      </p>
      <div class="d-flex flex-wrap gap-2">
        ${key
          ? html`<a class="btn btn-primary" href="#${accountPlace(user.Id)}/apiKeys/new"
              >${icon("key")} Create the first API key</a
            >
            <a class="btn btn-outline-primary" href="#${identityPlace(user.Id, "new")}"
              >${icon("shield-lock")} Create an OIDC identity</a
            >`
          : nothing}
        ${team && mayAnywhere("TeamEdit")
          ? html`<button
              class="btn btn-outline-primary"
              @click=${() => this.querySelector("keyden-user-teams").startAdding()}
            >
              ${icon("person-badge")} Choose a team
            </button>`
          : nothing}
      </div>
    </section>`;
  }

  #details(user) {
    return html`<section class="card-plain" aria-labelledby="details">
      <h2 class="h5" id="details">Details</h2>
      <dl class="facts mb-3">
        <dt>Id</dt>
        <dd>${identifier(user.Id)}</dd>
        <dt>Created</dt>
        <dd>${time(user.Created, "exact", "unknown")}</dd>
        ${this.#mayEdit
          ? nothing
          : html`<dt>E-mail address</dt>
              <dd>${user.EmailAddress ?? "none"}</dd>`}
      </dl>
      ${this.#mayEdit
        ? html`<form class="narrow" @submit=${this.#save} novalidate>
            ${formFaults(this.form)} ${accountFields(this.form, { service: user.IsService })}
            ${submitButton(this.form, "Save")}
          </form>`
        : nothing}
    </section>`;
  }

  #keySection(user) {
    const seen = this.#own || may("AdministerSystem") || (user.IsService && this.#mayEdit);
    const create = user.IsService && this.#mayEdit ? `#${accountPlace(user.Id)}/apiKeys/new` : null;
    return html`<section class="mb-5" aria-labelledby="keys">
      <div class="d-flex flex-wrap align-items-center gap-2 mb-2">
        <h2 class="h5 mb-0 me-auto" id="keys">API keys</h2>
        ${create
          ? html`<a class="btn btn-outline-primary" href=${create}>${icon("plus-lg")} New API key</a>`
          : nothing}
      </div>
      ${this.#keyHint(user, seen)} ${seen
        ? html`<keyden-user-keys
            .user=${user}
            .create=${create}
            @none=${(event) => {
              this.noKeys = event.detail;
            }}
          ></keyden-user-keys>`
        : nothing}
    </section>`;
  }

  #keyHint(user, seen) {
    if (this.#own) {
      return html`<p>You make keys under <a href="#/users/me/apiKeys">My API keys</a>.</p>`;
    }
    if (!seen) {
      return html`<p>Only administrators see the API keys of other people.</p>`;
    }
    return html`${user.IsService
      ? nothing
      : html`<p class="text-body-secondary">
          Nobody makes a key for another person: they do that themselves. You see these keys and can revoke them.
        </p>`}${user.IsActive
      ? nothing
      : html`<p>${icon("slash-circle")} While the account is disabled, its keys are refused.</p>`}`;
  }

  /** What lets programs in without a key; people have none of it. */
  #oidcSection(user) {
    if (!user.IsService) {
      return nothing;
    }
    return html`<section class="mb-5" aria-labelledby="oidc">
      <div class="d-flex flex-wrap align-items-center gap-2 mb-2">
        <h2 class="h5 mb-0 me-auto" id="oidc" tabindex="-1">OpenID Connect</h2>
        ${this.#mayEdit
          ? html`<a class="btn btn-outline-primary" href="#${identityPlace(user.Id, "new")}"
              >${icon("plus-lg")} New OIDC identity</a
            >`
          : nothing}
      </div>
      ${this.#mayEdit
        ? html`<keyden-user-oidc
            .user=${user}
            @loaded=${(event) => {
              this.noIdentities = event.detail.length === 0;
            }}
            @removed=${() => this.querySelector("#oidc").focus()}
          ></keyden-user-oidc>`
        : html`<p>Only those who may edit users see the OIDC identities of a service account.</p>`}
    </section>`;
  }

  #teamSection(user) {
    return html`<section class="mb-5" aria-labelledby="teams">
      <h2 class="h5" id="teams">Teams</h2>
      <p class="text-body-secondary">What the account may do comes from the user roles of its teams.</p>
      ${this.#own || mayAnywhere("TeamView")
        ? html`<keyden-user-teams
            .user=${user}
            @loaded=${(event) => {
              this.teams = event.detail;
            }}
          ></keyden-user-teams>`
        : html`<p>You may not see to which teams other people belong.</p>`}
    </section>`;
  }

  #signInSection(user) {
    if (this.#own) {
      return html`<section class="card-plain" aria-labelledby="sign-in">
        <h2 class="h5" id="sign-in">Signing in</h2>
        <p class="mb-0">
          This is your own account. Its password and its sessions are on <a href="#/users/me">your profile</a>.
        </p>
      </section>`;
    }
    if (!this.#mayEdit) {
      return nothing;
    }
    const reset = user.CanPasswordBeEdited && !this.resetting;
    return html`<section class="card-plain" aria-labelledby="sign-in">
      <h2 class="h5" id="sign-in">Signing in</h2>
      <p>
        ${user.IsService
          ? "A service account does not sign in. Programs can get access tokens with its API keys and OIDC identities; revoking ends those that are out."
          : "Revoking the sessions signs the user out everywhere, and ends the access tokens of the account. API keys go on working. A new password does the same."}
      </p>
      ${this.resetting ? this.#passwordForm() : nothing}
      <div class="d-flex flex-wrap gap-2">
        ${reset
          ? html`<button class="btn btn-outline-secondary" id="reset-password" @click=${this.#startReset}>
              ${icon("shield-lock")} Reset password
            </button>`
          : nothing}
        <button class="btn btn-outline-danger" ?disabled=${this.busy} @click=${this.#revokeSessions}>
          ${icon("box-arrow-right")} Revoke sessions
        </button>
      </div>
    </section>`;
  }

  #passwordForm() {
    return html`<form class="narrow mb-4" aria-label="Reset password" @submit=${this.#resetPassword} novalidate>
      ${usernameOf(this.user.value)} ${formFaults(this.password)} ${passwordFields(this.password, "New password")}
      <div class="d-flex gap-2">
        ${submitButton(this.password, "Set new password")}
        <button class="btn btn-outline-secondary" type="button" ?disabled=${this.password.busy} @click=${this.#endReset}>
          Cancel
        </button>
      </div>
    </form>`;
  }

  /** Logins at other providers; programs that manage users write them. */
  #identities(user) {
    if (user.Identities.length === 0) {
      return nothing;
    }
    const claims = user.Identities.flatMap((identity) =>
      Object.entries(identity.Claims).map(([name, claim]) => ({ provider: identity.IdentityProviderName, name, claim })),
    );
    return html`<section class="mb-5" aria-labelledby="identities">
      <h2 class="h5" id="identities">Logins at other providers</h2>
      ${plainTable({
        caption: `Logins of ${accountName(user)} at other providers`,
        items: claims,
        key: ({ provider, name }) => `${provider} ${name}`,
        columns: [
          { label: "Provider", style: "cell-text", cell: ({ provider }) => provider },
          { label: "Claim", style: "cell-text", cell: ({ name }) => name },
          { label: "Value", style: "cell-wide", cell: ({ claim }) => claim.Value },
          { label: "Tells who it is", cell: ({ claim }) => (claim.IsIdentifyingClaim ? "yes" : "no") },
        ],
      })}
    </section>`;
  }
}

customElements.define("keyden-user-page", UserPage);
export default "keyden-user-page";
