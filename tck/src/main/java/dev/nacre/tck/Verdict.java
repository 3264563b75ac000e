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
 * The results of the rules for one plugin. One fault gives one failure: a rule is skipped if a rule that it depends on
 * is broken, or if it ends with an exception that another rule has shown.
 */
final class Verdict {
    private final Plugin plugin;
    private final PluginContract contract;
    private final Exceptions exceptions;
    /** The results of the rules checked so far, possibly before their own test; empty if the rule is obeyed. */
    private final Map<String, Optional<Throwable>> tried = new HashMap<>();

    private final List<Shown> shown = new ArrayList<>();

    /** An exception with which a test failed. */
    private record Shown(Rule<?> rule, Class<?> type, String place) {}

    Verdict(Plugin plugin, PluginContract contract, Exceptions exceptions) {
        this.plugin = plugin;
        this.contract = contract;
        this.exceptions = exceptions;
    }

    /** Fails if the rule is broken; is skipped if that can't be decided, or if the rule is declared unsupported. */
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
        // The kit's own stack frames do not help an author.
        failure.setStackTrace(new StackTraceElement[0]);
        throw failure;
    }

    /** The rule to fix first; none if the needed rule is obeyed, or ended with an exception that was not shown yet. */
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

    /** Null if the rule is obeyed. */
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
                "rule " + cause.id() + " is broken, see there: " + rule.id() + " can't be judged before that is fixed");
    }
}
