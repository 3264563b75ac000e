package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs one rule on one plugin, and turns what it found into advice. */
final class Verdict {
    private Verdict() {}

    static String title(Rule<?> rule, Plugin plugin) {
        return rule.id() + " " + text(plugin) + ": " + rule.sentence();
    }

    static void run(Rule<?> rule, Plugin plugin, PluginContract contract, Exceptions exceptions) {
        exceptions.reason(rule, plugin).ifPresent(reason -> {
            throw new TestAbortedException(rule.id() + " is not supported by " + text(plugin) + ": " + reason);
        });
        try {
            rule.verify(plugin, contract);
        } catch (Violation v) {
            throw failure(advice(rule, plugin, v.expected(), v.got()), null);
        } catch (Exception | StackOverflowError | LinkageError e) {
            String where = e.getStackTrace().length == 0 ? "" : ", at " + e.getStackTrace()[0];
            throw failure(advice(rule, plugin, "no exception", e + where), e);
        }
    }

    /** Without the kit's own stack, which tells an author nothing. */
    private static AssertionFailedError failure(String advice, Throwable cause) {
        AssertionFailedError failure = new AssertionFailedError(advice, cause);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    private static String advice(Rule<?> rule, Plugin plugin, String expected, String got) {
        String name = Plugins.name(plugin.getClass());
        return """
                rule %s is broken: %s
                  plugin    %s (%s)
                  expected  %s
                  got       %s
                  look at   %s
                  read      docs/contract.md, rule %1$s; if the plugin can't keep it, put on the test class
                            @Unsupported(rule = "%1$s", plugin = "%8$s", because = "…")
                """.formatted(
                        rule.id(),
                        rule.sentence(),
                        text(plugin),
                        plugin.getClass().getName(),
                        expected,
                        got,
                        rule.look(),
                        name);
    }

    /** The plugin as text, also when printing it is what is broken. */
    static String text(Plugin plugin) {
        try {
            return Plugins.format(plugin);
        } catch (RuntimeException e) {
            return Plugins.name(plugin.getClass());
        }
    }
}
