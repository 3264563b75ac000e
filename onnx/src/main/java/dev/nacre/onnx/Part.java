package dev.nacre.onnx;

import dev.nacre.Parameter;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/** A layer as a form sees it: hyper-parameters by name, weights by name. */
public final class Part {
    private final Plugin spec;
    private final String path;
    private final Map<String, Parameter> parameters;

    Part(Plugin spec, String path, Map<String, Parameter> parameters) {
        this.spec = spec;
        this.path = path;
        this.parameters = parameters;
    }

    /**
     * The layer's name.
     *
     * @return such as {@code leakyRelu}
     */
    public String name() {
        return name(spec);
    }

    static String name(Plugin plugin) {
        return Plugins.name(plugin.getClass());
    }

    boolean isA(Class<? extends Plugin> kind) {
        return kind.isInstance(spec);
    }

    /**
     * Where the layer is.
     *
     * @return the prefix of its parameters' names: {@code 2.}; empty for the whole network
     */
    public String path() {
        return path;
    }

    /**
     * A layer inside this one.
     *
     * @param inner its description
     * @param step what its parameters have before their names, {@code 0.}; empty if it has none
     * @return the layer
     */
    public Part inside(Plugin inner, String step) {
        return new Part(inner, path + step, parameters);
    }

    /**
     * A layer inside this one that has no description of its own, but this one's hyper-parameters.
     *
     * @param step what its parameters have before their names: {@code 0.}
     * @return the layer
     */
    public Part at(String step) {
        return inside(spec, step);
    }

    /**
     * A number among the hyper-parameters.
     *
     * @param component its name
     * @return as it is
     */
    public float number(String component) {
        return ((Number) value(component)).floatValue();
    }

    /**
     * A switch among the hyper-parameters.
     *
     * @param component its name
     * @return as it is
     */
    public boolean flag(String component) {
        return (Boolean) value(component);
    }

    /**
     * A plugin among the hyper-parameters.
     *
     * @param component its name
     * @return an activation, for example
     */
    public Plugin plugin(String component) {
        return (Plugin) value(component);
    }

    /**
     * A choice among the hyper-parameters.
     *
     * @param component its name
     * @return the enum constant's name: {@code MEAN}
     */
    public String choice(String component) {
        return ((Enum<?>) value(component)).name();
    }

    /**
     * A list among the hyper-parameters.
     *
     * @param component its name
     * @return plugins or numbers
     */
    public List<?> list(String component) {
        return (List<?>) value(component);
    }

    private Object value(String component) {
        try {
            for (RecordComponent each : spec.getClass().getRecordComponents())
                if (each.getName().equals(component)) return each.getAccessor().invoke(spec);
        } catch (ReflectiveOperationException e) {
            throw new OnnxException(name() + "'s " + component + " can't be read: " + e);
        }
        throw new OnnxException(name() + " has no " + component);
    }

    /**
     * A weight.
     *
     * @param name within the layer: {@code weight}
     * @return the parameter, whose name is its path in the network
     */
    public Parameter parameter(String name) {
        Parameter parameter = parameters.get(path + name);
        if (parameter == null) throw new OnnxException(name() + " has no parameter " + path + name);
        return parameter;
    }
}
