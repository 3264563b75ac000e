package dev.nacre.model;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.layers.Sequential;
import dev.nacre.training.FineTuning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Transfers trained weights from one network to another. The weights are copied, not shared. */
public final class Transfer {
    private Transfer() {}

    /**
     * Adds a layer on top of a trained network, for example to turn a pre-trained stack into a classifier.
     *
     * @param trained the trained network; not changed
     * @param head the layer to add, which gets the trained network's outputs: {@code dense(10)} for ten classes
     * @param seed determines the initial weights of the head
     * @return a new network whose lower layers have the weights of the trained one and are frozen where those are
     */
    public static Network withHead(Network trained, LayerSpec head, long seed) {
        List<LayerSpec> specs = new ArrayList<>();
        if (trained.spec() instanceof Sequential chain) specs.addAll(chain.layers());
        else specs.add(trained.spec());
        specs.add(head);
        Network network = new Network(new Sequential(specs), trained.inputShape(), seed);
        int layers = trained.layers().size();
        copyLayers(trained, network, layers);
        for (int i = 0; i < layers; i++)
            copyRules(trained.layers().get(i), network.layers().get(i));
        return network;
    }

    /**
     * Replaces the head of a trained network, for example to let a classifier learn other classes. The head is the
     * highest layer with weights, and all layers above it. Train the new head alone first, the others with it later:
     * {@link FineTuning#top} and {@link FineTuning#all}.
     *
     * @param trained the trained network; not changed
     * @param head the layer in place of the old head: {@code dense(10)} for ten classes
     * @param seed determines the initial weights of the head
     * @return a new network whose lower layers have the weights of the trained one and are frozen where those are
     * @throws IllegalArgumentException if no layer would be kept
     */
    public static Network replaceHead(Network trained, LayerSpec head, long seed) {
        NetworkParts kept = NetworkParts.of(trained).belowHead();
        List<LayerSpec> specs = new ArrayList<>(kept.specs());
        specs.add(head);
        Network network = new Network(new Sequential(specs), trained.inputShape(), seed);
        for (int i = 0; i < kept.layers().size(); i++) {
            Layer copy = network.layer().children().get(i).layer();
            copy(kept.layers().get(i), copy);
            copyRules(kept.layers().get(i), copy);
        }
        return network;
    }

    /**
     * Copies which parameters are frozen, and their learning-rate multipliers, from one layer to another.
     *
     * @param from the layer to copy from; not changed
     * @param to a layer with the same parameters, which are changed
     */
    public static void copyRules(Layer from, Layer to) {
        List<Parameter> sources = Layers.allParameters(from);
        List<Parameter> targets = Layers.allParameters(to);
        for (int i = 0; i < sources.size(); i++) {
            targets.get(i).trainable(sources.get(i).trainable());
            targets.get(i).learningRateMultiplier(sources.get(i).learningRateMultiplier());
        }
    }

    /**
     * Copies the weights of the lowest layers from one network to another. The weights of an autoencoder can also go
     * into a dense layer of the same size. {@linkplain FineTuning#freeze Freeze} them afterwards if they should not
     * change.
     *
     * @param from has the weights; not changed
     * @param to receives the weights
     * @param layers number of layers, as {@link Network#layers} counts
     * @throws IllegalArgumentException that names the first layers that don't fit; then nothing is changed
     */
    public static void copyLayers(Network from, Network to, int layers) {
        int most = Math.min(from.layers().size(), to.layers().size());
        if (layers < 0 || layers > most)
            throw new IllegalArgumentException("layers must be >= 0 and <= " + most + ", not " + layers);
        List<Copy> copies = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            try {
                copies.addAll(fitting(from.layers().get(i), to.layers().get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("layer " + i + ": " + e.getMessage(), e);
            }
        }
        copies.forEach(Copy::run);
    }

    /**
     * Copies the weights of one layer to another: all of them if both layers have the same parameters, otherwise those
     * of the forward pass.
     *
     * @param from has the weights; not changed
     * @param to receives the weights
     * @throws IllegalArgumentException if the shapes don't fit; then nothing is changed
     */
    public static void copy(Layer from, Layer to) {
        fitting(from, to).forEach(Copy::run);
    }

    private static List<Copy> fitting(Layer from, Layer to) {
        List<Parameter> sources = Layers.allParameters(from);
        List<Parameter> targets = Layers.allParameters(to);
        if (!fit(sources, targets)) {
            sources = Layers.parameters(from);
            targets = Layers.parameters(to);
        }
        if (!fit(sources, targets))
            throw new IllegalArgumentException(
                    "weights don't fit: from " + shapes(sources) + " to " + shapes(targets) + " (rows × columns)");
        List<Copy> copies = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) copies.add(new Copy(sources.get(i), targets.get(i)));
        return copies;
    }

    private static boolean fit(List<Parameter> a, List<Parameter> b) {
        if (a.size() != b.size()) return false;
        for (int i = 0; i < a.size(); i++) if (!a.get(i).shape().equals(b.get(i).shape())) return false;
        return true;
    }

    private static String shapes(List<Parameter> parameters) {
        return parameters.isEmpty()
                ? "a layer without any"
                : parameters.stream().map(Parameter::toString).collect(Collectors.joining(", "));
    }

    private record Copy(Parameter from, Parameter to) {
        void run() {
            System.arraycopy(from.value().data, 0, to.value().data, 0, to.value().length);
        }
    }
}
