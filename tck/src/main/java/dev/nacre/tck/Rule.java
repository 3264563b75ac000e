package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.util.function.Predicate;

/**
 * One numbered rule of the contract. A number is never used for another rule later.
 *
 * @param <P> what it applies to
 * @param id letter of the kind and number, such as {@code L3}
 * @param kind what it applies to
 * @param applies to which plugins of the kind
 * @param sentence the rule, as it stands in {@code docs/contract.md}
 * @param look where an author looks first when it is broken
 * @param check throws a {@link Violation}
 */
record Rule<P extends Plugin>(
        String id, Class<P> kind, Predicate<P> applies, String sentence, String look, Check<P> check) {
    /** What a rule tries. */
    @FunctionalInterface
    interface Check<P> {
        void run(P plugin, PluginContract contract) throws Exception;
    }

    Rule(String id, Class<P> kind, String sentence, String look, Check<P> check) {
        this(id, kind, plugin -> true, sentence, look, check);
    }

    /** Whether the rule is one for this plugin; also if the plugin throws when asked, so that the rule shows it. */
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
