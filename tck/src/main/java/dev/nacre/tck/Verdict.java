package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What the rules find in one plugin. One fault is one failure: a rule is skipped if one that it relies on is broken, or
 * if it ends in an exception that another rule has shown.
 */
final class Verdict {
    private final Plugin plugin;
    private final PluginContract contract;
    private final Exceptions exceptions;
    /** What came of each rule that was tried, which may be before its own test: empty if it is kept. */
    private final Map<String, Optional<Throwable>> tried = new HashMap<>();

    private final List<Shown> shown = new ArrayList<>();

    /** An exception that a test failed with. */
    private record Shown(Rule<?> rule, Class<?> type, String place) {}

    Verdict(Plugin plugin, PluginContract contract, Exceptions exceptions) {
        this.plugin = plugin;
        this.contract = contract;
        this.exceptions = exceptions;
    }

    /** Fails if the rule is broken, and is skipped if that can't be told, or is declared. */
    synchronized void run(Rule<?> rule) {
        exceptions.reason(rule, plugin).ifPresent(reason -> {
            throw new TestAbortedException(rule.id() + " is not supported by " + Advice.text(plugin) + ": " + reason);
        });
        for (Rule<?> needed : Needs.of(rule)) {
            Optional<Rule<?>> cause = cause(needed);
            if (cause.isPresent()) throw skipped(rule, cause.get());
        }
        Throwable thrown = outcome(rule).orElse(null);
        if (thrown == null) return;
        Throwable exception = thrown instanceof Violation ? null : thrown;
        if (exception != null) {
            Optional<Rule<?>> other = shownBy(exception);
            if (other.isPresent()) throw skipped(rule, other.get());
            shown.add(new Shown(rule, exception.getClass(), Advice.place(exception, plugin)));
        }
        AssertionFailedError failure = new AssertionFailedError(Advice.of(rule, plugin, thrown), exception);
        // The kit's own stack tells an author nothing.
        failure.setStackTrace(new StackTraceElement[0]);
        throw failure;
    }

    /** The rule that shows why a needed one is broken; none if it is kept, or ends in an exception not shown yet. */
    private Optional<Rule<?>> cause(Rule<?> needed) {
        if (!needed.appliesTo(plugin) || exceptions.reason(needed, plugin).isPresent()) return Optional.empty();
        return outcome(needed).flatMap(thrown -> thrown instanceof Violation ? Optional.of(needed) : shownBy(thrown));
    }

    private Optional<Rule<?>> shownBy(Throwable exception) {
        String place = Advice.place(exception, plugin);
        return shown.stream()
                .filter(each -> each.type == exception.getClass() && each.place.equals(place))
                .<Rule<?>>map(Shown::rule)
                .findFirst();
    }

    private Optional<Throwable> outcome(Rule<?> rule) {
        Optional<Throwable> known = tried.get(rule.id());
        if (known == null) tried.put(rule.id(), known = Optional.ofNullable(thrownBy(rule)));
        return known;
    }

    /** Null if the rule is kept. */
    private Throwable thrownBy(Rule<?> rule) {
        try {
            rule.verify(plugin, contract);
            return null;
        } catch (Exception | StackOverflowError | LinkageError e) {
            return e;
        }
    }

    private static TestAbortedException skipped(Rule<?> rule, Rule<?> cause) {
        return new TestAbortedException(
                "rule " + cause.id() + " is broken, see there: " + rule.id() + " can't be judged before it is mended");
    }
}
