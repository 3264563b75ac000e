package dev.nacre.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A one-line description of a plugin, or of one of its hyper-parameters (meaning, unit, range), for catalogues and help
 * pages.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Doc {
    /**
     * The description.
     *
     * @return plain text without a full stop
     */
    String value();
}
