package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The text of a failure, for the plugin's author. */
final class Advice {
    private static final List<String> NOT_THE_AUTHORS = List.of("java.", "javax.", "jdk.", "sun.", "org.jblas.");

    private Advice() {}

    static String title(Rule<?> rule, Plugin plugin) {
        return rule.id() + " " + text(plugin) + ": " + rule.sentence();
    }

    /** The plugin as text, even if its toString fails. */
    static String text(Plugin plugin) {
        try {
            return Plugins.format(plugin);
        } catch (RuntimeException e) {
            return Plugins.name(plugin.getClass());
        }
    }

    /** What is wrong, and where to look. */
    static String of(Rule<?> rule, Plugin plugin, Throwable thrown) {
        if (thrown instanceof Violation v) return of(rule, plugin, v.expected(), v.got(), rule.look());
        String place = place(thrown, plugin);
        String look = innermost(thrown, plugin)
                .map(frame -> frame + ", where the exception was thrown")
                .orElse(rule.look());
        return of(rule, plugin, "no exception", thrown + (place.isEmpty() ? "" : ", at " + place), look);
    }

    private static String of(Rule<?> rule, Plugin plugin, String expected, String got, String look) {
        return """
                rule %s is broken: %s
                  plugin    %s (%s)
                  expected  %s
                  got       %s
                  look at   %s
                  read      docs/contract.md, rule %1$s; if the plugin can't obey it, put on the test class
                            @Unsupported(rule = "%1$s", plugin = "%8$s", because = "…")
                """.formatted(
                        rule.id(),
                        rule.sentence(),
                        text(plugin),
                        plugin.getClass().getName(),
                        expected,
                        got,
                        look,
                        Plugins.name(plugin.getClass()));
    }

    /** Where in the author's code the exception was thrown; empty if there is no such place. */
    static String place(Throwable thrown, Plugin plugin) {
        return innermost(thrown, plugin)
                .or(() -> frames(thrown).findFirst())
                .map(StackTraceElement::toString)
                .orElse("");
    }

    /** The innermost stack frame in the plugin's package or below it. */
    private static Optional<StackTraceElement> innermost(Throwable thrown, Plugin plugin) {
        String name = plugin.getClass().getPackageName() + ".";
        return frames(thrown)
                .filter(frame -> frame.getClassName().startsWith(name))
                .findFirst();
    }

    private static Stream<StackTraceElement> frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> NOT_THE_AUTHORS.stream().noneMatch(frame.getClassName()::startsWith));
    }
}
