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
 * What the texts of {@link PluginContract#variants} stand for. A text that can't be read fails in a test of its own: an
 * exception while tests are being discovered would hide all others.
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
     * A test that fails for each text that can't be read. It is skipped if the reason is a plugin that can't be used or
     * is not registered, which another test says.
     */
    Stream<DynamicTest> failures(Executable usable, List<Plugin> all) {
        return unreadable.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest("variants(): " + each.getKey() + " can be read", () -> {
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

    /** A plugin that is there, though not to be found, breaks a rule. */
    private static void requireRegistered(String text, List<Plugin> all) {
        if (all.stream().anyMatch(plugin -> Plugins.name(plugin.getClass()).equals(FoundPlugins.nameIn(text))))
            throw skipped(text, "G4");
    }

    private static TestAbortedException skipped(String text, String rule) {
        return new TestAbortedException(
                "rule " + rule + " is broken, see there: " + text + " can't be read before it is mended");
    }

    private static AssertionFailedError failure(String text, Throwable thrown) {
        AssertionFailedError failure =
                new AssertionFailedError("variants(): " + text + " can't be read: " + thrown.getMessage(), thrown);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /** Declarations may be for a variant. */
    void requireReadable() {
        if (!unreadable.isEmpty())
            throw new TestAbortedException("variants(): " + unreadable.keySet() + " can't be read, see there");
    }
}
