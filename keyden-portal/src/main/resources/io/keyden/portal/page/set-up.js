import { html } from "lit";
import { PortalElement } from "../element/base.js";
import { textField } from "../element/field.js";
import { loadingState, problemState } from "../element/table.js";
import { get } from "../foundation/api.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import { go } from "../foundation/router.js";
import { register } from "../foundation/session.js";
import { checkPassword, NEW_ACCOUNT, registration, registrationForm } from "./registration.js";

/** Makes the first administrator of an installation that has none. */
class SetUpPage extends PortalElement {
  pageTitle = "Set up";

  constructor() {
    super();
    this.form = new Form(this, NEW_ACCOUNT);
    this.ways = new Loaded(this, async () => {
      const ways = await get("/api/authentication", { quiet: true });
      if (!ways.Keyden?.SetUpRequired) {
        // Somebody was here before.
        go("/signin", {}, { replace: true });
      }
      return ways;
    });
  }

  async #submit(event) {
    event.preventDefault();
    const good = await this.form.submit(
      (values) => register(registration(values)),
      () => checkPassword(this.form),
    );
    if (good) {
      this.form.reset(NEW_ACCOUNT);
      this.dispatchEvent(new Event("signed-in"));
    }
  }

  render() {
    if (this.ways.problem) {
      return problemState(this.ways.problem, () => this.ways.reload());
    }
    if (!this.ways.value) {
      return loadingState();
    }
    const code = textField(this.form, "InvitationCode", "Set-up code", {
      required: true,
      hint: "The server printed it when it started. It shows that you are who runs the server.",
    });
    return html`<div class="outside-card">
      <h1 class="h4" tabindex="-1">Welcome to Keyden</h1>
      <p class="text-body-secondary">
        This server has no account yet. Make the first one: it may do everything, and can invite the others.
      </p>
      ${registrationForm(this.form, code, "Create the administrator", (event) => this.#submit(event))}
    </div>`;
  }
}

customElements.define("keyden-set-up-page", SetUpPage);
export default "keyden-set-up-page";
