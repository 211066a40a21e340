import { html } from "lit";
import { PortalElement } from "../element/base.js";
import { formFaults, submitButton, textField } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { notify } from "../element/notice.js";
import { post } from "../foundation/api.js";
import { Form } from "../foundation/form.js";
import { go } from "../foundation/router.js";
import { accountName, accountPlace, checkUsername } from "./accounts.js";

/** Makes the account of a program; its page offers what it needs next. */
class NewServiceAccountPage extends PortalElement {
  pageTitle = "Create service account";

  constructor() {
    super();
    this.form = new Form(this, { Username: "", DisplayName: "" });
  }

  async #submit(event) {
    event.preventDefault();
    let user = null;
    const good = await this.form.submit(
      async ({ Username, DisplayName }) => {
        user = await post("/api/users", { Username, DisplayName: DisplayName.trim() || Username, IsService: true });
      },
      () => checkUsername(this.form),
    );
    if (good) {
      notify(`The service account ${accountName(user)} is there.`);
      go(accountPlace(user.Id));
    }
  }

  render() {
    const { form } = this;
    return html`
      ${pageHeading({
        title: "Create service account",
        above: { label: "Users", href: "#/configuration/users" },
        text: "A service account belongs to a program, not to a person: its keys go on working when people leave. It has no password and cannot sign in. It needs an API key or an OIDC identity, and a team, which its page offers next.",
      })}
      <form class="narrow" @submit=${this.#submit} novalidate>
        ${formFaults(form)}
        ${textField(form, "Username", "User name", {
          required: true,
          maxlength: 64,
          hint: "Short, and without blanks if you can: “build-agent”.",
        })}
        ${textField(form, "DisplayName", "Display name", {
          maxlength: 64,
          hint: "What lists and the audit call it. Left empty, it is the user name.",
        })}
        <div class="d-flex gap-2">
          ${submitButton(form, "Create service account")}
          <a class="btn btn-outline-secondary" href="#/configuration/users">Cancel</a>
        </div>
      </form>
    `;
  }
}

customElements.define("keyden-new-service-account-page", NewServiceAccountPage);
export default "keyden-new-service-account-page";
