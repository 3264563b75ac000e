package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import dev.nacre.optimizers.Adam;
import dev.nacre.plugin.Doc;
import dev.nacre.training.Trained;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** A stranger's embedding: each number from 0 to count − 1 has a learned column of a table. */
class EmbeddingTest {
    /** The layer's description: one input, the number of an entry. */
    @Doc("a learned vector for each number")
    public record Embedding(
            @Doc("numbers of entries, at least 1") int count,
            @Doc("length of a vector, at least 1") int size) implements LayerSpec {
        /** A table of two. */
        public Embedding() {
            this(2, 2);
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            if (inputs.size() != 1) throw new IllegalArgumentException("embedding takes 1 input, not " + inputs.size());
            FloatMatrix table = new FloatMatrix(size, count);
            for (int i = 0; i < table.length; i++) table.data[i] = 0.1f * (float) random.nextGaussian();
            return new Table(new Parameter("weight", table));
        }
    }

    private static final class Table implements Layer {
        private final Parameter weight;
        private FloatMatrix input;

        Table(Parameter weight) {
            this.weight = weight;
        }

        @Override
        public int outputs() {
            return weight.value().rows;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weight);
        }

        @Override
        public FloatMatrix forward(FloatMatrix x, Mode mode) {
            if (mode == Mode.TRAIN) input = x;
            FloatMatrix y = new FloatMatrix(outputs(), x.columns);
            for (int s = 0; s < x.columns; s++)
                System.arraycopy(weight.value().data, outputs() * (int) x.data[s], y.data, s * outputs(), outputs());
            return y;
        }

        @Override
        public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
            float[] gradient = weight.gradient().data;
            for (int s = 0; s < dy.columns; s++)
                for (int i = 0; i < outputs(); i++)
                    gradient[outputs() * (int) input.data[s] + i] += dy.data[s * outputs() + i];
            return inputGradient ? new FloatMatrix(1, dy.columns) : null;
        }
    }

    @Test
    void whatBelongsToEachNumberIsLearned() {
        float[][] rows = new float[60][1];
        float[][] targets = new float[60][1];
        float[] of = {3, -1, 0.5f};
        for (int s = 0; s < rows.length; s++) {
            rows[s][0] = s % 3;
            targets[s][0] = of[s % 3];
        }
        Network network = new Network(new Sequential(new Embedding(3, 4), new Dense(1)), 1, 1);
        Trained trained = Trainer.of(new Mse(), new Adam(0.02f))
                .batchSize(20)
                .epochs(200)
                .fit(network, Samples.of(rows, targets));
        float[][] predicted = trained.model().predict(new float[][] {{0}, {1}, {2}});
        for (int i = 0; i < 3; i++) assertThat(predicted[i][0]).isBetween(of[i] - 0.05f, of[i] + 0.05f);
        assertThat(network.parameter("0.weight").value().columns).isEqualTo(3);
    }

    @Test
    void aSecondInputIsRefusedByTheLayersName() {
        assertThatThrownBy(() -> new Network(new Sequential(new Embedding(3, 4), new Dense(1)), 2, 1))
                .hasMessageContaining("layer 0")
                .hasMessageContaining("embedding takes 1 input, not 2");
    }
}
