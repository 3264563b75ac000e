package dev.nacre.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names sub-interfaces whose plugins also count as plugins of the annotated kind, although they are registered under
 * their own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SubKinds {
    /**
     * The sub-kinds.
     *
     * @return interfaces that extend the annotated one
     */
    Class<? extends Plugin>[] value();
}
