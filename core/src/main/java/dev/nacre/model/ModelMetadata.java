package dev.nacre.model;

import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.plugin.Origin;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.PluginException;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.JsonText;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The metadata entries in the header of model files and checkpoints. {@code docs/model-files.md} describes them. */
public final class ModelMetadata {
    /** The format version that this release writes, and the newest that it reads. */
    static final int FORMAT_VERSION = 1;

    /** The prefix of all of Nacre's keys; entries with other keys are ignored. */
    static final String PREFIX = "nacre.";

    static final String FORMAT = PREFIX + "format";
    static final String VERSION = PREFIX + "version";
    static final String NETWORK = PREFIX + "network";
    static final String INPUTS = PREFIX + "inputs";
    /** The loss, as text. */
    public static final String LOSS = PREFIX + "loss";

    static final String FEATURES = PREFIX + "features";
    static final String LABELS = PREFIX + "labels";
    static final String NOTES = PREFIX + "notes";
    static final String FROZEN = PREFIX + "frozen";
    static final String LEARNING_RATES = PREFIX + "learningRates";
    /** Class → jar and version of each plugin. */
    public static final String PLUGINS = PREFIX + "plugins";

    static final String SHA256 = PREFIX + "sha256";

    /** In checkpoints only: settings and position of a training. */
    public static final String TRAINING = PREFIX + "training";

    /** In checkpoints only: the epochs done. */
    public static final String HISTORY = PREFIX + "history";

    /** In checkpoints only: seeds and positions of noise. */
    public static final String NOISES = PREFIX + "noises";

    private ModelMetadata() {}

    /**
     * Whether a tensor is the state of an optimizer or a listener in a checkpoint, and not a parameter of the network.
     *
     * @param tensor its name
     * @return true for such state
     */
    public static boolean isTrainingState(String tensor) {
        return tensor.startsWith("optimizer.") || tensor.startsWith("listener.") || tensor.startsWith("objective.");
    }

    /**
     * The entries that describe a model, without the digest.
     *
     * @param model the model
     * @return in their order in the file; the map can be added to
     */
    public static Map<String, String> of(Model model) {
        Network network = model.network();
        List<Parameter> parameters = network.parameters();
        Map<String, String> rates = new LinkedHashMap<>();
        for (Parameter p : parameters)
            if (p.learningRateMultiplier() != 1) rates.put(network.name(p), Float.toString(p.learningRateMultiplier()));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT, Integer.toString(FORMAT_VERSION));
        texts.put(VERSION, Origin.version(ModelFile.class));
        texts.put(NETWORK, Plugins.format(network.spec()));
        texts.put(INPUTS, network.inputShape().toString());
        texts.put(LOSS, Plugins.format(model.loss()));
        texts.put(FEATURES, JsonText.list(model.features()));
        texts.put(LABELS, JsonText.list(model.labels()));
        texts.put(NOTES, JsonText.map(new TreeMap<>(model.notes())));
        texts.put(
                FROZEN,
                JsonText.list(parameters.stream()
                        .filter(p -> !p.trainable())
                        .map(network::name)
                        .toList()));
        texts.put(LEARNING_RATES, JsonText.map(rates));
        texts.put(PLUGINS, plugins(network.spec(), model.loss()));
        return texts;
    }

    /**
     * Class → jar and version of plugins, and of those in their components.
     *
     * @param plugins plugins, or lists of plugins
     * @return a JSON map
     */
    public static String plugins(Object... plugins) {
        SortedMap<String, String> found = new TreeMap<>();
        for (Class<?> type : types(List.of(plugins)))
            found.put(type.getName(), Origin.of(type) + ", version " + Origin.version(type));
        return JsonText.map(found);
    }

    /** The classes of plugins, in lists too, and of those in their components. */
    static Set<Class<?>> types(Object plugins) {
        Set<Class<?>> types = new LinkedHashSet<>();
        addTypes(plugins, types);
        return types;
    }

    private static void addTypes(Object value, Set<Class<?>> found) {
        if (value instanceof List<?> list) for (Object element : list) addTypes(element, found);
        if (!(value instanceof Plugin)) return;
        Class<?> type = value.getClass();
        found.add(type);
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                addTypes(component.getAccessor().invoke(value), found);
            } catch (ReflectiveOperationException e) {
                throw new PluginException("component " + component.getName() + " of " + type.getName() + ": " + e, e);
            }
        }
    }
}
