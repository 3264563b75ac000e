package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** The rules that a test class declares unsupported. */
record Exceptions(List<Unsupported> declared) {
    static Exceptions of(Class<?> contract) {
        return new Exceptions(List.of(contract.getAnnotationsByType(Unsupported.class)));
    }

    Optional<String> reason(Rule<?> rule, Plugin plugin) {
        return declared.stream()
                .filter(each -> fits(each, rule, plugin))
                .map(Unsupported::because)
                .findFirst();
    }

    private static boolean fits(Unsupported declaration, Rule<?> rule, Plugin plugin) {
        String wanted = declaration.plugin();
        return declaration.rule().equals(rule.id())
                && rule.appliesTo(plugin)
                && (wanted.isEmpty()
                        || wanted.equals(Plugins.name(plugin.getClass()))
                        || wanted.equals(Advice.text(plugin)));
    }

    /** Fails if a declaration has no reason, or matches nothing. */
    void verify(List<Plugin> plugins) {
        for (Unsupported each : declared) {
            String text = "@Unsupported(rule = \"" + each.rule() + "\", plugin = \"" + each.plugin() + "\")";
            if (each.because().isBlank()) throw new AssertionFailedError(text + " has no reason: set because");
            if (plugins.stream().noneMatch(plugin -> Rules.ALL.stream().anyMatch(rule -> fits(each, rule, plugin))))
                throw new AssertionFailedError(
                        text + " matches no rule or no plugin of this test class: remove or correct it");
        }
    }
}
