package io.keyden.http.api;

import io.keyden.core.access.Caller;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.wire.Json;
import io.keyden.wire.JsonBody;
import java.util.Optional;
import java.util.function.Function;

/** What routes do again and again. */
public final class Api {
  private static final String ME = "me";

  private Api() {}

  /** Who is asking. */
  public static Caller caller(Request request) {
    return request
        .attribute(Caller.class)
        .orElseThrow(() -> new BugException("a route is entered after authentication"));
  }

  /** 200 with {@code resource} as JSON. */
  public static Response ok(Object resource) {
    return Response.json(200, Json.write(resource));
  }

  /** 201 with {@code resource} as JSON. */
  public static Response created(Object resource) {
    return Response.json(201, Json.write(resource));
  }

  /**
   * What a DELETE answers: 200 without a body. The Go client refuses 204, the Java SDK refuses any
   * body.
   */
  public static Response deleted() {
    return Response.empty(200);
  }

  /**
   * The body of the request.
   *
   * @throws io.keyden.wire.BodyException if it is not a JSON object
   */
  public static JsonBody body(Request request) {
    return JsonBody.parse(request.body());
  }

  /**
   * An id of the path; what has not the form of an id names nothing.
   *
   * @param parse the reader of that kind of id, {@code ApiKeyId::parse}
   * @throws ProblemException {@code NotFound}
   */
  public static <T> T id(Request request, String parameter, Function<String, Optional<T>> parse) {
    var text = request.parameter(parameter);
    return parse.apply(text).orElseThrow(() -> new ProblemException(new Problem.NotFound(text)));
  }

  /**
   * The user of the path; {@code me} is the caller.
   *
   * @throws ProblemException {@code NotFound} for what is not an id, {@code NotSignedIn} for {@code
   *     me} of nobody known
   */
  public static UserId userId(Request request, String parameter) {
    return request.parameter(parameter).equalsIgnoreCase(ME)
        ? caller(request).userId()
        : id(request, parameter, UserId::parse);
  }
}
