package io.keyden.server.configuration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the few methods that may call {@link Secret#reveal()}; without it such a call does not
 * compile. Searching for the annotation lists every place where a secret leaves its type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface MayRevealSecret {
  /** Why the plain text is needed there. */
  String reason();
}
