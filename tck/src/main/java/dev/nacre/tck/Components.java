package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The components of a record, and copies of the record with other components. */
final class Components {
    private final Class<?> type;
    private final RecordComponent[] components;
    private final Object[] values;

    Components(Plugin plugin) throws ReflectiveOperationException {
        type = plugin.getClass();
        components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            components[i].getAccessor().setAccessible(true);
            values[i] = components[i].getAccessor().invoke(plugin);
        }
    }

    List<RecordComponent> all() {
        return List.of(components);
    }

    Object value(RecordComponent component) {
        return values[index(component)];
    }

    private int index(RecordComponent component) {
        for (int i = 0; i < components.length; i++) if (components[i].getName().equals(component.getName())) return i;
        throw new IllegalArgumentException(component + " is not a component of " + type);
    }

    /** Whether an object of a type is among the values, in a list among them, or in a plugin among them. */
    boolean hold(Class<?> wanted) throws ReflectiveOperationException {
        return holds(Arrays.asList(values), wanted);
    }

    private static boolean holds(Object value, Class<?> wanted) throws ReflectiveOperationException {
        if (wanted.isInstance(value)) return true;
        if (value instanceof List<?> list) for (Object each : list) if (holds(each, wanted)) return true;
        return value instanceof Plugin plugin && new Components(plugin).hold(wanted);
    }

    /** A copy of the plugin, made by its canonical constructor. */
    Plugin rebuilt() throws Exception {
        return built(values);
    }

    /** A copy of the plugin with one component changed; throws whatever the constructor throws. */
    Plugin with(RecordComponent component, Object value) throws Exception {
        Object[] changed = values.clone();
        changed[index(component)] = value;
        return built(changed);
    }

    private Plugin built(Object[] arguments) throws Exception {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        try {
            return (Plugin) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw (Error) e.getCause();
        }
    }
}
