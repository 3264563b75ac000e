package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The plugins that the texts of {@link PluginContract#variants} stand for. A text that can't be parsed fails in a test
 * of its own: an exception during test discovery would hide all other tests.
 */
record Variants(Set<Plugin> plugins, Map<String, Throwable> unreadable) {
    static Variants of(List<String> texts, String name, List<Class<? extends Plugin>> kinds) {
        Variants variants = new Variants(new LinkedHashSet<>(), new LinkedHashMap<>());
        for (String text : texts)
            try {
                variants.plugins.addAll(FoundPlugins.parsed(text, name, kinds));
            } catch (Exception | AssertionFailedError | LinkageError | StackOverflowError e) {
                variants.unreadable.put(text, e);
            }
        return variants;
    }

    /**
     * One failing test for each text that can't be parsed. It is skipped if the reason is a plugin that can't be used
     * or is not registered, which another test reports.
     */
    Stream<DynamicTest> failures(Executable usable, List<Plugin> all) {
        return unreadable.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest("variants(): " + each.getKey() + " can be parsed", () -> {
                    requireUsable(each.getKey(), usable);
                    if (each.getValue() instanceof AssertionFailedError) requireRegistered(each.getKey(), all);
                    throw failure(each.getKey(), each.getValue());
                }));
    }

    private static void requireUsable(String text, Executable usable) throws Throwable {
        try {
            usable.execute();
        } catch (AssertionFailedError e) {
            throw skipped(text, "G1");
        }
    }

    /** A plugin that exists but can't be looked up breaks a rule. */
    private static void requireRegistered(String text, List<Plugin> all) {
        if (all.stream().anyMatch(plugin -> Plugins.name(plugin.getClass()).equals(FoundPlugins.nameIn(text))))
            throw skipped(text, "G4");
    }

    private static TestAbortedException skipped(String text, String rule) {
        return new TestAbortedException(
                "rule " + rule + " is broken, see there: " + text + " can't be parsed before that is fixed");
    }

    private static AssertionFailedError failure(String text, Throwable thrown) {
        AssertionFailedError failure =
                new AssertionFailedError("variants(): " + text + " can't be parsed: " + thrown.getMessage(), thrown);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /** Declarations may be for a variant. */
    void requireReadable() {
        if (!unreadable.isEmpty())
            throw new TestAbortedException("variants(): " + unreadable.keySet() + " can't be parsed, see that test");
    }
}
