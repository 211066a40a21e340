import { html } from "lit";
import { PortalElement } from "../element/base.js";
import { emptyState } from "../element/table.js";

/** What is seen where nothing is. */
class NowherePage extends PortalElement {
  pageTitle = "Not found";

  render() {
    return html`
      <h1 class="visually-hidden" tabindex="-1">Not found</h1>
      ${emptyState({
        picture: "slash-circle",
        title: "There is no such page",
        text: "The address may be an old one, or mistyped. Keyden has users, API keys, teams, roles, spaces and their audit.",
        action: html`<a class="btn btn-primary" href="#/users/me/apiKeys">My API keys</a>`,
      })}
    `;
  }
}

customElements.define("keyden-nowhere-page", NowherePage);
export default "keyden-nowhere-page";
