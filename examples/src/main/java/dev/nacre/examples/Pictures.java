package dev.nacre.examples;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.autoencoders.Denoising;
import dev.nacre.autoencoders.Stacked;
import dev.nacre.autoencoders.StackedDenoising;
import dev.nacre.data.Dataset;
import dev.nacre.layers.Sequential;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * What the autoencoders make of some digits that they have not seen. All matrices are pixels × images, as the lowest
 * autoencoder gets them.
 *
 * @param originals a digit of each class
 * @param corrupted the same as they are in pre-training; the same matrix if the network has no denoising autoencoder
 * @param reconstructed the corrupted ones, sent up to the highest code and back down
 * @param filters the weights of the lowest autoencoder, a column for each unit; empty if there is none
 */
record Pictures(FloatMatrix originals, FloatMatrix corrupted, FloatMatrix reconstructed, FloatMatrix filters) {
    /** Looks at a network that is pre-trained and not yet fine-tuned. */
    static Pictures of(Network network, Dataset data, long seed) {
        FloatMatrix x = onePerClass(data);
        Deque<AutoencoderLayer> stack = new ArrayDeque<>();
        FloatMatrix filters = new FloatMatrix(0, 0);
        FloatMatrix originals = x;
        FloatMatrix corrupted = x;
        for (Layer layer : network.layers()) {
            if (layer instanceof AutoencoderLayer autoencoder) {
                if (stack.isEmpty()) {
                    originals = x;
                    x = corrupted = corrupt(network.spec(), x, seed);
                    filters = copy(autoencoder.parameters().get(0).value());
                }
                stack.push(autoencoder);
            } else if (!stack.isEmpty()) {
                break;
            }
            x = layer.forward(x, Mode.INFER);
        }
        FloatMatrix reconstructed = x;
        while (!stack.isEmpty()) reconstructed = stack.pop().decode(reconstructed);
        return new Pictures(originals, corrupted, reconstructed, filters);
    }

    private static FloatMatrix copy(FloatMatrix m) {
        return new FloatMatrix(m.rows, m.columns, m.data.clone());
    }

    private static FloatMatrix onePerClass(Dataset data) {
        int[] classes = data.classes();
        int[] firsts = IntStream.range(0, data.labels().size())
                .flatMap(c -> IntStream.range(0, classes.length)
                        .filter(i -> classes[i] == c)
                        .limit(1))
                .toArray();
        return data.select(firsts).samples().x();
    }

    private static FloatMatrix corrupt(LayerSpec network, FloatMatrix x, long seed) {
        return corruption(network)
                .map(spec -> copy(spec.build(x.rows, new SplittableRandom(seed)).forward(x, Mode.TRAIN)))
                .orElse(x);
    }

    /** The corruption of the lowest autoencoder. */
    private static Optional<LayerSpec> corruption(LayerSpec spec) {
        if (spec instanceof StackedDenoising stack) return Optional.of(stack.corruption());
        if (spec instanceof Denoising denoising) return Optional.of(denoising.corruption());
        List<? extends LayerSpec> inner = spec instanceof Stacked stacked
                ? stacked.layers().subList(0, 1)
                : spec instanceof Sequential sequential ? sequential.layers() : List.of();
        return inner.stream().flatMap(each -> corruption(each).stream()).findFirst();
    }
}
