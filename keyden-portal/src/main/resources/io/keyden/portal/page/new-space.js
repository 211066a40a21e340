import { html } from "lit";
import { PortalElement } from "../element/base.js";
import { formFaults, submitButton } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { notify, notifyProblem } from "../element/notice.js";
import { post, segment } from "../foundation/api.js";
import { Form } from "../foundation/form.js";
import { Names } from "../foundation/names.js";
import { go } from "../foundation/router.js";
import { refreshSession, session } from "../foundation/session.js";
import { managerFields, NEW_SPACE, spaceSwitches, spaceTexts } from "./space-form.js";

/** Makes a space with its managers. */
class NewSpacePage extends PortalElement {
  pageTitle = "New space";

  constructor() {
    super();
    this.names = new Names(this);
    this.names.learn(session.user);
    this.form = new Form(this, { ...NEW_SPACE, SpaceManagersTeamMembers: [session.user.Id] });
  }

  async #submit(event) {
    event.preventDefault();
    let space = null;
    const good = await this.form.submit(
      async ({ Slug, ...values }) => {
        space = await post("/api/spaces", Slug.trim() === "" ? values : { ...values, Slug });
      },
      () => {
        const { SpaceManagersTeams, SpaceManagersTeamMembers } = this.form.values;
        if (SpaceManagersTeams.length + SpaceManagersTeamMembers.length === 0) {
          this.form.fault("SpaceManagersTeamMembers", "Choose at least one person or one team as manager.");
        }
      },
    );
    if (good) {
      notify(`The space “${space.Name}” is there.`);
      refreshSession().catch(notifyProblem);
      go(`/configuration/spaces/${segment(space.Id)}`);
    }
  }

  render() {
    return html`
      ${pageHeading({ title: "New space", above: { label: "Spaces", href: "#/configuration/spaces" } })}
      <form class="narrow" @submit=${this.#submit} novalidate>
        ${formFaults(this.form)}
        ${spaceTexts(this.form, "The short name in addresses. Left empty, it is made of the name.")}
        ${managerFields(this.form, this.names)} ${spaceSwitches(this.form)}
        <div class="d-flex gap-2">
          ${submitButton(this.form, "Create space")}
          <a class="btn btn-outline-secondary" href="#/configuration/spaces">Cancel</a>
        </div>
      </form>
    `;
  }
}

customElements.define("keyden-new-space-page", NewSpacePage);
export default "keyden-new-space-page";
