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
 * @param components all components of the plugin, unchanged
 * @param component the index of the one to change
 * @param changed its new value
 * @param number the new number, as in messages
 */
record Probe(Components components, RecordComponent component, Object changed, String number) {
    static final Set<Class<?>> WHOLE =
            Set.of(byte.class, short.class, int.class, long.class, Byte.class, Short.class, Integer.class, Long.class);
    static final Set<Class<?>> REAL = Set.of(float.class, double.class, Float.class, Double.class);

    /** The numbers of some types in a plugin, each changed to a value. */
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

    /** Lists of numbers that are empty by default, with one value in them. */
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

    /** The changed plugin; throws whatever its constructor throws. */
    Plugin built() throws Exception {
        return components.with(component, changed);
    }

    /** Whether a message has the component's name and the number. */
    boolean namedIn(String message) {
        return message.contains(component.getName()) && message.contains(number);
    }

    /** Whether it does, or has another component's value instead: if two must fit together, either value is enough. */
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
