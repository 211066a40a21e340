package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Check S13, second part: input. 20,000 requests (short form: 2,000) that were good and then had
 * bytes flipped, cut out, doubled or exchanged for awkward ones, in the request line, the headers,
 * the key, the query and the JSON, go out over raw sockets. Each is answered within five seconds by
 * well-formed HTTP with a JSON body (a redirect of the welcome pages, or an empty body where one is
 * due, aside), or its connection is closed; there is no status from 500 up but 501 for a method
 * that does not exist and 505 for another version; afterwards the server is alive and its log holds
 * no error.
 *
 * <p>The seed is fixed, so a failure comes again; the failing request is shown in hexadecimal
 * without its key. Full form: {@code ./mvnw -Dslow -pl keyden-acceptance -am verify
 * -Dtest=MutatedRequestsTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class MutatedRequestsTest {
  private static final int HANG_MILLIS = 5_000;
  private static final int THREADS = 4;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3})( [ -~]*)?");
  private static final List<String> AWKWARD =
      List.of(
          "\r\n",
          "\r",
          "\n",
          "\u0000",
          "%00",
          "%2e%2e/",
          "../",
          "//",
          "\\",
          "%",
          "%zz",
          "?",
          "#",
          ";",
          "&",
          "=",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          ":",
          ",",
          "null",
          "true",
          "-1",
          "0",
          "1e999",
          "9223372036854775808",
          "2147483648",
          "-0.0",
          "\\ud800",
          "\u00ff\u00fe",
          "\u00c3(",
          "\u00e2\u0080\u00a8",
          "API-",
          "apikey=",
          "Bearer ",
          "Bearer API-",
          "chunked",
          "Transfer-Encoding: chunked\r\n",
          "Content-Length: 5\r\n",
          "Expect: x\r\n",
          "X-HTTP-Method-Override: DELETE\r\n",
          "Cookie: a=b; c\r\n",
          "Host: \r\n",
          " ",
          "\t",
          "A".repeat(300),
          "[".repeat(2_000),
          "a".repeat(20_000));

  @Test
  void two_thousand_mutated_requests_do_no_harm() {
    doNoHarm(2_000);
  }

  @Test
  @Tag("slow")
  void twenty_thousand_mutated_requests_do_no_harm() {
    doNoHarm(20_000);
  }

  private static void doNoHarm(int count) {
    try (PackagedServer server =
        PackagedServer.setup()
            .option("--bad-key-burst", "1000000")
            .option("--request-timeout", "1s")
            .start()) {
      List<byte[]> seeds = seeds(server);
      var faults = new ArrayList<String>();
      var outcomes = new TreeMap<String, Integer>();
      try (var threads = Executors.newFixedThreadPool(THREADS)) {
        var parts =
            IntStream.range(0, THREADS)
                .mapToObj(part ->
                    CompletableFuture.supplyAsync(
                        () -> run(server, seeds, part, count / THREADS), threads))
                .toList();
        for (var part : parts) {
          Part done = part.join();
          faults.addAll(done.faults());
          done.outcomes().forEach((outcome, times) -> outcomes.merge(outcome, times, Integer::sum));
        }
      }

      System.out.println("S13: outcomes of " + count + " mutated requests: " + outcomes);
      assertThat(faults).as("faults").isEmpty();
      assertThat(outcomes.keySet()).as("outcomes").contains("200", "400", "401", "404");
      assertThat(Administration.of(server).statusWith(server.administratorKey())).isEqualTo(200);
      assertThat(server.output().lines().filter(line -> line.contains(" ERROR ")).toList())
          .as("errors in the log")
          .isEmpty();
    }
  }

  private record Part(List<String> faults, TreeMap<String, Integer> outcomes) {}

  private static Part run(PackagedServer server, List<byte[]> seeds, int part, int count) {
    var random = new Random(13_000 + part);
    var faults = new ArrayList<String>();
    var outcomes = new TreeMap<String, Integer>();
    for (int i = 0; i < count && faults.size() < 5; i++) {
      byte[] request = seeds.get(random.nextInt(seeds.size()));
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        request = mutate(request, random);
      }
      String outcome = outcome(server, request);
      outcomes.merge(outcome, 1, Integer::sum);
      if (!outcome.matches("[234]\\d\\d|501|505|closed")) {
        String shown = new String(request, StandardCharsets.ISO_8859_1);
        shown = shown.replaceAll("API-[A-Z0-9]{20,}", "API-masked");
        faults.add(
            outcome
                + " for "
                + HexFormat.of().formatHex(shown.getBytes(StandardCharsets.ISO_8859_1)));
      }
    }
    return new Part(faults, outcomes);
  }

  private static byte[] mutate(byte[] request, Random random) {
    // Mostly near a line's or a value's begin, where parsers decide.
    int at = random.nextInt(request.length);
    return switch (random.nextInt(6)) {
      case 0 -> {
        byte[] flipped = request.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      case 1 -> joined(request, 0, at, "", Math.min(request.length, at + 1 + random.nextInt(9)));
      case 2 -> {
        int end = Math.min(request.length, at + 1 + random.nextInt(40));
        String again = new String(request, at, end - at, StandardCharsets.ISO_8859_1);
        yield joined(request, 0, end, again, end);
      }
      case 3 -> {
        byte[] set = request.clone();
        set[at] = (byte) random.nextInt(256);
        yield set;
      }
      default -> {
        String awkward = AWKWARD.get(random.nextInt(AWKWARD.size()));
        int kept = random.nextBoolean() ? at : Math.min(request.length, at + awkward.length());
        yield joined(request, 0, at, awkward, kept);
      }
    };
  }

  private static byte[] joined(byte[] bytes, int from, int to, String between, int rest) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, from, to - from);
    out.writeBytes(between.getBytes(StandardCharsets.ISO_8859_1));
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }

  /** The status of the first answer, "closed", or what is wrong with it. */
  private static String outcome(PackagedServer server, byte[] request) {
    URI address = server.address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(HANG_MILLIS);
      try {
        socket.getOutputStream().write(request);
        // What is missing of the request never comes.
        socket.shutdownOutput();
      } catch (IOException e) {
        // The server has refused what it has read so far and listens no more; its answer counts.
      }
      return read(socket.getInputStream());
    } catch (SocketTimeoutException e) {
      return "hang";
    } catch (IOException e) {
      return "closed";
    }
  }

  private static String read(InputStream in) throws IOException {
    byte[] all;
    try {
      all = in.readAllBytes();
    } catch (SocketTimeoutException e) {
      return "hang";
    }
    if (all.length == 0) {
      return "closed";
    }
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int headEnd = text.indexOf("\r\n\r\n");
    if (headEnd < 0) {
      return "an answer without an end of its head";
    }
    String[] lines = text.substring(0, headEnd).split("\r\n", -1);
    var status = STATUS_LINE.matcher(lines[0]);
    if (!status.matches()) {
      return "no status line";
    }
    int length = 0;
    boolean json = false;
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].matches("[A-Za-z0-9-]+: ?[\\t\\x20-\\x7e\\x80-\\xff]*")) {
        return "an ill-formed header line";
      }
      String lower = lines[i].toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      json |= lower.startsWith("content-type: application/json");
    }
    String body = text.substring(headEnd + 4);
    if (body.length() < length && !isHead(body)) {
      return "a body that is too short";
    }
    int code = Integer.parseInt(status.group(1));
    if (code >= 400 && length > 0 && !body.isEmpty()) {
      return json ? checked(code, body.substring(0, length)) : "an error that is not JSON: " + code;
    }
    return status.group(1);
  }

  /** The answer to HEAD announces a length and carries nothing. */
  private static boolean isHead(String body) {
    return body.isEmpty();
  }

  private static String checked(int code, String body) {
    String message =
        Json.parse(body.getBytes(StandardCharsets.ISO_8859_1)).path("ErrorMessage").asString("");
    return message.isEmpty() ? "an error without a message: " + code : Integer.toString(code);
  }

  private static List<byte[]> seeds(PackagedServer server) {
    String key = server.administratorKey();
    String me = Json.text(Administration.of(server).me(), "Id");
    String host = server.address().getAuthority();
    var seeds = new ArrayList<byte[]>();
    for (String path :
        List.of(
            "/api",
            "/api/users/me",
            "/api/users?skip=0&take=5&filter=a",
            "/api/users/" + me,
            "/api/users/" + me + "/apikeys?take=2&partialPurpose=x",
            "/api/users/me?apikey=" + key,
            "/api/spaces?partialName=d",
            "/api/Spaces-1/teams?take=3",
            "/api/userroles/all",
            "/api/events?take=3&from=2026-01-01T00:00:00Z&eventCategories=Created",
            "/api/serverstatus")) {
      seeds.add(
          bytes(
              "GET "
                  + path
                  + " HTTP/1.1\r\nHost: "
                  + host
                  + "\r\nX-Octopus-ApiKey: "
                  + key
                  + "\r\nAccept: application/json\r\nUser-Agent: fuzz/1 (x)\r\n\r\n"));
    }
    seeds.add(withBody("POST", "/api/users/login", host, "", "{\"Username\":\"\",\"Password\":1}"));
    seeds.add(
        withBody(
            "POST",
            "/api/users/" + me + "/apikeys",
            host,
            key,
            "{\"Purpose\":\"fuzz \\u00e9\",\"Expires\":\"2026-12-24T10:00:00.000+00:00\"}"));
    seeds.add(
        withBody(
            "POST",
            "/api/users",
            host,
            key,
            "{\"Username\":\"f\",\"DisplayName\":\"F\",\"IsService\":true,\"Identities\":"
                + "[{\"IdentityProviderName\":\"x\",\"Claims\":{\"email\":{\"Value\":\"a\"}}}]}"));
    seeds.add(
        withBody(
            "POST",
            "/api/teams",
            host,
            key,
            "{\"Name\":\"t\",\"MemberUserIds\":[\"Users-1\"],\"SpaceId\":null}"));
    return List.copyOf(seeds);
  }

  private static byte[] withBody(String method, String path, String host, String key, String body) {
    return bytes(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nX-Octopus-ApiKey: "
            + key
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
