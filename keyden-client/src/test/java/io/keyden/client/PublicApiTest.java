package io.keyden.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users of the client compile against is a text file, so that a change of it is seen in
 * review. {@code -Dgolden.rewrite=true} rewrites the file; read the difference.
 */
class PublicApiTest {
  private static final Path FILE = Path.of("public-api.txt");
  private static final int ACCESS =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;

  @Test
  void the_public_surface_is_the_one_that_was_reviewed() throws Exception {
    String actual = surface();
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(FILE, actual);
    }

    assertThat(actual)
        .as(
            "the public surface; if it shall change: -Dkeyden.test.jvm-arguments=-Dgolden.rewrite=true")
        .isEqualTo(Files.readString(FILE));
  }

  @Test
  void no_internal_type_is_needed_to_use_it() throws Exception {
    List<String> lines =
        surface()
            .lines()
            .filter(line -> line.contains(".internal."))
            // How the parts are put together is the client's own business.
            .filter(line ->
                !line.strip().matches("public (\\w+)\\(io\\.keyden\\.client\\.internal\\.Api.*"))
            .toList();

    assertThat(lines).isEmpty();
  }

  private static String surface() throws IOException, ReflectiveOperationException {
    Path classes = Path.of(location());
    List<String> names;
    try (Stream<Path> files = Files.walk(classes)) {
      names =
          files
              .map(file -> classes.relativize(file).toString())
              .filter(file -> file.endsWith(".class") && !file.contains("internal"))
              .filter(file -> !file.endsWith("package-info.class"))
              .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
              .sorted()
              .toList();
    }
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Class<?> type = Class.forName(name);
      if (isVisible(type)) {
        describe(type, text);
      }
    }
    return text.toString();
  }

  private static URI location() {
    return URI.create(
        KeydenClient.class.getProtectionDomain().getCodeSource().getLocation().toString());
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isVisible(outer));
  }

  private static void describe(Class<?> type, StringBuilder text) {
    text.append(kind(type)).append(' ').append(type.getName());
    if (type.getSuperclass() != null && type.getSuperclass() != Object.class && !type.isRecord()) {
      text.append(" extends ").append(type.getSuperclass().getName());
    }
    if (type.getInterfaces().length > 0) {
      text.append(" is ").append(names(type.getInterfaces()));
    }
    text.append('\n');
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            modifiers(field.getModifiers()) + name(field.getGenericType()) + " " + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
        members.add(
            modifiers(constructor.getModifiers()) + type.getSimpleName() + parameters(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
        members.add(
            modifiers(method.getModifiers())
                + name(method.getGenericReturnType())
                + " "
                + method.getName()
                + parameters(method));
      }
    }
    members.stream().sorted().forEach(member -> text.append("  ").append(member).append('\n'));
  }

  private static String kind(Class<?> type) {
    String sealed = type.isSealed() ? "sealed " : "";
    if (type.isEnum()) {
      return "enum";
    }
    if (type.isRecord()) {
      return "record";
    }
    return type.isInterface()
        ? sealed + "interface"
        : sealed + modifiers(type.getModifiers() & (Modifier.FINAL | Modifier.ABSTRACT)) + "class";
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers & ACCESS);
    return text.isEmpty() ? "" : text + " ";
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getGenericParameterTypes())
        .map(PublicApiTest::name)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String names(Class<?>[] types) {
    return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(", "));
  }

  private static String name(Type type) {
    return type.getTypeName()
        .replaceAll("java\\.(lang|util|time|net|util\\.stream|util\\.function)\\.(?=[A-Z])", "");
  }
}
