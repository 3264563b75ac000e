package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What makes a plugin a value: checked when built, never changed. */
final class ValueRules {
    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "G6",
                    Plugin.class,
                    "refuses NaN and infinity, naming component and value",
                    "the compact constructor: NaN passes alpha <= 0 but not !(alpha > 0); ask Float.isInfinite too",
                    ValueRules::notFinite),
            new Rule<>(
                    "G7",
                    Plugin.class,
                    "where it refuses a finite number, it names component and value",
                    "the compact constructor: \"alpha must be > 0, not \" + alpha",
                    ValueRules::finite),
            new Rule<>(
                    "G8",
                    Plugin.class,
                    "is equal by value, with the same hash code",
                    "equals and hashCode: records bring both; don't override them",
                    ValueRules::equality),
            new Rule<>(
                    "G9",
                    Plugin.class,
                    "is immutable and has no state",
                    "the components and static fields: no arrays; compact constructor: items = List.copyOf(items)",
                    ValueRules::immutable));

    private ValueRules() {}

    private static void notFinite(Plugin plugin, PluginContract contract) throws Exception {
        for (double probe : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
            for (RecordComponent component : new Components(plugin).all()) {
                if (component.getType() == float.class || component.getType() == double.class)
                    probe(plugin, component, v -> number(component.getType(), probe), probe, true);
                if (new Components(plugin).value(component) instanceof List<?> list)
                    for (int i = 0; i < list.size(); i++)
                        if (list.get(i) instanceof Float || list.get(i) instanceof Double) {
                            int at = i;
                            probe(plugin, component, v -> replaced((List<?>) v, at, probe), probe, true);
                        }
            }
    }

    private static void finite(Plugin plugin, PluginContract contract) throws Exception {
        for (double probe : new double[] {-1, 0, 1e9})
            for (RecordComponent component : new Components(plugin).all())
                if (component.getType().isPrimitive()
                        && component.getType() != boolean.class
                        && component.getType() != char.class)
                    probe(plugin, component, v -> number(component.getType(), probe), probe, false);
    }

    private static void probe(
            Plugin plugin, RecordComponent component, UnaryOperator<Object> change, double probe, boolean refuse)
            throws Exception {
        Components components = new Components(plugin);
        Object changed = change.apply(components.value(component));
        String name = component.getName();
        String value = component.getType().isPrimitive() ? String.valueOf(changed) : String.valueOf((float) probe);
        Plugin built;
        try {
            built = components.with(component, changed);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            boolean saysValue = message.contains(value) || !refuse && namesAnother(components, message);
            if (!message.contains(name) || !saysValue)
                throw new Violation("a message with " + name + " and " + value, message);
            return;
        }
        if (refuse) throw new Violation("an IllegalArgumentException for " + name + " = " + value, built.toString());
    }

    /** Where two components must fit together, either's value will do. */
    private static boolean namesAnother(Components components, String message) {
        return components.all().stream()
                .anyMatch(other ->
                        message.contains(other.getName()) && message.contains(String.valueOf(components.value(other))));
    }

    private static Object number(Class<?> type, double value) {
        if (type == float.class) return (float) value;
        if (type == double.class) return value;
        if (type == long.class) return (long) value;
        if (type == short.class) return (short) value;
        return type == byte.class ? (Object) (byte) value : (Object) (int) value;
    }

    private static List<Object> replaced(List<?> list, int at, double value) {
        List<Object> copy = new ArrayList<>(list);
        copy.set(at, list.get(at) instanceof Float ? (Object) (float) value : (Object) value);
        return copy;
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
