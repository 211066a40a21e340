package io.keyden.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The portal: one page, and the files that it fetches from {@code /app/{version}/…}.
 *
 * <p>The version is made of all content. So a browser may keep each file for ever, and after an
 * upgrade asks for the new ones. Immutable.
 */
public final class Portal {
  private static final String ENTRY = "index.html";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  /** Folders whose scripts every visit needs; those of the pages are fetched when they are seen. */
  private static final List<String> FETCHED_AT_ONCE =
      List.of("portal.js", "foundation/", "element/", "vendor/");

  private final Map<String, PortalFile> files;
  private final String version;
  private final PortalFile entry;
  private final String contentSecurityPolicy;

  private Portal(Map<String, PortalFile> files) {
    this.files = files;
    this.version = version(files);
    var html = entry(files, "/app/" + version);
    this.entry = new PortalFile(contentType(ENTRY), html.getBytes(StandardCharsets.UTF_8));
    this.contentSecurityPolicy = policy(html);
  }

  /** Reads all files; takes some milliseconds. */
  public static Portal load() {
    Map<String, PortalFile> files = new TreeMap<>();
    for (var path : new String(read("files.txt"), StandardCharsets.UTF_8).lines().toList()) {
      files.put(path, new PortalFile(contentType(path), read(path)));
    }
    return new Portal(files);
  }

  /** Changes with any content; letters and digits. */
  public String version() {
    return version;
  }

  /** The page itself, which names the files under their version. */
  public PortalFile entry() {
    return entry;
  }

  /**
   * What the browser may do on the page: scripts and styles of this server and nothing inline but
   * the import map by its digest, no other address, no frame around it. Trusted Types keep text
   * from becoming markup, but through Lit's own templates.
   */
  public String contentSecurityPolicy() {
    return contentSecurityPolicy;
  }

  /** The file with this path, {@code foundation/api.js}. */
  public Optional<PortalFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private static String version(Map<String, PortalFile> files) {
    var digest = sha256();
    files.forEach((path, file) -> {
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(file.bytes());
      digest.update((byte) 0);
    });
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static String entry(Map<String, PortalFile> files, String base) {
    var html = files.get(ENTRY);
    if (html == null) {
      throw new IllegalStateException(ENTRY + " is not in files.txt");
    }
    var preloads =
        files.keySet().stream()
            .filter(path -> path.endsWith(".js"))
            .filter(path -> FETCHED_AT_ONCE.stream().anyMatch(path::startsWith))
            .map(path -> "<link rel=\"modulepreload\" href=\"" + base + "/" + path + "\">")
            .collect(Collectors.joining("\n    "));
    return new String(html.bytes(), StandardCharsets.UTF_8)
        .replace("{{preloads}}", preloads)
        .replace("{{base}}", base);
  }

  private static String policy(String html) {
    var importMap = IMPORT_MAP.matcher(html);
    if (!importMap.find()) {
      throw new IllegalStateException(ENTRY + " has no import map");
    }
    var digest =
        Base64.getEncoder()
            .encodeToString(sha256().digest(importMap.group(1).getBytes(StandardCharsets.UTF_8)));
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-" + digest + "'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }

  private static String contentType(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "text/plain; charset=utf-8";
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] read(String path) {
    try (var stream = Portal.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("the file " + path + " of the portal is missing");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
