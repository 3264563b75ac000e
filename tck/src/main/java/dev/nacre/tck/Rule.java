package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.util.function.Predicate;

/**
 * One numbered rule of the contract. The number is never reused for another rule.
 *
 * @param <P> the kind of plugin
 * @param id letter of the kind and number, such as {@code L3}
 * @param kind the kind of plugin
 * @param applies the plugins of the kind to which it applies
 * @param sentence the rule, as in {@code docs/contract.md}
 * @param look where an author should look first if it is broken
 * @param check throws a {@link Violation}
 */
record Rule<P extends Plugin>(
        String id, Class<P> kind, Predicate<P> applies, String sentence, String look, Check<P> check) {
    /** The check of a rule. */
    @FunctionalInterface
    interface Check<P> {
        void run(P plugin, PluginContract contract) throws Exception;
    }

    Rule(String id, Class<P> kind, String sentence, String look, Check<P> check) {
        this(id, kind, plugin -> true, sentence, look, check);
    }

    /**
     * Whether the rule applies to this plugin; true if the plugin throws an exception when asked, so that the rule
     * shows it.
     */
    boolean appliesTo(Plugin plugin) {
        try {
            return kind.isInstance(plugin) && applies.test(kind.cast(plugin));
        } catch (RuntimeException e) {
            return true;
        }
    }

    void verify(Plugin plugin, PluginContract contract) throws Exception {
        if (applies.test(kind.cast(plugin))) check.run(kind.cast(plugin), contract);
    }
}
