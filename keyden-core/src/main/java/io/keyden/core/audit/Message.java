package io.keyden.core.audit;

import io.keyden.core.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of an event, and which parts of it name things.
 *
 * <p>Control characters in names are replaced, so that no name can forge a line of an export or a
 * log.
 *
 * @param text the whole text
 * @param references the things it is about, first those it names in their order
 */
public record Message(String text, List<DocumentReference> references) {
  public Message {
    references = List.copyOf(references);
  }

  /** Starts a message. */
  public static Builder of(String text) {
    return new Builder().text(text);
  }

  /** Puts a message together piece by piece. */
  public static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final List<DocumentReference> references = new ArrayList<>();

    private Builder() {}

    /** Adds words. */
    public Builder text(String words) {
      text.append(Printable.of(words));
      return this;
    }

    /** Adds {@code name} as the name of a thing. */
    public Builder name(String documentId, String name) {
      var words = Printable.of(name);
      references.add(new DocumentReference(documentId, text.length(), words.length()));
      text.append(words);
      return this;
    }

    /** Says that the event concerns a thing that the text does not name. */
    public Builder about(String documentId) {
      references.add(DocumentReference.unnamed(documentId));
      return this;
    }

    /** The finished message. */
    public Message build() {
      return new Message(text.toString(), references);
    }
  }
}
