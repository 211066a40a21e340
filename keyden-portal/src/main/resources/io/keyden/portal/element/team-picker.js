import { get, segment, withQuery } from "../foundation/api.js";
import { Picker, PICKER_HITS } from "./picker.js";

/** Finds a team by its name. `query` narrows what is offered: `{includeSystem: true}`. */
class TeamPicker extends Picker {
  static properties = { query: { attribute: false } };

  constructor() {
    super();
    this.query = {};
  }

  find(text, signal) {
    return get(withQuery("/api/teams", { ...this.query, partialName: text, take: PICKER_HITS }), { signal });
  }

  findOne(id) {
    return get(`/api/teams/${segment(id)}`);
  }

  detailOf(team) {
    return team.Description || team.Id;
  }

  get nothingFound() {
    return "No team matches.";
  }
}

customElements.define("keyden-team-picker", TeamPicker);
