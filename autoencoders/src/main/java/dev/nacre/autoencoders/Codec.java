package dev.nacre.autoencoders;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Layer;
import dev.nacre.LayerSequence;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.layers.SequentialLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * What a network's autoencoder can do with data: the network may have preprocessing below the autoencoder, several
 * autoencoders in a row, and a classifier above. Raw features go in, with NaN for what is missing if
 * preprocessing fills it; what is decoded is in the units that the lowest
 * autoencoder gets, after preprocessing. Nothing is changed, and the weights are the network's own.
 */
public final class Codec {
    private static final int PIECE = 1024;

    private final Layer below;
    private final List<AutoencoderLayer> autoencoders;
    private final Layer encoder;

    private Codec(Network network, List<Layer> below, List<AutoencoderLayer> autoencoders) {
        this.below = chain(network.inputShape(), below);
        this.autoencoders = autoencoders;
        List<Layer> all = new ArrayList<>(below);
        all.addAll(autoencoders);
        this.encoder = chain(network.inputShape(), all);
    }

    private static Layer chain(Shape inputs, List<Layer> layers) {
        return new SequentialLayer(inputs, layers);
    }

    /**
     * The lowest autoencoder of a network, with those directly upon it.
     *
     * @param network holds at least one
     * @return shares the weights
     */
    public static Codec of(Network network) {
        List<Layer> below = new ArrayList<>();
        List<AutoencoderLayer> found = new ArrayList<>();
        for (Layer layer : parts(network.layer())) {
            if (layer instanceof AutoencoderLayer autoencoder) found.add(autoencoder);
            else if (found.isEmpty()) below.add(layer);
            else break;
        }
        if (found.isEmpty())
            throw new IllegalArgumentException("there is no autoencoder in " + network
                    + "; one is, for example, stacked([autoencoder(64), denoising(32)])");
        return new Codec(network, below, List.copyOf(found));
    }

    /** Chains taken apart, but not the stacks. */
    private static List<Layer> parts(Layer layer) {
        if (layer instanceof UnrolledLayer unrolled) return List.of(unrolled.autoencoder());
        if (layer instanceof AutoencoderLayer || !(layer instanceof LayerSequence chain)) return List.of(layer);
        return chain.layers().stream().flatMap(part -> parts(part).stream()).toList();
    }

    /**
     * The codes of samples.
     *
     * @param x features × samples, raw
     * @return code × samples
     */
    public FloatMatrix encode(FloatMatrix x) {
        return features(samples(x)).x();
    }

    /** NaN is taken where preprocessing fills what is missing. */
    private Samples samples(FloatMatrix x) {
        return below.takesMissing() ? Samples.withMissing(x, null) : new Samples(x);
    }

    /**
     * Samples with their codes as features, for any other learner.
     *
     * @param data raw
     * @return the codes, with the same targets
     */
    public Samples features(Samples data) {
        return data.through(encoder);
    }

    /**
     * What codes stand for.
     *
     * @param code code × samples
     * @return what the lowest autoencoder would have got × samples
     */
    public FloatMatrix decode(FloatMatrix code) {
        return autoencoders.get(0).decode(decodeToLowest(code));
    }

    private FloatMatrix decodeToLowest(FloatMatrix code) {
        FloatMatrix x = code;
        for (int i = autoencoders.size() - 1; i > 0; i--)
            x = autoencoders.get(i).decode(x);
        return x;
    }

    /**
     * Samples sent through the code and back: what noise did to them is undone, as far as the autoencoder learned it.
     *
     * @param x features × samples, raw
     * @return what the lowest autoencoder would have got × samples; {@link #prepare} makes the like of the originals
     */
    public FloatMatrix reconstruct(FloatMatrix x) {
        return decode(encode(x));
    }

    /**
     * Samples as the lowest autoencoder gets them: what reconstructions are to be compared with.
     *
     * @param x features × samples, raw
     * @return after preprocessing
     */
    public FloatMatrix prepare(FloatMatrix x) {
        return below.forward(x, Mode.INFER);
    }

    /**
     * The reconstruction error of each sample, by the lowest autoencoder's loss.
     *
     * @param x features × samples, raw
     * @return one error for each sample
     */
    public double[] errors(FloatMatrix x) {
        double[] errors = new double[x.columns];
        int[] done = new int[1];
        samples(x).forEachBatch(PIECE, batch -> {
            FloatMatrix original = prepare(batch.x());
            autoencoders.get(0).requireReconstructible(original);
            FloatMatrix code = original;
            for (AutoencoderLayer autoencoder : autoencoders) code = autoencoder.encode(code);
            FloatMatrix y = autoencoders.get(0).decoder().forward(decodeToLowest(code), Mode.INFER);
            for (int s = 0; s < y.columns; s++)
                errors[done[0]++] = loss().value(y.data, original.data, s * y.rows, (s + 1) * y.rows);
        });
        return errors;
    }

    /**
     * New samples, if the highest autoencoder can make them: {@code variational}, {@code rbm}, {@code deepBelief}.
     *
     * @param samples how many, at least 0
     * @param random what they are drawn with
     * @return what the lowest autoencoder would have got × samples
     * @throws IllegalStateException if it can't
     */
    public FloatMatrix generate(int samples, RandomGenerator random) {
        if (samples < 0) throw new IllegalArgumentException("samples must be >= 0, not " + samples);
        return StackLayer.generate(autoencoders, samples, random);
    }

    /**
     * What reconstructions are judged by.
     *
     * @return the lowest autoencoder's loss
     */
    public Loss loss() {
        return autoencoders.get(0).loss();
    }
}
