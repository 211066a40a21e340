import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { formFaults, selectField, submitButton, textField } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { notify } from "../element/notice.js";
import { loadingState, problemState } from "../element/table.js";
import { get, post, put } from "../foundation/api.js";
import { merged } from "../foundation/changes.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import { go } from "../foundation/router.js";
import { accountName, accountPath, accountPlace } from "./accounts.js";
import {
  FILTERS,
  GITHUB,
  REPOSITORY,
  danger,
  filterOf,
  getIdentities,
  githubSubject,
  githubValues,
  identityPath,
  identityPlace,
  isGithub,
  newIdentityPath,
} from "./oidc.js";

const NEW_IDENTITY = {
  kind: "github",
  Name: "",
  repository: "",
  filter: "branch",
  Branch: "",
  Environment: "",
  Tag: "",
  Issuer: "",
  Subject: "",
  Audience: "",
};

const FILTER_HINTS = {
  any: "Every run of every workflow of the repository, on any branch, and those that pull requests start.",
  branch: html`Runs on this branch, in jobs that name no environment. <code>*</code> stands for any characters:
    <code>release/*</code>.`,
  environment: "Jobs that name this environment, whatever started them; its protection rules decide who may.",
  pullRequest: "Runs that a pull request started, in jobs that name no environment.",
  tag: html`Runs for this tag, in jobs that name no environment. <code>*</code> stands for any characters: <code>v*</code>.`,
};

/** The line that makes GitHub say how a repository names itself, with its ids. */
const REPOSITORY_LINE = `gh api repos/OWNER/NAME --jq '"\\(.owner.login)@\\(.owner.id)/\\(.name)@\\(.id)"'`;

/** The values of the form for an identity: as a repository where nothing of it would be lost. */
function valuesOf({ Name, Issuer, Subject, Audience }) {
  const github = Issuer === GITHUB && !Audience ? githubValues(Subject) : null;
  return {
    ...NEW_IDENTITY,
    kind: github === null ? "other" : "github",
    Name,
    Issuer,
    Subject,
    Audience: Audience ?? "",
    ...github,
  };
}

/** Makes an OIDC identity of a service account, or changes one. */
class OidcIdentityPage extends PortalElement {
  static properties = { parameters: { attribute: false } };

  constructor() {
    super();
    this.parameters = {};
    this.form = new Form(this, NEW_IDENTITY);
    this.known = new Loaded(this, async () => {
      const { id, identity } = this.parameters;
      const [user, , one] = await Promise.all([
        get(accountPath(id)),
        // Also for a new one: who may not make it is told so before the form is filled in.
        getIdentities(id),
        identity === undefined ? null : get(identityPath(id, identity)),
      ]);
      if (one !== null) {
        this.form.reset(valuesOf(one));
      }
      return { user, identity: one };
    });
  }

  get pageTitle() {
    return this.parameters.identity === undefined ? "New OIDC identity" : "OIDC identity";
  }

