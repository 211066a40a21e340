package io.keyden.server.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the armour of PEM, RFC 7468: what stands between blocks, and before the first, is for
 * people and passed over.
 */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,60})-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private Pem() {}

  /**
   * What a block holds.
   *
   * @param label such as {@code CERTIFICATE}
   * @param body between the two lines
   */
  record Block(String label, String body) {
    /**
     * The bytes.
     *
     * @throws IllegalArgumentException if it is not Base64, such as a key with headers that tell
     *     how it is encrypted
     */
    byte[] der() {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    }

    /** Names the kind only: the body may be a secret. */
    @Override
    public String toString() {
      return "Block[" + label + "]";
    }
  }

  /** All blocks in their order. */
  static List<Block> blocks(String text) {
    var blocks = new ArrayList<Block>();
    var matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }
}
