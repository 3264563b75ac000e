package dev.nacre.tck;

import dev.nacre.AutoencoderSpec;
import dev.nacre.LayerSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules that other rules depend on. While one is broken, failures of those that depend on it would mislead. */
final class Needs {
    /** The rule that forward and backward run at all: all other rules for layers depend on it. */
    static final String BASIC = "L1";

    private static final Set<Class<?>> LAYERS = Set.of(LayerSpec.class, AutoencoderSpec.class);

    private static final Map<String, List<String>> RELYING = Map.of(
            "L6", List.of("L7", "L9", "L10", "L11", "L12", "L23"),
            "L22", List.of("L3", "L8", "L9", "L10", "L11", "L12", "L23"),
            "O10", List.of("O11"),
            "S2", List.of("S4"),
            "E11", List.of("E4", "E6", "E7", "E8", "E10"));

    private Needs() {}

    /** The rules that one rule depends on, including indirectly, in the order of the contract. */
    static List<Rule<?>> of(Rule<?> rule) {
        Set<String> ids = new TreeSet<>();
        collect(rule, ids);
        return Rules.ALL.stream().filter(each -> ids.contains(each.id())).toList();
    }

    private static void collect(Rule<?> rule, Set<String> into) {
        for (Rule<?> each : Rules.ALL) if (relies(rule, each) && into.add(each.id())) collect(each, into);
    }

    /** Whether a rule depends directly on another one. */
    static boolean relies(Rule<?> rule, Rule<?> other) {
        if (other.id().equals(BASIC))
            return LAYERS.contains(rule.kind()) && !rule.id().equals(BASIC);
        return RELYING.getOrDefault(other.id(), List.of()).contains(rule.id());
    }
}
