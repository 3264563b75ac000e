package dev.nacre.autoencoders.anomaly;

import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.autoencoders.Codec;
import dev.nacre.autoencoders.ReferenceRowsLayer;
import dev.nacre.compute.Parallel;
import org.jblas.FloatMatrix;

/** By the mean distance to the nearest reference rows in the learned space. */
final class NeighbourScorer implements Scorer {
    private static final int NEIGHBOURS = 12;

    private final Codec codec;
    private final LearnedSpace space;
    private final FloatMatrix inputs;
    private final Neighbours neighbours;

    private NeighbourScorer(Codec codec, FloatMatrix references) {
        this.codec = codec;
        this.inputs = references;
        this.space = new LearnedSpace(codec, references);
        this.neighbours = new Neighbours(space.map(references), space.features());
    }

    static NeighbourScorer of(Network network) {
        FloatMatrix references = Layers.all(network.layer()).stream()
                .filter(ReferenceRowsLayer.class::isInstance)
                .map(layer -> ((ReferenceRowsLayer) layer).rows())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the score neighbours needs reference rows, which "
                        + network + " does not keep; put referenceRows(1000) before the autoencoder"));
        return new NeighbourScorer(Codec.of(network), references);
    }

    @Override
    public double[] scores(FloatMatrix x) {
        FloatMatrix z = space.map(codec.prepare(x));
        double[] scores = new double[x.columns];
        Parallel.forRange(x.columns, 16, (from, to) -> {
            for (int s = from; s < to; s++)
                scores[s] = neighbours.of(z, s, NEIGHBOURS).distance();
        });
        return scores;
    }

    /** A feature's part is its share of the squared distances to the nearest rows, expected is the rows' mean. */
    @Override
    public Explanation explain(FloatMatrix x) {
        FloatMatrix found = codec.prepare(x);
        FloatMatrix z = space.map(found);
        FloatMatrix parts = new FloatMatrix(found.rows, found.columns);
        FloatMatrix expected = new FloatMatrix(found.rows, found.columns);
        for (int s = 0; s < x.columns; s++) {
            int[] nearest = neighbours.of(z, s, NEIGHBOURS).rows();
            for (int row : nearest) add(z, s, row, 1f / nearest.length, parts, expected);
        }
        return new Explanation(parts, found, expected);
    }

    private void add(FloatMatrix z, int s, int row, float weight, FloatMatrix parts, FloatMatrix expected) {
        int features = space.features();
        double[] squares = new double[features];
        for (int i = 0; i < z.rows; i++) {
            double difference = z.data[s * z.rows + i] - neighbours.value(row, i);
            squares[i % features] += difference * difference;
        }
        for (int f = 0; f < features; f++) {
            parts.data[s * features + f] += (float) (weight * squares[f]);
            expected.data[s * features + f] += weight * inputs.data[row * features + f];
        }
    }
}
