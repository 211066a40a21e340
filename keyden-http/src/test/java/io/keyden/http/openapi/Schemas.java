package io.keyden.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.keyden.wire.CollectionResource;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Schemas of the wire's records: what the records say is what is described. */
final class Schemas {
  private final Map<String, Object> components = new TreeMap<>();

  /** The schemas that were referred to, by their names. */
  Map<String, Object> components() {
    return components;
  }

  /** A reference to the schema of a record. */
  Map<String, Object> reference(Class<?> resource) {
    var name = name(resource);
    if (!components.containsKey(name)) {
      // Known before it is described: a record may refer to itself.
      components.put(name, Map.of());
      components.put(name, describe(resource));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  /** A reference to the schema of a page of such resources. */
  Map<String, Object> page(Class<?> item) {
    var name = name(item) + "Collection";
    var members = new LinkedHashMap<String, Object>();
    members.put("ItemType", Map.of("type", "string"));
    for (var number : List.of("TotalResults", "ItemsPerPage", "NumberOfPages", "LastPageNumber")) {
      members.put(number, Map.of("type", "integer"));
    }
    members.put("Items", ordered("type", "array", "items", reference(item)));
    members.put("Links", links());
    components.put(name, object(members, List.copyOf(members.keySet())));
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private static String name(Class<?> resource) {
    var name = resource.getSimpleName().replaceAll("Resource$", "");
    var outer = resource.getEnclosingClass();
    return outer == null ? name : name(outer) + name;
  }

  private Map<String, Object> describe(Class<?> resource) {
    var members = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    boolean omitsNull = omitsNull(resource);
    for (var component : resource.getRecordComponents()) {
      var name = memberName(component);
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean omitted = nullable && (omitsNull || omitsNull(component.getAccessor()));
      var schema = of(component.getAnnotatedType());
      members.put(name, nullable && !omitted ? orNull(schema) : schema);
      if (!omitted) {
        required.add(name);
      }
    }
    return object(members, required);
  }

  private static boolean omitsNull(AnnotatedElement element) {
    var include = element.getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  private static String memberName(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
        .map(JsonProperty::value)
        .orElseGet(() ->
            Character.toUpperCase(component.getName().charAt(0))
                + component.getName().substring(1));
  }

  private static Map<String, Object> object(Map<String, Object> members, List<String> required) {
    return ordered("type", "object", "properties", members, "required", required);
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    if (schema.get("type") instanceof String type) {
      var nullable = new LinkedHashMap<>(schema);
      nullable.put("type", List.of(type, "null"));
      return nullable;
    }
    return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }

  private Map<String, Object> of(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedParameterizedType parameterized
        && parameterized.getType() instanceof ParameterizedType type) {
      var arguments = parameterized.getAnnotatedActualTypeArguments();
      if (type.getRawType() == CollectionResource.class
          && arguments[0].getType() instanceof Class<?> item) {
        return page(item);
      }
      return type.getRawType() == List.class
          ? ordered("type", "array", "items", of(arguments[0]))
          : ordered("type", "object", "additionalProperties", of(arguments[1]));
    }
    return plain(annotated.getType());
  }

  private Map<String, Object> plain(Type type) {
    if (type == String.class) {
      return Map.of("type", "string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return Map.of("type", "integer");
    }
    if (type == Instant.class) {
      return ordered("type", "string", "format", "date-time");
    }
    if (type instanceof Class<?> resource && resource.isRecord()) {
      return reference(resource);
    }
    return Map.of();
  }

  private static Map<String, Object> links() {
    return ordered("type", "object", "additionalProperties", Map.of("type", "string"));
  }

  /** A map in the order of the arguments: name, value, name, value. */
  static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
