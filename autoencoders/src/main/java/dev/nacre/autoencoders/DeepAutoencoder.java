package dev.nacre.autoencoders;

import dev.nacre.AutoencoderSpec;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.layers.Sequential;
import dev.nacre.model.Model;
import dev.nacre.model.Transfer;
import java.util.ArrayList;
import java.util.List;

/** Turns a pre-trained stack of autoencoders into a deep autoencoder, and back. */
public final class DeepAutoencoder {
    private DeepAutoencoder() {}

    /**
     * Unrolls a network's autoencoders, with copies of their weights, into one layer from inputs to reconstruction.
     * Layers below them are kept; a classifier above them is left out. {@link dev.nacre.training.Trainer#pretrain} then
     * trains all weights at once on the reconstruction error, except frozen ones. Frozen parameters and learning-rate
     * multipliers are copied too.
     *
     * @param trained a network with one or more autoencoders; not changed
     * @return a model that predicts reconstructions, of samples as the lowest autoencoder gets them
     * @throws IllegalArgumentException if it has no autoencoder, or is already unrolled
     */
    public static Model unroll(Network trained) {
        List<LayerSpec> specs = parts(trained.spec());
        int from = 0;
        while (from < specs.size() && !(specs.get(from) instanceof AutoencoderSpec)) {
            if (specs.get(from) instanceof Unrolled)
                throw new IllegalArgumentException(
                        trained + " is already unrolled; rollUp turns it into a stack again");
            from++;
        }
        List<AutoencoderSpec> stack = new ArrayList<>();
        for (int i = from; i < specs.size() && specs.get(i) instanceof AutoencoderSpec spec; i++) stack.add(spec);
        Codec codec = Codec.of(trained);
        List<LayerSpec> deep = new ArrayList<>(specs.subList(0, from));
        deep.add(new Unrolled(stack.size() == 1 ? stack.get(0) : new Stacked(stack)));
        Network network = new Network(deep.size() == 1 ? deep.get(0) : new Sequential(deep), trained.inputShape(), 0);
        copy(trained, network);
        return new Model(network, codec.loss());
    }

    /**
     * The reverse of {@link #unroll}: the encoder of a deep autoencoder as a network, to which an output layer can be
     * added.
     *
     * @param deep a network returned by {@link #unroll}, possibly trained since; not changed
     * @return a network of the autoencoders, with copies of the weights, frozen parameters and learning-rate
     *     multipliers
     */
    public static Network rollUp(Network deep) {
        List<LayerSpec> specs = new ArrayList<>(parts(deep.spec()));
        int last = specs.size() - 1;
        if (last < 0 || !(specs.get(last) instanceof Unrolled unrolled))
            throw new IllegalArgumentException(deep + " does not end with unrolled(…)");
        specs.set(last, unrolled.autoencoder());
        Network network = new Network(specs.size() == 1 ? specs.get(0) : new Sequential(specs), deep.inputShape(), 0);
        copy(deep, network);
        return network;
    }

    /** The layers of a description, with nested chains flattened. */
    private static List<LayerSpec> parts(LayerSpec spec) {
        if (!(spec instanceof Sequential chain)) return List.of(spec);
        return chain.layers().stream().flatMap(part -> parts(part).stream()).toList();
    }

    private static void copy(Network from, Network to) {
        List<Layer> sources = layers(from);
        List<Layer> targets = layers(to);
        for (int i = 0; i < Math.min(sources.size(), targets.size()); i++) {
            Transfer.copy(sources.get(i), targets.get(i));
            Transfer.copyRules(sources.get(i), targets.get(i));
        }
    }

    /** The layers that compute something, including those inside an unrolled one. */
    private static List<Layer> layers(Network network) {
        return network.layers().stream()
                .flatMap(layer -> (layer instanceof UnrolledLayer unrolled
                                ? dev.nacre.Layers.flatten(unrolled.autoencoder())
                                : List.of(layer))
                        .stream())
                .toList();
    }
}
