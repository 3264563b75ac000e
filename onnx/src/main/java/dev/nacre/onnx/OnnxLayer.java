package dev.nacre.onnx;

import dev.nacre.Activation;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSequence;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.layers.LearningRate;
import dev.nacre.layers.Sequential;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jblas.FloatMatrix;

/**
 * A layer as a form sees it: hyper-parameters by name, from the layer's description; weights and inner layers by name,
 * from the layer that was built. A layer that another one builds inside itself may have no description, and then no
 * hyper-parameters. An activation among hyper-parameters, or a loss, is a description alone.
 */
public final class OnnxLayer {
    private final Plugin description;
    private final Layer built;
    private final String path;

    private OnnxLayer(Plugin description, Layer built, String path) {
        this.description = description == null ? activation(built) : withoutLearningRate(description);
        this.built = built;
        this.path = path;
    }

    /** The root of a network's tree of layers. */
    static OnnxLayer of(Network network) {
        return new OnnxLayer(network.spec(), network.layer(), "");
    }

    static OnnxLayer of(Loss loss) {
        return new OnnxLayer(loss, null, "");
    }

    /** What a learning rate is set for is built as without it. */
    private static Plugin withoutLearningRate(Plugin description) {
        Plugin inner = description;
        while (inner instanceof LearningRate wrapper) inner = wrapper.layer();
        return inner;
    }

    /** An activation that was built as a layer is its own description; null for any other layer. */
    private static Plugin activation(Layer built) {
        if (!built.parameters().isEmpty() || !built.children().isEmpty()) return null;
        return built.activation().orElse(null);
    }

    /**
     * The layer's name.
     *
     * @return as in texts, such as {@code leakyRelu}; without a description {@link Layer#name}
     */
    public String name() {
        return description == null ? built.name() : Plugins.name(description.getClass());
    }

    /** For messages: {@code 2.inner (dense)}. */
    String place() {
        return path.isEmpty() ? name() : path + " (" + name() + ")";
    }

    boolean isLoss() {
        return description instanceof Loss;
    }

    /**
     * The layer that was built.
     *
     * @return with its weights
     * @throws OnnxException if this is an activation among hyper-parameters, or a loss
     */
    public Layer built() {
        if (built == null) throw new OnnxException(place() + " is a function, not a layer with outputs of its own");
        return built;
    }

    /** The shape of the outputs; a function keeps that of its inputs. */
    Shape shape(GraphTensor input) {
        return built == null ? input.shape() : built.shape();
    }

    boolean isChain() {
        return built instanceof LayerSequence;
    }

    /**
     * The layers inside this one, without descriptions: enough for layers whose forms ask for weights alone, such as
     * {@code dense}, and for activations.
     *
     * @return in the order of {@link Layer#children}
     */
    public List<OnnxLayer> children() {
        return built().children().stream().map(child -> child(child, null)).toList();
    }

    /**
     * The layers inside this one, of which a list among the hyper-parameters has the descriptions.
     *
     * @param component the list's name, such as {@code members}
     * @return in the order of {@link Layer#children}
     */
    public List<OnnxLayer> children(String component) {
        List<Child> children = built().children();
        List<?> descriptions = list(component);
        if (children.size() != descriptions.size())
            throw new OnnxException(place() + " has " + children.size() + " layers inside it, but describes "
                    + descriptions.size() + " as " + component);
        List<OnnxLayer> layers = new ArrayList<>();
        for (Child child : children) layers.add(child(child, (Plugin) descriptions.get(layers.size())));
        return layers;
    }

    /**
     * A layer inside this one, which a hyper-parameter describes.
     *
     * @param name the child's name, such as {@code inner}
     * @param component the hyper-parameter's name, such as {@code layer}
     * @return the layer
     */
    public OnnxLayer child(String name, String component) {
        for (Child child : built().children()) if (child.name().equals(name)) return described(child, component);
        throw new OnnxException(place() + " has no layer " + name + " inside it; there are " + innerNames());
    }

    /** The layers inside this one, of which a hyper-parameter describes the one of a name, if there is one. */
    List<OnnxLayer> children(String name, String component) {
        return built().children().stream()
                .map(child -> child.name().equals(name) ? described(child, component) : child(child, null))
                .toList();
    }

