package io.keyden.client.octopus;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/** The text of an event, which knows where in it documents are named. */
final class EventMessage {
  private final StringBuilder text = new StringBuilder();
  private final ArrayNode references = Json.array();
  private final Set<String> relatedIds = new LinkedHashSet<>();

  EventMessage say(String words) {
    text.append(words);
    return this;
  }

  EventMessage name(String words, String documentId) {
    references
        .addObject()
        .put("ReferencedDocumentId", documentId)
        .put("StartIndex", text.length())
        .put("Length", words.length());
    relatedIds.add(documentId);
    return say(words);
  }

  String text() {
    return text.toString();
  }

  ArrayNode references() {
    return references;
  }

  ArrayNode relatedIds() {
    return Json.texts(relatedIds);
  }
}
