package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules that make a plugin a value: validated when constructed, never changed. */
final class ValueRules {
    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "G6",
                    Plugin.class,
                    "rejects NaN and infinity with a message that has component and value",
                    "the compact constructor: alpha <= 0 is false for NaN, so write !(alpha > 0); check "
                            + "Float.isInfinite too",
                    ValueRules::notFinite),
            new Rule<>(
                    "G7",
                    Plugin.class,
                    "if it rejects a finite number, also one in a list, the message has component and value",
                    "the compact constructor: \"alpha must be > 0, not \" + alpha",
                    ValueRules::finite),
            new Rule<>(
                    "G8",
                    Plugin.class,
                    "is equal by value, with the same hash code",
                    "equals and hashCode: records define both; don't override them",
                    ValueRules::equality),
            new Rule<>(
                    "G9",
                    Plugin.class,
                    "is immutable and has no state",
                    "the components and static fields: no arrays; compact constructor: items = List.copyOf(items)",
                    ValueRules::immutable));

    private ValueRules() {}

    private static void notFinite(Plugin plugin, PluginContract contract) throws Exception {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
            for (Probe probe : Probe.of(plugin, value, Probe.REAL)) {
                String refusal = refusal(probe);
                if (refusal == null) throw new Violation("an IllegalArgumentException for " + probe, "no exception");
                if (!probe.namedIn(refusal)) throw unnamed(probe, refusal);
            }
    }

    private static void finite(Plugin plugin, PluginContract contract) throws Exception {
        for (double value : new double[] {-1, 0, 1e9})
            for (Set<Class<?>> types : List.of(Probe.WHOLE, Probe.REAL))
                for (Probe probe : Probe.of(plugin, value, types)) {
                    String refusal = refusal(probe);
                    if (refusal != null && !probe.roughlyNamedIn(refusal)) throw unnamed(probe, refusal);
                }
    }

    /** The message with which the constructor rejects it; null if it does not. */
    private static String refusal(Probe probe) throws Exception {
        try {
            probe.built();
            return null;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Violation unnamed(Probe probe, String message) {
        return new Violation("a message with component and value, for " + probe, message);
    }

    private static void equality(Plugin plugin, PluginContract contract) throws Exception {
        Plugin again = new Components(plugin).rebuilt();
        if (!plugin.equals(again)) throw new Violation("equal to another built from the same components", "not equal");
        if (plugin.hashCode() != again.hashCode())
            throw new Violation("hash code " + plugin.hashCode() + " again", String.valueOf(again.hashCode()));
    }

    private static void immutable(Plugin plugin, PluginContract contract) throws Exception {
        for (Field field : plugin.getClass().getDeclaredFields())
            if (!Modifier.isFinal(field.getModifiers()) && !field.isSynthetic())
                throw new Violation("only final fields", field.toString());
        Components components = new Components(plugin);
        for (RecordComponent component : components.all()) {
            if (component.getType().isArray())
                throw new Violation(component.getName() + " as a List, which can't change", component.toString());
            if (components.value(component) instanceof List<?> list) {
                List<Object> given = new ArrayList<>(list);
                Components after = new Components(components.with(component, given));
                given.add(null);
                if (((List<?>) after.value(component)).size() != list.size())
                    throw new Violation("a copy of the list " + component.getName(), "the list that was passed in");
            }
        }
    }
}
