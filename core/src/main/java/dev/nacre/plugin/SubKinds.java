package dev.nacre.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kinds whose plugins also count as plugins of the marked kind, though they are registered under their own. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SubKinds {
    /**
     * The narrower kinds.
     *
     * @return interfaces that extend the marked one
     */
    Class<? extends Plugin>[] value();
}
