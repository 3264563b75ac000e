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
 * Encodes and decodes data with a network's autoencoder. The network may have preprocessing below the autoencoder,
 * several autoencoders in a row, and a classifier above them. Inputs are raw features, with NaN for missing values if
 * preprocessing fills them; decoded samples have the units of the lowest autoencoder's inputs, after preprocessing. The
 * codec changes nothing and shares the network's weights.
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
     * The codec of a network's lowest autoencoder and those directly above it.
     *
     * @param network contains at least one autoencoder
     * @return a codec that shares the network's weights
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
            throw new IllegalArgumentException("the network has no autoencoder: " + network
                    + "; add one, such as stacked([autoencoder(64), denoising(32)])");
        return new Codec(network, below, List.copyOf(found));
    }

    /** Flattens chains, but not stacks. */
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

    /**
     * The codes of samples that are preprocessed already.
     *
     * @param prepared inputs of the lowest autoencoder × samples
     * @return code × samples
     */
    public FloatMatrix encodePrepared(FloatMatrix prepared) {
        FloatMatrix code = prepared;
        for (AutoencoderLayer autoencoder : autoencoders) code = autoencoder.encode(code);
        return code;
    }

    /** NaN is allowed if preprocessing fills missing values. */
    private Samples samples(FloatMatrix x) {
        return below.takesMissing() ? Samples.withMissing(x, null) : new Samples(x);
    }

    /**
     * Replaces the features of samples by their codes, for use by any other model.
     *
     * @param data raw samples
     * @return the codes as features, with the same targets
     */
    public Samples features(Samples data) {
        return data.through(encoder);
    }

    /**
     * Decodes codes.
     *
     * @param code code × samples
     * @return inputs of the lowest autoencoder × samples
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
     * Encodes and decodes samples. This removes noise as far as the autoencoder learned to.
     *
     * @param x features × samples, raw
     * @return inputs of the lowest autoencoder × samples; compare them with the result of {@link #prepare}
     */
    public FloatMatrix reconstruct(FloatMatrix x) {
        return decode(encode(x));
    }

    /**
     * The inputs of the lowest autoencoder for some samples: what reconstructions should be compared with.
     *
     * @param x features × samples, raw
     * @return the samples after preprocessing
     */
    public FloatMatrix prepare(FloatMatrix x) {
        return below.forward(x, Mode.INFER);
    }

    /**
     * The reconstruction error of each sample, by the loss of the lowest autoencoder.
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
            FloatMatrix code = encodePrepared(original);
            FloatMatrix y = autoencoders.get(0).decoder().forward(decodeToLowest(code), Mode.INFER);
            for (int s = 0; s < y.columns; s++)
                errors[done[0]++] = loss().value(y.data, original.data, s * y.rows, (s + 1) * y.rows);
        });
        return errors;
    }

    /**
     * What each input of the lowest autoencoder adds to the {@linkplain #errors errors}.
     *
     * @param x features × samples, raw
     * @return inputs of the lowest autoencoder × samples; each column sums up to the sample's error
     */
    public FloatMatrix errorsByFeature(FloatMatrix x) {
        FloatMatrix prepared = prepare(x);
        return errorsByFeature(prepared, encodePrepared(prepared));
    }

    /**
     * What each input adds to the error of a reconstruction from given codes.
     *
     * @param prepared inputs of the lowest autoencoder × samples
     * @param code code × samples
     * @return inputs of the lowest autoencoder × samples
     */
    public FloatMatrix errorsByFeature(FloatMatrix prepared, FloatMatrix code) {
        autoencoders.get(0).requireReconstructible(prepared);
        FloatMatrix y = autoencoders.get(0).decoder().forward(decodeToLowest(code), Mode.INFER);
        FloatMatrix errors = new FloatMatrix(y.rows, y.columns);
        for (int i = 0; i < y.length; i++)
            errors.data[i] = (float) (loss().value(y.data, prepared.data, i, i + 1) / y.rows);
        return errors;
    }

    /**
     * The autoencoders.
     *
     * @return the lowest first, at least one
     */
    public List<AutoencoderLayer> autoencoders() {
        return autoencoders;
    }

    /**
     * Generates new samples, if the highest autoencoder can: {@code variational}, {@code rbm}, {@code deepBelief}.
     *
     * @param samples number of samples, at least 0
     * @param random source of random numbers
     * @return inputs of the lowest autoencoder × samples
     * @throws IllegalStateException if the highest autoencoder can't generate samples
     */
    public FloatMatrix generate(int samples, RandomGenerator random) {
        if (samples < 0) throw new IllegalArgumentException("samples must be >= 0, not " + samples);
        return StackLayer.generate(autoencoders, samples, random);
    }

    /**
     * The loss of the reconstructions.
     *
     * @return the loss of the lowest autoencoder
     */
    public Loss loss() {
        return autoencoders.get(0).loss();
    }
}
