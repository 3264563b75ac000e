package dev.nacre;

import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.TensorFile;
import dev.nacre.safetensors.TensorInfo;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a model from an open file, or says why not. */
final class ModelReader {
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

    private final String file;
    private final TensorFile tensors;
    private final Map<String, String> texts;

    ModelReader(TensorFile tensors) {
        this.file = tensors.name();
        this.tensors = tensors;
        this.texts = tensors.metadata();
    }

    /** A checkpoint is a model with more in its file. */
    Model read() throws IOException {
        boolean checkpoint = texts.containsKey(ModelMetadata.TRAINING);
        Network network = build();
        StoredWeights.read(tensors, network.parameters(), (name, info) -> checkpoint && CheckpointFile.isState(name));
        return model(network);
    }

    /** The network as the texts have it, with anything for weights. */
    Network build() throws IOException {
        requireFormat();
        requireDigest();
        Network network = network();
        setRules(network);
        return network;
    }

    private void requireFormat() throws ModelFormatException {
        if (!texts.containsKey(ModelMetadata.FORMAT))
            throw new ModelFormatException(
                    file + " is a safetensors file, but no model of Nacre: its weights alone can be"
                            + " read into a network of the same layers (ModelFile.readWeights)");
        int format = number(ModelMetadata.FORMAT);
        if (format > ModelMetadata.FORMAT_VERSION)
            throw new ModelFormatException(file + " has format " + format + ", written by Nacre "
                    + texts.get(ModelMetadata.VERSION) + "; this is Nacre " + Origin.version(ModelFile.class)
                    + ", which reads formats up to " + ModelMetadata.FORMAT_VERSION + ": use a newer one");
        for (String key : texts.keySet())
            if (key.startsWith(ModelMetadata.PREFIX) && !KEYS.contains(key))
                throw new ModelFormatException(file + ": unknown entry " + key);
    }

    private Network network() throws ModelFormatException {
        LayerSpec spec = plugin(LayerSpec.class, ModelMetadata.NETWORK);
        int inputs = number(ModelMetadata.INPUTS);
        long numbers = 0;
        for (TensorInfo info : tensors.tensors().values()) numbers += info.elements();
        try {
            return new Network(spec, inputs, Weights.limited(numbers));
        } catch (RuntimeException e) {
            throw new ModelFormatException(
                    file + ": the network can't be built for " + inputs + " inputs: " + e.getMessage(), e);
        }
    }

    <P extends Plugin> P plugin(Class<P> kind, String key) throws ModelFormatException {
        return plugin(kind, key, text(key));
    }

    <P extends Plugin> P plugin(Class<P> kind, String key, String text) throws ModelFormatException {
        try {
            return Plugins.parse(kind, text);
        } catch (PluginException e) {
            throw new ModelFormatException(file + ", " + key + ": " + e.getMessage() + missingPlugins(), e);
        }
    }

    /** What the file says of plugins whose classes are not on the class path. */
    private String missingPlugins() throws ModelFormatException {
        StringBuilder missing = new StringBuilder();
        map(ModelMetadata.PLUGINS).forEach((type, origin) -> {
            if (type.matches("[\\w.$]+") && !Origin.present(type))
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
            parameter.trainable(!frozen.remove(parameter.name()));
            String rate = rates.remove(parameter.name());
            if (rate != null) parameter.learningRate(rate(parameter, rate));
        }
        if (!frozen.isEmpty() || !rates.isEmpty())
            throw new ModelFormatException(
                    file + " freezes or slows parameters that are not there: " + frozen + rates.keySet());
    }

    private float rate(Parameter parameter, String text) throws ModelFormatException {
        try {
            float rate = Float.parseFloat(text);
            if (rate >= 0 && rate < Float.POSITIVE_INFINITY) return rate;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ModelFormatException(
                file + ": " + parameter.name() + " can't have the learning-rate multiplier " + text);
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

    /** A file that was edited on purpose leaves it out. */
    private void requireDigest() throws IOException {
        String expected = texts.get(ModelMetadata.SHA256);
        if (expected != null && !expected.equals(Digests.of(tensors)))
            throw new ModelFormatException(file + " is damaged: its content doesn't match its SHA-256 digest"
                    + " (whoever edits a file on purpose takes " + ModelMetadata.SHA256 + " out of the metadata)");
    }

    List<String> list(String key) throws ModelFormatException {
        return JsonText.list(file + ": " + key, text(key));
    }

    Map<String, String> map(String key) throws ModelFormatException {
        return JsonText.map(file + ": " + key, text(key));
    }

    private int number(String key) throws ModelFormatException {
        String text = text(key);
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
