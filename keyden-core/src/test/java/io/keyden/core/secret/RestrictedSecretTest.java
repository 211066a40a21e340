package io.keyden.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.key.KeySecret;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDescs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The check RestrictedApi of Error Prone is an error in every compilation here; what can be
 * forgotten is to restrict an exit. The annotation is in the class file only, not at run time.
 */
final class RestrictedSecretTest {
  @ParameterizedTest
  @ValueSource(classes = {Secret.class, KeySecret.class})
  void every_exit_of_a_secret_is_restricted(Class<?> type) throws IOException {
    var exits =
        model(type).methods().stream()
            .filter(
                method -> method.methodTypeSymbol().returnType().equals(ConstantDescs.CD_String))
            .filter(method -> !method.methodName().equalsString("toString"))
            .toList();

    assertThat(exits).isNotEmpty().allMatch(RestrictedSecretTest::restricted);
  }

  private static boolean restricted(MethodModel method) {
    return method
        .findAttribute(java.lang.classfile.Attributes.runtimeInvisibleAnnotations())
        .stream()
        .flatMap(attribute -> attribute.annotations().stream())
        .anyMatch(annotation -> annotation.className().stringValue().endsWith("/RestrictedApi;"));
  }

  private static java.lang.classfile.ClassModel model(Class<?> type) throws IOException {
    try (var bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      assertThat(bytes).isNotNull();
      return ClassFile.of().parse(bytes.readAllBytes());
    }
  }
}
