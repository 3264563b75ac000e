package dev.nacre.examples;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.data.Dataset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Reconstructions of some digits that were not used for training. All matrices are pixels × images.
 *
 * @param originals one digit of each class
 * @param corrupted the same digits with the corruption of pre-training; the same matrix if there is none
 * @param reconstructed the corrupted digits, encoded to the highest code and decoded
 * @param filters for each unit of the lowest autoencoder, the effect of each pixel's typical variation
 */
record Pictures(FloatMatrix originals, FloatMatrix corrupted, FloatMatrix reconstructed, FloatMatrix filters) {
    /** Applied to a network that is pre-trained and not yet fine-tuned; empty if it has no autoencoder. */
    static Pictures of(Network network, Dataset data, Ink format, long seed) {
        List<Layer> layers = network.layers();
        int first = 0;
        while (first < layers.size() && !(layers.get(first) instanceof AutoencoderLayer)) first++;
        int end = first;
        while (end < layers.size() && layers.get(end) instanceof AutoencoderLayer) end++;
        FloatMatrix originals = onePerClass(data);
        if (first == end
                || network.inputs()
                        != ((AutoencoderLayer) layers.get(first)).decoder().outputs())
            return new Pictures(originals, originals, originals, new FloatMatrix(0, 0));

        List<Layer> preprocessing = layers.subList(0, first);
        Pixels pixels = Pixels.under(preprocessing, format);
        FloatMatrix seen = through(preprocessing, originals);
        FloatMatrix corrupted = Corruption.of(network.spec())
                .map(spec -> disturb(spec, seen, seed))
                .orElse(seen);
        FloatMatrix code = through(layers.subList(first, end), corrupted);
        for (int i = end - 1; i >= first; i--) code = ((AutoencoderLayer) layers.get(i)).decode(code);
        FloatMatrix weights = Layers.parameters(layers.get(first)).get(0).value();
        return new Pictures(
                originals,
                corrupted == seen ? originals : pixels.of(corrupted),
                pixels.of(code),
                filters(weights, through(preprocessing, data.samples().x())));
    }

    /** Whether there is an autoencoder. */
    boolean learned() {
        return filters.columns > 0;
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

    private static FloatMatrix through(List<Layer> layers, FloatMatrix x) {
        for (Layer layer : layers) x = layer.forward(x, Mode.INFER);
        return x;
    }

    private static FloatMatrix disturb(LayerSpec corruption, FloatMatrix x, long seed) {
        FloatMatrix y = corruption.build(x.rows, new SplittableRandom(seed)).forward(x, Mode.TRAIN);
        return new FloatMatrix(y.rows, y.columns, y.data.clone());
    }

    /** Weights times the standard deviation of their pixels: the weight of a pixel that never changes has no effect. */
    private static FloatMatrix filters(FloatMatrix weights, FloatMatrix seen) {
        FloatMatrix filters = new FloatMatrix(weights.rows, weights.columns);
        for (int row = 0; row < weights.rows; row++) {
            float spread = spread(seen, row);
            for (int unit = 0; unit < weights.columns; unit++) {
                int i = unit * weights.rows + row;
                filters.data[i] = weights.data[i] * spread;
            }
        }
        return filters;
    }

    private static float spread(FloatMatrix m, int row) {
        double sum = 0;
        double squares = 0;
        for (int c = 0; c < m.columns; c++) {
            double value = m.data[c * m.rows + row];
            sum += value;
            squares += value * value;
        }
        double mean = sum / m.columns;
        return (float) Math.sqrt(Math.max(0, squares / m.columns - mean * mean));
    }
}
