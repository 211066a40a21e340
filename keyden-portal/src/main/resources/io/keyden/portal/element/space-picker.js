import { get, segment, withQuery } from "../foundation/api.js";
import { Picker, PICKER_HITS } from "./picker.js";

/** Finds a space by its name. */
class SpacePicker extends Picker {
  find(text, signal) {
    return get(withQuery("/api/spaces", { partialName: text, take: PICKER_HITS }), { signal });
  }

  findOne(id) {
    return get(`/api/spaces/${segment(id)}`);
  }

  detailOf(space) {
    return space.Description || space.Slug;
  }

  get nothingFound() {
    return "No space matches.";
  }
}

customElements.define("keyden-space-picker", SpacePicker);