    /** A layer inside this one, or of its decoder, that a hyper-parameter describes. */
    OnnxLayer described(Child child, String component) {
        return child(child, (Plugin) value(component));
    }

    private OnnxLayer child(Child child, Plugin inner) {
        String step = path.isEmpty() || child.name().isEmpty() ? child.name() : "." + child.name();
        return new OnnxLayer(inner, child.layer(), path + step);
    }

    /** The layers of a chain, with descriptions if there is a list of them, as {@code sequential} has one. */
    List<OnnxLayer> layers() {
        return description != null && has("layers") ? children("layers") : children();
    }

    private boolean has(String component) {
        return Arrays.stream(description.getClass().getRecordComponents())
                .anyMatch(each -> each.getName().equals(component));
    }

    /** The layers one after the other, sequential ones taken apart. */
    List<OnnxLayer> flattened() {
        if (!(description instanceof Sequential)) return List.of(this);
        return layers().stream().flatMap(layer -> layer.flattened().stream()).toList();
    }

    /** Such as {@code inner (dense)}; empty without layers inside. */
    String innerNames() {
        if (built == null) return "";
        return built.children().stream()
                .map(child -> child.name() + " (" + child.layer().name() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * A number among the hyper-parameters.
     *
     * @param component its name
     * @return its value
     */
    public float number(String component) {
        return ((Number) value(component)).floatValue();
    }

    /**
     * A truth value among the hyper-parameters.
     *
     * @param component its name
     * @return its value
     */
    public boolean flag(String component) {
        return (Boolean) value(component);
    }

    /**
     * An activation or a loss among the hyper-parameters.
     *
     * @param component its name
     * @return for {@link OnnxGraph#add}
     */
    public OnnxLayer function(String component) {
        return new OnnxLayer((Plugin) value(component), null, path);
    }

    /**
     * A choice among the hyper-parameters.
     *
     * @param component its name
     * @return the enum constant's name, such as {@code MEAN}
     */
    public String choice(String component) {
        return ((Enum<?>) value(component)).name();
    }

    /**
     * A list among the hyper-parameters.
     *
     * @param component its name
     * @return plugins, numbers or texts
     */
    public List<?> list(String component) {
        return (List<?>) value(component);
    }

    private Object value(String component) {
        if (description == null)
            throw new OnnxException("layer " + place() + " was built without a description, so its " + component
                    + " is unknown; register an OnnxForm for the layer around it");
        try {
            for (RecordComponent each : description.getClass().getRecordComponents())
                if (each.getName().equals(component)) return each.getAccessor().invoke(description);
        } catch (ReflectiveOperationException e) {
            throw new OnnxException(place() + ": " + component + " can't be read: " + e);
        }
        throw new OnnxException(place() + " has no hyper-parameter " + component);
    }

    /**
     * One of the layer's own weights; those of layers inside it are theirs.
     *
     * @param name its name within the layer, such as {@code weight}
     * @return the parameter
     */
    public Parameter parameter(String name) {
        for (Parameter parameter : built().parameters()) if (parameter.name().equals(name)) return parameter;
        throw new OnnxException(place() + " has no parameter " + name);
    }

    /** The activation that this layer's outputs go through, as a function. */
    Optional<OnnxLayer> activation() {
        return built().activation().map(this::function);
    }

    /** A loss's link, if the loss makes its predictions by it; empty for others, and for layers. */
    Optional<OnnxLayer> link() {
        if (!(description instanceof Loss loss) || !predictsByLink(loss)) return Optional.empty();
        return loss.link().map(this::function);
    }

    private OnnxLayer function(Activation activation) {
        return new OnnxLayer(activation, null, path);
    }

    /** A loss that overrides predict may do more than its link says: scaling, for example. */
    private static boolean predictsByLink(Loss loss) {
        try {
            Class<?> type = loss.getClass();
            return type.getMethod("predict", float[].class, float[].class, int.class, int.class)
                                    .getDeclaringClass()
                            == Loss.class
                    && type.getMethod("predict", FloatMatrix.class, FloatMatrix.class)
                                    .getDeclaringClass()
                            == Loss.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
