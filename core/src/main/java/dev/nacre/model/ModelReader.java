package dev.nacre.model;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Origin;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.PluginException;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.TensorFile;
import dev.nacre.safetensors.TensorInfo;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the parts of a model file separately, for formats that contain more than a model, such as checkpoints. */
public final class ModelReader {
    private static final Set<String> KEYS = Set.of(
            ModelMetadata.FORMAT,
            ModelMetadata.VERSION,
            ModelMetadata.NETWORK,
            ModelMetadata.INPUTS,
            ModelMetadata.LOSS,
            ModelMetadata.FEATURES,
            ModelMetadata.LABELS,
            ModelMetadata.NOTES,
            ModelMetadata.FROZEN,
            ModelMetadata.LEARNING_RATES,
            ModelMetadata.PLUGINS,
            ModelMetadata.SHA256,
            ModelMetadata.TRAINING,
            ModelMetadata.HISTORY,
            ModelMetadata.NOISES);

    /** Inputs or outputs that any file may have, however few weights it holds: 64 MiB for a sample. */
    private static final int SAMPLE = 1 << 24;

    private final String file;
    private final TensorFile tensors;
    private final Map<String, String> texts;
    private final ClassLoader[] more;

    /**
     * Reads an open file.
     *
     * @param tensors the open file; it must stay open until reading is done
     * @param more additional class loaders to find plugins with
     */
    public ModelReader(TensorFile tensors, ClassLoader... more) {
        this.file = tensors.name();
        this.tensors = tensors;
        this.more = more;
        this.texts = tensors.metadata();
    }

    /** A checkpoint is a model with more in its file. */
    Model read() throws IOException {
        boolean checkpoint = texts.containsKey(ModelMetadata.TRAINING);
        Network network = build();
        StoredWeights.read(
                tensors, network, Map.of(), (name, info) -> checkpoint && ModelMetadata.isTrainingState(name));
        return model(network);
    }

    /**
     * Checks the version, and builds the network that the metadata describes. {@link StoredWeights#read} reads its
     * weights and checks the digest: take texts from this reader after it.
     *
     * @return a network whose weights are still to be read
     * @throws ModelFormatException if the file is damaged, no model file, or needs a plugin that is missing
     * @throws IOException if it can't be read
     */
    public Network build() throws IOException {
        requireFormat();
        return Digests.undamaged(tensors, () -> {
            Network network = network();
            setRules(network);
            return network;
        });
    }

    private void requireFormat() throws ModelFormatException {
        if (!texts.containsKey(ModelMetadata.FORMAT))
            throw new ModelFormatException(
                    file + " is a safetensors file, but no model of Nacre: its weights alone can be"
                            + " read into a network of the same layers (ModelFile.readWeights)");
        int format = number(ModelMetadata.FORMAT, text(ModelMetadata.FORMAT));
        if (format > ModelMetadata.FORMAT_VERSION)
            throw new ModelFormatException(file + " has format " + format + ", written by Nacre "
                    + texts.get(ModelMetadata.VERSION) + "; this is Nacre " + Origin.version(ModelFile.class)
                    + ", which reads formats up to " + ModelMetadata.FORMAT_VERSION + ": use a newer one");
        for (String key : texts.keySet())
            if (key.startsWith(ModelMetadata.PREFIX) && !KEYS.contains(key))
                throw new ModelFormatException(file + ": unknown entry " + key);
    }

    private Network network() throws ModelFormatException {
        FormerTexts former = new FormerTexts(text(ModelMetadata.NETWORK), text(ModelMetadata.INPUTS));
        LayerSpec spec = plugin(LayerSpec.class, ModelMetadata.NETWORK, former.network());
        Shape inputs = shape(former.inputs());
        long numbers = 0;
        for (TensorInfo info : tensors.tensors().values()) numbers += info.elements();
        try {
            return bounded(spec, inputs, numbers);
        } catch (RuntimeException e) {
            throw new ModelFormatException(
                    file + ": the network can't be built for " + inputs + " inputs: " + e.getMessage(), e);
        }
    }

    /**
     * Builds a network that a file of so many numbers may describe. Inputs and outputs count too: one sample takes the
     * memory of both, and layers without weights can have any number of them.
     */
    static Network bounded(LayerSpec spec, Shape inputs, long numbers) {
        requireFewer("inputs", inputs.size(), numbers);
        Network network = Weights.limited(numbers, () -> new Network(spec, inputs, 0));
        requireFewer("outputs", network.outputs(), numbers);
        return network;
    }