  /** The identity that the form describes. What somebody else wrote stays as it is, blanks too. */
  #wanted(before) {
    const { values } = this.form;
    const typed = (name) => (values[name] === before?.[name] ? values[name] : values[name].trim());
    return values.kind === "github"
      ? { Name: typed("Name"), Issuer: GITHUB, Subject: githubSubject(values), Audience: "" }
      : { Name: typed("Name"), Issuer: typed("Issuer"), Subject: typed("Subject"), Audience: typed("Audience") };
  }

  #check() {
    const { values } = this.form;
    if (values.kind !== "github") {
      return;
    }
    if (!REPOSITORY.test(values.repository.trim())) {
      this.form.fault("repository", "Please provide the repository as owner/name.");
    }
    const { field } = filterOf(values.filter);
    if (field !== undefined && values[field].trim() === "") {
      this.form.fault(field, `Please provide the name of the ${field.toLowerCase()}.`);
    }
  }

  async #submit(event) {
    event.preventDefault();
    const { user, identity } = this.known.value;
    let saved = null;
    const good = await this.form.submit(
      async () => {
        saved = identity === null ? await this.#create(user) : await this.#change(user, identity);
      },
      () => this.#check(),
    );
    if (!good) {
      return;
    }
    if (identity === null) {
      notify(`The OIDC identity “${saved.Name}” is there.`);
      go(`${identityPlace(user.Id, saved.Id)}/use`, {}, { replace: true });
    } else {
      notify(`The OIDC identity “${saved.Name}” was saved.`);
      go(accountPlace(user.Id));
    }
  }

  #create(user) {
    return post(newIdentityPath(user.Id), this.#wanted(null));
  }

  /** Changes the identity as it is now, which others may have changed since. */
  async #change(user, identity) {
    const path = identityPath(user.Id, identity.Id);
    const before = { ...identity, Audience: identity.Audience ?? "" };
    return put(path, merged(await get(path), before, this.#wanted(before)));
  }

  render() {
    if (this.known.problem) {
      return problemState(this.known.problem, () => this.known.reload());
    }
    if (!this.known.value) {
      return loadingState();
    }
    const { user, identity } = this.known.value;
    const { form } = this;
    const back = `#${accountPlace(user.Id)}`;
    return html`
      ${pageHeading({
        title: identity === null ? html`New OIDC identity for ${accountName(user)}` : identity.Name,
        above: { label: accountName(user), href: back },
        text:
          identity === null
            ? "Who brings a token of this issuer with this subject may act as the service account for an hour."
            : "If issuer, subject or audience change, the access tokens that were exchanged by this identity end at once.",
      })}
      <form class="narrow" @submit=${this.#submit} novalidate>
        ${formFaults(form)}
        ${selectField(
          form,
          "kind",
          "Who issues the tokens",
          [
            { value: "github", label: "GitHub Actions" },
            { value: "other", label: "Other issuer" },
          ],
          { required: true },
        )}
        ${textField(form, "Name", "Name", {
          required: true,
          maxlength: 200,
          spellcheck: true,
          hint: "What lists and the audit call it: “deployments of the shop”.",
        })}
        ${form.values.kind === "github" ? this.#github() : this.#other()} ${this.#warning()}
        <div class="d-flex gap-2">
          ${submitButton(form, identity === null ? "Create OIDC identity" : "Save")}
          <a class="btn btn-outline-secondary" href=${back}>Cancel</a>
        </div>
      </form>
    `;
  }

  #github() {
    const { form } = this;
    const { value, field } = filterOf(form.values.filter);
    const hint = FILTER_HINTS[value];
    return html`
      ${textField(form, "repository", "Repository", {
        required: true,
        hint: html`<code>owner/name</code>. A repository that was made, renamed or moved after 15 July 2026 names itself
          with its ids: <code>owner@123456/name@456789</code>.
          <details>
            <summary>How to find the ids</summary>
            <code>${REPOSITORY_LINE}</code>
          </details>`,
      })}
      ${selectField(form, "filter", "Which runs", FILTERS, {
        required: true,
        hint: field === undefined ? hint : undefined,
      })}
      ${field === undefined ? nothing : textField(form, field, field, { required: true, hint })}
      <dl class="facts mb-3">
        <dt>Issuer</dt>
        <dd><code>${GITHUB}</code></dd>
        <dt>Subject</dt>
        <dd><code id="subject">${githubSubject(form.values)}</code></dd>
      </dl>
    `;
  }

  #other() {
    const { form } = this;
    return html`
      ${textField(form, "Issuer", "Issuer", {
        required: true,
        inputmode: "url",
        hint: html`The address that tokens name as their issuer (<code>iss</code>), with HTTPS. Below it the server finds the
          issuer's keys, at <code>/.well-known/openid-configuration</code>.`,
      })}
      ${textField(form, "Subject", "Subject", {
        required: true,
        hint: html`What tokens must name as their subject (<code>sub</code>), capitals and all. <code>*</code> stands for any
          characters, also none, and <code>?</code> for any one.`,
      })}
      ${textField(form, "Audience", "Audience", {
        hint: html`Whom tokens must be made out to (<code>aud</code>). Left empty, it is the service account id, which is
          best.`,
      })}
    `;
  }

  /** Stands there as one types, and keeps nobody from going on. */
  #warning() {
    const found = danger(this.#wanted(null));
    return html`<div role="status">
      ${found === null
        ? nothing
        : html`<div class="alert alert-warning">${icon("exclamation-triangle")} ${found.text}</div>`}
    </div>`;
  }
}

customElements.define("keyden-oidc-identity-page", OidcIdentityPage);
export default "keyden-oidc-identity-page";
