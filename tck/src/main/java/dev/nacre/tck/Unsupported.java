package dev.nacre.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a {@link PluginContract} that a plugin can't obey a rule, and why. The rule is then skipped with this
 * reason. A declaration that matches no rule or no plugin fails: it could hide something later.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Unsupported.List.class)
public @interface Unsupported {
    /**
     * The number of the rule.
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
     * The reason, in a sentence that a user of the plugin understands.
     *
     * @return not blank
     */
    String because();

    /** Several declarations. */
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
