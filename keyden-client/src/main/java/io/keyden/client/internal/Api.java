package io.keyden.client.internal;

import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.UnexpectedAnswerException;
import io.keyden.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The API of one server: routes by its links, answers as documents, refusals as exceptions.
 *
 * <p>The root document is fetched once, when it is first needed.
 */
public final class Api {
  private final Transport transport;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Document root;

  /** Over that transport. */
  public Api(Transport transport) {
    this.transport = transport;
  }

  /** The root document, which says where everything is. */
  public Document root() {
    Document known = root;
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      Document fetched = root;
      if (fetched == null) {
        fetched = get("/api");
        root = fetched;
      }
      return fetched;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A link of the root document.
   *
   * @param otherwise the vendor's path, for a server that does not give the link
   */
  public Template link(String name, String otherwise) {
    return Template.of(root().links().getOrDefault(name, otherwise));
  }

  /**
   * The path of a resource itself.
   *
   * @param links the resource's
   * @param what it is, for the message if it has no such link
   */
  public String self(Map<String, String> links, String what) {
    String self = links.get("Self");
    if (self == null) {
      throw new UnexpectedAnswerException(
          "the server gave " + what + " without a link to itself", 200, null);
    }
    return Template.of(self).path();
  }

  /**
   * Gets one resource.
   *
   * @throws KeydenException if it is not had
   */
  public Document get(String path) {
    return succeeded(Request.get(path)).document();
  }

  /** Gets a report that a server that is unwell sends with status 418 or 503. */
  public Document healthReport(String path) {
    Answer answer = transport.send(Request.get(path));
    if (!answer.isSuccess() && answer.status() != 418 && answer.status() != 503) {
      throw answer.refusal();
    }
    return answer.document();
  }

  /** Gets a bare list of resources. */
  public List<Document> list(String path) {
    return succeeded(Request.get(path)).documents();
  }

  /** Makes a resource. */
  public Document post(String path, Map<String, ?> members) {
    return succeeded(Request.post(path, Json.write(members))).document();
  }

  /** Has something done that needs no body, and whose answer does not matter. */
  public void put(String path) {
    succeeded(new Request("PUT", path, null));
  }

  /** Replaces a resource by itself with other members, as everything the server knows of it. */
  public Document replace(String path, Document current, Map<String, ?> members) {
    return succeeded(new Request("PUT", path, current.with(members))).document();
  }

  /** Deletes a resource. */
  public void delete(String path) {
    succeeded(new Request("DELETE", path, null));
  }

  /** The items of a collection, page by page, each page fetched when the stream comes to it. */
  public <T> Stream<T> pages(String path, Function<Document, T> reader) {
    return StreamSupport.stream(new Pages(this, path), false).map(reader);
  }

  /**
   * Exchanges a token of another issuer for an access token, without the client's credential.
   *
   * @param audience the external id of the service account
   */
  public ExchangedToken exchange(String subjectToken, String audience) {
    return TokenExchange.exchange(transport, subjectToken, audience);
  }

  private Answer succeeded(Request request) {
    Answer answer = transport.send(request);
    if (!answer.isSuccess()) {
      throw answer.refusal();
    }
    return answer;
  }
}