    private static void requireFewer(String what, int size, long numbers) {
        if (size > Math.max(SAMPLE, numbers))
            throw new IllegalArgumentException("a file of " + numbers + " weights may have at most "
                    + Math.max(SAMPLE, numbers) + " " + what + ", not " + size);
    }

    /** A number of features, or height, width and channels. */
    private Shape shape(String text) throws ModelFormatException {
        try {
            return text.contains("x") ? Shape.parse(text) : Shape.flat(number(ModelMetadata.INPUTS, text));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(file + ": " + ModelMetadata.INPUTS + ": " + e.getMessage(), e);
        }
    }

    /**
     * The plugin that an entry of the metadata describes.
     *
     * @param <P> the kind
     * @param kind the expected kind
     * @param key the entry
     * @return the plugin
     * @throws ModelFormatException if the entry or the plugin is missing, or the text is wrong
     */
    public <P extends Plugin> P plugin(Class<P> kind, String key) throws ModelFormatException {
        return plugin(kind, key, text(key));
    }

    /**
     * The plugin that a text in the file describes.
     *
     * @param <P> the kind
     * @param kind the expected kind
     * @param key names the entry in messages
     * @param text the plugin's text
     * @return the plugin
     * @throws ModelFormatException if the plugin is missing or the text is wrong
     */
    public <P extends Plugin> P plugin(Class<P> kind, String key, String text) throws ModelFormatException {
        try {
            return Plugins.parse(kind, text, more);
        } catch (PluginException e) {
            throw new ModelFormatException(file + ", " + key + ": " + e.getMessage() + missingPlugins(), e);
        }
    }

    /** What the file says of plugins whose classes are not on the class path. */
    private String missingPlugins() throws ModelFormatException {
        StringBuilder missing = new StringBuilder();
        map(ModelMetadata.PLUGINS).forEach((type, origin) -> {
            if (type.matches("[\\w.$]+") && !Origin.present(type, more))
                missing.append(missing.isEmpty() ? ". Not on the class path: " : "; ")
                        .append(type)
                        .append(", which the file says is in ")
                        .append(origin);
        });
        return missing.toString();
    }

    private void setRules(Network network) throws ModelFormatException {
        Set<String> frozen = new HashSet<>(list(ModelMetadata.FROZEN));
        Map<String, String> rates = map(ModelMetadata.LEARNING_RATES);
        for (Parameter parameter : network.parameters()) {
            String name = network.name(parameter);
            parameter.trainable(!frozen.remove(name));
            String rate = rates.remove(name);
            parameter.learningRateMultiplier(rate == null ? 1 : rate(name, rate));
        }
        if (!frozen.isEmpty() || !rates.isEmpty())
            throw new ModelFormatException(
                    file + " freezes or slows parameters that do not exist: " + frozen + rates.keySet());
    }

    private float rate(String parameter, String text) throws ModelFormatException {
        try {
            float rate = Float.parseFloat(text);
            if (rate >= 0 && rate < Float.POSITIVE_INFINITY) return rate;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ModelFormatException(file + ": " + parameter + " can't have the learning-rate multiplier " + text);
    }

    private Model model(Network network) throws ModelFormatException {
        Loss loss = plugin(Loss.class, ModelMetadata.LOSS);
        List<String> features = list(ModelMetadata.FEATURES);
        List<String> labels = list(ModelMetadata.LABELS);
        Map<String, String> notes = map(ModelMetadata.NOTES);
        try {
            return new Model(network, loss, features, labels, notes);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * An entry of the metadata that is a list.
     *
     * @param key the entry
     * @return its elements
     * @throws ModelFormatException if it is missing or no list
     */
    public List<String> list(String key) throws ModelFormatException {
        return JsonText.list(file + ": " + key, text(key));
    }

    /**
     * An entry of the metadata that is a map.
     *
     * @param key the entry
     * @return its keys and values
     * @throws ModelFormatException if it is missing or no map
     */
    public Map<String, String> map(String key) throws ModelFormatException {
        return JsonText.map(file + ": " + key, text(key));
    }

    private int number(String key, String text) throws ModelFormatException {
        if (!text.matches("[1-9][0-9]{0,8}"))
            throw new ModelFormatException(file + ": " + key + " is not a whole number above 0 but '" + text + "'");
        return Integer.parseInt(text);
    }

    private String text(String key) throws ModelFormatException {
        String text = texts.get(key);
        if (text == null) throw new ModelFormatException(file + " lacks the entry " + key);
        return text;
    }
}
