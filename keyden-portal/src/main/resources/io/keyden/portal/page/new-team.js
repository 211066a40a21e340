import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { formFaults, selectField, submitButton, textArea, textField } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { notify } from "../element/notice.js";
import "../element/space-picker.js";
import { post, segment } from "../foundation/api.js";
import { Form } from "../foundation/form.js";
import { go, place } from "../foundation/router.js";
import { may } from "../foundation/session.js";

/** Makes a team, which has neither members nor roles at first. */
class NewTeamPage extends PortalElement {
  pageTitle = "New team";

  constructor() {
    super();
    const space = place().query.get("space");
    this.form = new Form(this, {
      Name: "",
      Description: "",
      where: space !== null || !may("TeamCreate") ? "space" : "system",
      SpaceId: space,
    });
  }

  async #submit(event) {
    event.preventDefault();
    let team = null;
    const good = await this.form.submit(
      async ({ Name, Description, where, SpaceId }) => {
        team = await post("/api/teams", { Name, Description, SpaceId: where === "space" ? SpaceId : null });
      },
      () => {
        if (this.form.values.where === "space" && this.form.values.SpaceId === null) {
          this.form.fault("SpaceId", "Choose the space whose team it is.");
        }
      },
    );
    if (good) {
      notify(`The team “${team.Name}” is there. Give it members and user roles.`);
      go(`/configuration/teams/${segment(team.Id)}`);
    }
  }

  render() {
    const { form } = this;
    return html`
      ${pageHeading({ title: "New team", above: { label: "Teams", href: "#/configuration/teams" } })}
      <form class="narrow" @submit=${this.#submit} novalidate>
        ${formFaults(form)} ${textField(form, "Name", "Name", { required: true, spellcheck: true, maxlength: 200 })}
        ${textArea(form, "Description", "Description", { hint: "Who belongs to it, and what it is for." })}
        ${may("TeamCreate")
          ? selectField(
              form,
              "where",
              "Where",
              [
                { value: "system", label: "In the system" },
                { value: "space", label: "In a space" },
              ],
              {
                required: true,
                hint: "A team of the system can have roles everywhere, a team of a space in that space only. This stays as it is.",
              },
            )
          : nothing}
        ${form.values.where === "space" ? this.#space() : nothing}
        <div class="d-flex gap-2">
          ${submitButton(form, "Create team")}
          <a class="btn btn-outline-secondary" href="#/configuration/teams">Cancel</a>
        </div>
      </form>
    `;
  }

  #space() {
    const { form } = this;
    form.shows("SpaceId");
    return html`<keyden-space-picker
      class="d-block mb-3"
      label="Space"
      .value=${form.values.SpaceId}
      .fault=${form.faults.SpaceId?.join(" ") ?? null}
      ?disabled=${form.busy}
      @change=${(event) => form.set("SpaceId", event.detail?.Id ?? null)}
    ></keyden-space-picker>`;
  }
}

customElements.define("keyden-new-team-page", NewTeamPage);
export default "keyden-new-team-page";
