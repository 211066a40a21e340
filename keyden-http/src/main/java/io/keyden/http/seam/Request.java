package io.keyden.http.seam;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request, read whole: the body is there, within the limit, however it was sent.
 *
 * <p>Immutable apart from its {@linkplain #attach attributes}. It belongs to the thread that
 * handles the request; it is not made for sharing between threads.
 */
public final class Request {
  private final Exchange exchange;
  private final Method method;
  private final List<String> parameterNames;
  private final List<String> parameterValues;
  private final @Nullable String space;

  private Request(
      Exchange exchange,
      Method method,
      List<String> parameterNames,
      List<String> parameterValues,
      @Nullable String space) {
    this.exchange = exchange;
    this.method = method;
    this.parameterNames = parameterNames;
    this.parameterValues = parameterValues;
    this.space = space;
  }

  /**
   * Starts a request to {@code target}, the path with or without a query. Server adapters and tests
   * build requests this way.
   */
  public static Builder to(Method method, String target) {
    return new Builder(method, target);
  }

  /** The method: after {@link MethodOverride} has been applied, the one that is meant. */
  public Method method() {
    return method;
  }

  /**
   * The path as the router matches it: percent-decoded, with single slashes, none at the end.
   *
   * @throws BadRequestException if the path is malformed; {@link #rawTarget()} never fails
   */
  public String path() {
    return parsedPath().text();
  }

  /** The path as it was sent, without the query (where a key may stand). */
  public String rawTarget() {
    return exchange.rawPath;
  }

  /**
   * The decoded value of a parameter of the matched route's template, case kept.
   *
   * @throws IllegalArgumentException if the template has no such parameter, which is a mistake in
   *     the program
   */
  public String parameter(String name) {
    int index = parameterNames.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("the route has no parameter named " + name);
    }
    return parameterValues.get(index);
  }

  /**
   * The space that the path names, as it was written there: an id ({@code Spaces-1}, any case) or a
   * slug. Present only on a route that is {@linkplain Route#alsoBelowSpace() also below a space}.
   */
  public Optional<String> space() {
    return Optional.ofNullable(space);
  }

  /**
   * The query, parsed at the first call.
   *
   * @throws BadRequestException if it is malformed or passes a limit
   */
  public Query query() {
    Query query = exchange.query;
    if (query == null) {
      query = Query.parse(exchange.rawQuery);
      exchange.query = query;
    }
    return query;
  }

  /**
   * The first value of a header field, its name in any case; {@code Optional.of("")} if it was sent
   * empty.
   */
  public Optional<String> header(String name) {
    return exchange.headers.first(name);
  }

  /** All values of a header field, its name in any case. */
  public List<String> headers(String name) {
    return exchange.headers.all(name);
  }

  /**
   * The raw value of a cookie, not percent-decoded (clients send the anti-forgery token back
   * exactly as they got it). If a name is repeated, the last one counts.
   */
  public Optional<String> cookie(String name) {
    return Cookies.last(exchange.headers.all("Cookie"), name);
  }

  /** The body; empty if there is none. The array is not copied: do not change it. */
  public byte[] body() {
    return exchange.body;
  }

  /** The caller's IP address as text. */
  public String remoteAddress() {
    return exchange.remoteAddress;
  }

  /** Whether the caller speaks HTTPS, to this server or to a trusted proxy. */
  public boolean secure() {
    return exchange.secure;
  }

  /** Identifies this request in the log and in the answer's {@code X-Request-Id}. */
  public String requestId() {
    return exchange.requestId;
  }

  /** What an earlier step of this request attached under that type. */
  public <T> Optional<T> attribute(Class<T> type) {
    Map<Class<?>, Object> attributes = exchange.attributes;
    return attributes == null
        ? Optional.empty()
        : Optional.ofNullable(type.cast(attributes.get(type)));
  }

  /**
   * Attaches a value for the later steps of this request; one per type, the latest counts. Requests
   * made from this one, such as the router's, share it.
   */
  @CanIgnoreReturnValue
  public <T> Request attach(Class<T> type, T value) {
    Map<Class<?>, Object> attributes = exchange.attributes;
    if (attributes == null) {
      attributes = new HashMap<>(4);
      exchange.attributes = attributes;
    }
    attributes.put(type, type.cast(value));
    return this;
  }

  /** This request with another method. */
  public Request withMethod(Method other) {
    return other == method
        ? this
        : new Request(exchange, other, parameterNames, parameterValues, space);
  }

  /** Names method, path and id; query, headers and body stay out, for a secret may be there. */
  @Override
  public String toString() {
    return "Request[" + method + " " + exchange.rawPath + " " + exchange.requestId + "]";
  }

  Request matched(List<String> names, List<String> values, @Nullable String matchedSpace) {
    return new Request(exchange, method, names, values, matchedSpace);
  }

  RequestPath parsedPath() {
    RequestPath path = exchange.path;
    if (path == null) {
      path = RequestPath.parse(exchange.rawPath);
      exchange.path = path;
    }
    return path;
  }

  /** What is common to a request and the ones derived from it. */
  private static final class Exchange {
    private final String rawPath;
    private final String rawQuery;
    private final RequestHeaders headers;
    private final byte[] body;
    private final String remoteAddress;
    private final boolean secure;
    private final String requestId;
    private @Nullable RequestPath path;
    private @Nullable Query query;
    private @Nullable Map<Class<?>, Object> attributes;

    private Exchange(Builder builder) {
      this.rawPath = builder.rawPath;
      this.rawQuery = builder.rawQuery;
      this.headers =
          builder.headers != null ? builder.headers : new HeaderLines(builder.headerLines);
      this.body = builder.body;
      this.remoteAddress = builder.remoteAddress;
      this.secure = builder.secure;
      this.requestId = builder.requestId;
    }
  }

  /** Header fields as a list of lines, for requests that do not come from a server. */
  private record HeaderLines(List<Header> lines) implements RequestHeaders {
    private HeaderLines(List<Header> lines) {
      this.lines = List.copyOf(lines);
    }

    @Override
    public Optional<String> first(String name) {
      return lines.stream().filter(line -> line.isNamed(name)).map(Header::value).findFirst();
    }

    @Override
    public List<String> all(String name) {
      return lines.stream().filter(line -> line.isNamed(name)).map(Header::value).toList();
    }
  }

  /** Collects the parts of a request. What is not set is empty, plain HTTP from 127.0.0.1. */
  public static final class Builder {
    private static final byte[] NO_BODY = {};

    private final Method method;
    private final String rawPath;
    private String rawQuery;
    private final List<Header> headerLines = new ArrayList<>(0);
    private @Nullable RequestHeaders headers;
    private byte[] body = NO_BODY;
    private String remoteAddress = "127.0.0.1";
    private boolean secure;
    private String requestId = "0000000000000000";

    private Builder(Method method, String target) {
      this.method = method;
      int question = target.indexOf('?');
      this.rawPath = question < 0 ? target : target.substring(0, question);
      this.rawQuery = question < 0 ? "" : target.substring(question + 1);
    }

    /** Sets the raw text behind the question mark, for who has the two apart already. */
    @CanIgnoreReturnValue
    public Builder rawQuery(String query) {
      rawQuery = query;
      return this;
    }

    /** Adds one header line. */
    @CanIgnoreReturnValue
    public Builder header(String name, String value) {
      headerLines.add(new Header(name, value));
      return this;
    }

    /** Takes the header fields from there, in place of lines added one by one. */
    @CanIgnoreReturnValue
    public Builder headers(RequestHeaders source) {
      headers = source;
      return this;
    }

    /** Sets the body, which is not copied. */
    @CanIgnoreReturnValue
    public Builder body(byte[] bytes) {
      body = bytes;
      return this;
    }

    /** Sets the body to {@code text} in UTF-8. */
    @CanIgnoreReturnValue
    public Builder body(String text) {
      return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the caller's IP address. */
    @CanIgnoreReturnValue
    public Builder remoteAddress(String address) {
      remoteAddress = address;
      return this;
    }

    /** Sets whether the caller speaks HTTPS. */
    @CanIgnoreReturnValue
    public Builder secure(boolean overHttps) {
      secure = overHttps;
      return this;
    }

    /** Sets the id of the request. */
    @CanIgnoreReturnValue
    public Builder requestId(String id) {
      requestId = id;
      return this;
    }

    /** Makes the request. */
    public Request build() {
      return new Request(new Exchange(this), method, List.of(), List.of(), null);
    }
  }
}
