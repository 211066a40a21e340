package io.keyden.http.page;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.http.api.Access;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * {@code /app} and the files below it; {@code /} leads there.
 *
 * <p>A file's path holds the version of all of them, so it may be kept for ever; the page itself is
 * asked for each time and answered with 304 while it is the same. Files are packed when a browser
 * first asks, and kept packed.
 */
public final class PageRoutes implements RouteGroup {
  private static final String HOME = "/app";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** Below this, packing saves no packet. */
  private static final int PACKED_BYTES_MIN = 1000;

  private final Supplier<Pages> pages;
  private final Map<String, byte[]> packed = new ConcurrentHashMap<>();

  /**
   * Serves {@code pages}.
   *
   * @param pages asked at every request, so it remembers what it made; a server whose pages nobody
   *     opens need not read them
   */
  public PageRoutes(Supplier<Pages> pages) {
    this.pages = pages;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get("/", Access.anonymous(), request -> home()),
        Route.get(HOME, Access.anonymous(), this::page),
        file("file"),
        file("folder", "file"),
        file("folder", "library", "file"),
        file("folder", "library", "part", "file"));
  }

  private Route<Access> file(String... segments) {
    var template = Stream.of(segments).map(name -> "/{" + name + "}").collect(Collectors.joining());
    return Route.get(
        HOME + "/{version}" + template,
        Access.anonymous(),
        request ->
            file(
                request,
                Stream.of(segments).map(request::parameter).collect(Collectors.joining("/"))));
  }

  private static Response home() {
    return Response.empty(302).withHeader("Location", HOME);
  }

  private Response page(Request request) {
    var current = pages.get();
    var tag = "\"" + current.version() + "\"";
    // A proxy that packs on its own makes the tag a weak one.
    if (request.header("If-None-Match").filter(known -> known.contains(tag)).isPresent()) {
      return Response.empty(304).withHeader("ETag", tag).withHeader("Cache-Control", "no-cache");
    }
    return answer(request, "", current.entry())
        .withHeader("ETag", tag)
        .withHeader("Cache-Control", "no-cache")
        .withHeader("Content-Security-Policy", current.contentSecurityPolicy())
        .withHeader("Cross-Origin-Opener-Policy", "same-origin")
        .withHeader("Referrer-Policy", "no-referrer");
  }

  private Response file(Request request, String path) {
    var current = pages.get();
    var known = current.version().equals(request.parameter("version"));
    return current
        .file(path)
        .filter(file -> known)
        .map(file -> answer(request, path, file).withHeader("Cache-Control", FOR_EVER))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound(path)));
  }

  private Response answer(Request request, String path, Pages.File file) {
    var varying = Response.of(200, file.contentType(), file.bytes());
    if (file.bytes().length < PACKED_BYTES_MIN) {
      return varying;
    }
    if (request.header("Accept-Encoding").filter(PageRoutes::takesGzip).isEmpty()) {
      return varying.withHeader("Vary", "Accept-Encoding");
    }
    var bytes = packed.computeIfAbsent(path, key -> gzip(file.bytes()));
    return Response.of(200, file.contentType(), bytes)
        .withHeader("Content-Encoding", "gzip")
        .withHeader("Vary", "Accept-Encoding");
  }

  private static boolean takesGzip(String accepted) {
    return Stream.of(accepted.split(","))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;q=(1|0\\.\\d*[1-9]).*"));
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
