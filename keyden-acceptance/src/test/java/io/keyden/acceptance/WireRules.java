package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What holds for every answer, whoever asks. Each rule is one that a foreign client is known to
 * break on; see the methods.
 */
public final class WireRules {
  private static final Set<String> DATES =
      Set.of("Created", "Expires", "Occurred", "LastModifiedOn", "LastUsedTimeStamp");
  private static final Set<String> DATES_NEVER_NULL = Set.of("Created", "Occurred");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00");
  private static final Pattern FLAG = Pattern.compile("(Is|Can|Has)[A-Z].*|TaskQueueStopped");
  private static final Pattern COOKIE_PATHS =
      Pattern.compile("(?i)/api/users/(login|logout|register)");
  private static final Pattern KNOWN_CODING =
      Pattern.compile("(?i).*\\b(gzip|deflate|br|zstd)\\b.*");

  private WireRules() {}

  /** Checks the answer to the request and gives it back. */
  @CanIgnoreReturnValue
  public static Answer check(RawRequest request, Answer answer) {
    String what = request.method() + " " + request.path() + " -> " + answer.status();
    headers(what, request, answer);
    if (answer.status() >= 400) {
      error(what, answer);
    } else if (answer.body().length > 0) {
      Json.objects(answer.json())
          .forEach(object -> {
            members(what, request, object);
            if (object.has("Items")) {
              page(what, object);
            }
          });
    }
    return answer;
  }

  /**
   * No challenge (Octopus.Client would start an NTLM exchange), no redirect to a page, no coding
   * that wasn't asked for (the Java SDK can't undo one), cookies from signing in and out alone (the
   * Java SDK's jar appends each).
   */
  private static void headers(String what, RawRequest request, Answer answer) {
    assertThat(answer.status())
        .as(what)
        .satisfiesAnyOf(
            status -> assertThat(status).isBetween(200, 299),
            status -> assertThat(status).isBetween(400, 599));
    assertThat(answer.headers("WWW-Authenticate")).as("%s: challenge", what).isEmpty();
    boolean codingAccepted =
        request.headers("Accept-Encoding").stream()
            .anyMatch(v -> KNOWN_CODING.matcher(v).matches());
    if (!codingAccepted) {
      assertThat(answer.headers("Content-Encoding")).as("%s: coding", what).isEmpty();
    }
    if (!COOKIE_PATHS.matcher(request.path()).matches()) {
      assertThat(answer.headers("Set-Cookie")).as("%s: cookies", what).isEmpty();
    }
    if (answer.body().length > 0) {
      assertThat(answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).replace(" ", ""))
          .as("%s: content type", what)
          .isEqualTo("application/json;charset=utf-8");
    }
  }

  /**
   * An object with a message, always: an empty error is a success to half of the Go library and a
   * null pointer to the Java SDK. {@code Errors} is an array where there is something to list (400
   * and 409) and is left out elsewhere, since it hides a 404 from the other half of the Go library.
   */
  private static void error(String what, Answer answer) {
    JsonNode error = answer.json();
    assertThat(error.isObject()).as("%s: error is an object", what).isTrue();
    Json.text(error, "ErrorMessage");
    if (answer.status() == 400 || answer.status() == 409) {
      if (error.has("Errors")) {
        Json.list(error, "Errors").forEach(e -> assertThat(e.isString()).as(what).isTrue());
      }
    } else {
      assertThat(error.has("Errors")).as("%s: Errors is left out", what).isFalse();
    }
    List<String> helpLinks =
        error.has("ParsedHelpLinks")
            ? Json.list(error, "ParsedHelpLinks").stream().map(JsonNode::asString).toList()
            : List.of();
    assertThat(helpLinks).as(what).doesNotContainNull();
    assertThat(error.has("ParsedHelpLink")).as("%s: singular ParsedHelpLink", what).isFalse();
  }

  private static void members(String what, RawRequest request, JsonNode object) {
    object.forEachEntry((name, value) -> {
      if (name.equals("Links")) {
        links(what, value);
      } else if (DATES.contains(name)) {
        date(what, name, value);
      } else if (FLAG.matcher(name).matches()) {
        assertThat(value.isBoolean()).as("%s: %s is a boolean", what, name).isTrue();
      } else if (name.equals("ApiKey")) {
        boolean created = request.method().equals("POST") && value.isString();
        assertThat(created || value.isObject())
            .as("%s: ApiKey is a string once and an object ever after", what)
            .isTrue();
      }
      assertThat(name).as(what).isNotEqualTo("Password");
    });
  }

  /**
   * The size of a page is the one asked for, however few items it holds: Python asks on while both
   * are equal. The link to the next page is there only if there is one, with two parameters at
   * least, which the Java SDK counts on.
   */
  private static void page(String what, JsonNode page) {
    int items = Json.list(page, "Items").size();
    long size = number(what, page, "ItemsPerPage");
    long total = number(what, page, "TotalResults");
    long pages = number(what, page, "NumberOfPages");
    assertThat((long) items).as("%s: items", what).isLessThanOrEqualTo(Math.min(size, total));
    if (size > 0) {
      assertThat(pages).as("%s: pages", what).isEqualTo(Math.max(1, Math.ceilDiv(total, size)));
    }
    assertThat(number(what, page, "LastPageNumber")).as(what).isEqualTo(pages - 1);
    Json.text(page, "ItemType");
    JsonNode links = page.path("Links");
    assertThat(links.isObject()).as("%s: Links of a page", what).isTrue();
    if (links.has("Page.Next")) {
      assertThat(Json.link(page, "Page.Next")).as(what).contains("skip=", "&", "take=");
    }
  }

  private static long number(String what, JsonNode page, String member) {
    assertThat(page.path(member).isIntegralNumber()).as("%s: %s", what, member).isTrue();
    return page.path(member).asLong();
  }

  /** Strings without exception, root-relative: an absolute or a null one fails .NET and Java. */
  private static void links(String what, JsonNode links) {
    assertThat(links.isObject()).as("%s: Links is an object", what).isTrue();
    links.forEachEntry((name, value) -> {
      assertThat(value.isString()).as("%s: link %s is a string", what, name).isTrue();
      if (!name.equals("Avatar")) {
        assertThat(value.asString()).as("%s: link %s", what, name).startsWith("/");
        assertThat(value.asString()).as("%s: link %s", what, name).doesNotStartWith("//");
      }
    });
  }

  /** Seconds, three fraction digits and an offset with a colon, as Go and Java demand. */
  private static void date(String what, String name, JsonNode value) {
    if (value.isNull()) {
      assertThat(DATES_NEVER_NULL).as("%s: dates that are never null", what).doesNotContain(name);
    } else {
      assertThat(value.isString()).as("%s: %s is a string", what, name).isTrue();
      assertThat(value.asString()).as("%s: %s", what, name).matches(DATE);
    }
  }
}
