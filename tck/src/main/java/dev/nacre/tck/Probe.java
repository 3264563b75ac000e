package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A plugin with one number changed: a component, or an element of a list among the components.
 *
 * @param components all of the plugin's, as they are
 * @param component which of them
 * @param changed its new value
 * @param number what the number is now, as a message says it
 */
record Probe(Components components, RecordComponent component, Object changed, String number) {
    static final Set<Class<?>> WHOLE =
            Set.of(byte.class, short.class, int.class, long.class, Byte.class, Short.class, Integer.class, Long.class);
    static final Set<Class<?>> REAL = Set.of(float.class, double.class, Float.class, Double.class);

    /** A plugin's numbers of some types, each set to a value. */
    static List<Probe> of(Plugin plugin, double value, Set<Class<?>> types) throws ReflectiveOperationException {
        Components components = new Components(plugin);
        List<Probe> probes = new ArrayList<>();
        for (RecordComponent component : components.all()) {
            if (types.contains(component.getType())) {
                Object number = number(component.getType(), value);
                probes.add(new Probe(components, component, number, String.valueOf(number)));
            }
            if (!(components.value(component) instanceof List<?> list)) continue;
            for (int i = 0; i < list.size(); i++)
                if (list.get(i) != null && types.contains(list.get(i).getClass())) {
                    List<Object> copy = new ArrayList<>(list);
                    copy.set(i, number(list.get(i).getClass(), value));
                    probes.add(new Probe(components, component, copy, String.valueOf(copy.get(i))));
                }
        }
        return probes;
    }

    /** Lists of numbers of some types that are empty by default, with a value in them. */
    static List<Probe> ofEmptyLists(Plugin plugin, double value, Set<Class<?>> types)
            throws ReflectiveOperationException {
        Components components = new Components(plugin);
        List<Probe> probes = new ArrayList<>();
        for (RecordComponent component : components.all())
            if (components.value(component) instanceof List<?> list
                    && list.isEmpty()
                    && component.getGenericType() instanceof ParameterizedType type
                    && type.getActualTypeArguments()[0] instanceof Class<?> element
                    && types.contains(element)) {
                Object number = number(element, value);
                probes.add(new Probe(components, component, List.of(number), String.valueOf(number)));
            }
        return probes;
    }

    private static Object number(Class<?> type, double value) {
        if (type == float.class || type == Float.class) return (float) value;
        if (type == double.class || type == Double.class) return value;
        if (type == long.class || type == Long.class) return (long) value;
        if (type == short.class || type == Short.class) return (short) value;
        return type == byte.class || type == Byte.class ? (Object) (byte) value : (Object) (int) value;
    }

    /** The changed plugin; throws what its constructor throws. */
    Plugin built() throws Exception {
        return components.with(component, changed);
    }

    /** Whether a message names component and number. */
    boolean namedIn(String message) {
        return message.contains(component.getName()) && message.contains(number);
    }

    /** Whether it does, or gives another component's value: where two must fit together, either's value will do. */
    boolean roughlyNamedIn(String message) {
        return namedIn(message)
                || message.contains(component.getName())
                        && components.all().stream()
                                .anyMatch(other -> message.contains(other.getName())
                                        && message.contains(String.valueOf(components.value(other))));
    }

    @Override
    public String toString() {
        return component.getName() + " = " + (changed instanceof List<?> ? String.valueOf(changed) : number);
    }
}
