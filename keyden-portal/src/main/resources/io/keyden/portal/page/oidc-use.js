import { html } from "lit";
import { PortalElement } from "../element/base.js";
import "../element/examples.js";
import { pageHeading } from "../element/heading.js";
import { loadingState, problemState } from "../element/table.js";
import { get } from "../foundation/api.js";
import { Loaded } from "../foundation/list.js";
import { accountName, accountPath, accountPlace } from "./accounts.js";
import { exchangeExamples } from "./oidc-examples.js";
import { dangerBadge, externalId, getIdentities, identityPath, identityPlace, isGithub } from "./oidc.js";

/** How programs use an OIDC identity: ready lines to copy. */
class OidcUsePage extends PortalElement {
  static properties = { parameters: { attribute: false } };

  pageTitle = "Use an OIDC identity";

  constructor() {
    super();
    this.parameters = {};
    this.known = new Loaded(this, async () => {
      const { id, identity } = this.parameters;
      const [user, all, one] = await Promise.all([
        get(accountPath(id)),
        getIdentities(id),
        get(identityPath(id, identity)),
      ]);
      return { user, id: all.ExternalId, identity: one };
    });
  }

  render() {
    if (this.known.problem) {
      return problemState(this.known.problem, () => this.known.reload());
    }
    if (!this.known.value) {
      return loadingState();
    }
    const { user, id, identity } = this.known.value;
    const back = `#${accountPlace(user.Id)}`;
    return html`
      ${pageHeading({
        title: html`Use “${identity.Name}”`,
        above: { label: accountName(user), href: back },
        text: isGithub(identity)
          ? "The workflow needs no secret: GitHub gives each run a token of its own, and this server exchanges it for an access token that ends after an hour."
          : "Programs need no secret that lasts: this server exchanges a token of the issuer for an access token that ends after an hour.",
      })}
      ${this.#facts(id, identity)}
      <section class="mb-4" aria-labelledby="ready-lines">
        <h2 class="h5" id="ready-lines">${isGithub(identity) ? "Workflow file" : "Ready lines"}</h2>
        <keyden-examples label="Ways" .examples=${exchangeExamples(identity, location.origin, id)}></keyden-examples>
        ${this.#hint(identity)}
      </section>
      <div class="d-flex flex-wrap gap-2">
        <a class="btn btn-primary" href=${back}>Done</a>
        <a class="btn btn-outline-secondary" href="#${identityPlace(user.Id, identity.Id)}">Edit identity</a>
      </div>
    `;
  }

  #facts(id, identity) {
    return html`<section class="card-plain" aria-labelledby="accepted">
      <h2 class="h5" id="accepted">What is accepted</h2>
      <dl class="facts">
        <dt>Issuer</dt>
        <dd><code>${identity.Issuer}</code></dd>
        <dt>Subject</dt>
        <dd><code>${identity.Subject}</code>${dangerBadge(identity)}</dd>
        <dt>Audience</dt>
        <dd>${identity.Audience ? html`<code>${identity.Audience}</code>` : "the service account id"}</dd>
        ${externalId(id)}
      </dl>
    </section>`;
  }

  #hint(identity) {
    return isGithub(identity)
      ? html`<p class="form-text">
          Commit the file to the repository as <code>.github/workflows/keyden.yml</code>. If the exchange is refused, the
          log of the run says which subject the token has.
        </p>`
      : html`<p class="form-text">
          The answer holds the <code>access_token</code>, which goes into the header <code>Authorization: Bearer</code>.
          If the exchange is refused, the answer says which subject the token has.
        </p>`;
  }
}

customElements.define("keyden-oidc-use-page", OidcUsePage);
export default "keyden-oidc-use-page";
