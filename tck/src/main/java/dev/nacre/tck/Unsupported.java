package dev.nacre.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a {@link PluginContract} that a plugin can't keep a rule, and why. The rule then shows as skipped, with
 * the reason. A declaration that fits no rule or no plugin fails: it would hide something later.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Unsupported.List.class)
public @interface Unsupported {
    /**
     * The rule's number.
     *
     * @return such as {@code E4}
     */
    String rule();

    /**
     * The plugin.
     *
     * @return its name, such as {@code rbm}, or its whole text; every plugin if empty
     */
    String plugin() default "";

    /**
     * Why, in a sentence that a user of the plugin understands.
     *
     * @return not blank
     */
    String because();

    /** Several of them. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        /**
         * The declarations.
         *
         * @return one for each rule and plugin
         */
        Unsupported[] value();
    }
}
