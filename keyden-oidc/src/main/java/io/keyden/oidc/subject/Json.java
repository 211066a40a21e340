package io.keyden.oidc.subject;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** Reads JSON of others, strictly. */
final class Json {
  private Json() {}

  /**
   * The members of an object.
   *
   * @param bytes in UTF-8
   * @throws UnverifiedException if they are no JSON object, or a member stands there twice
   */
  static Map<String, Object> object(byte[] bytes, String noun) throws UnverifiedException {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // The library would take a list of pairs for an object, and "null" for null.
      if (text.stripLeading().startsWith("{")) {
        return JSONObjectUtils.parse(text);
      }
    } catch (CharacterCodingException | ParseException _) {
      // What it says would be somebody else's words.
    }
    throw new UnverifiedException("the " + noun + " is no JSON object");
  }

  /** The member {@code name}, if it is a text. */
  static Optional<String> text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
