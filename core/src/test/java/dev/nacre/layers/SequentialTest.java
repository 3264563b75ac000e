package dev.nacre.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Fixtures;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.losses.Mse;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Which shapes the layers of a sequence are built for. */
class SequentialTest {
    private static final Shape IMAGE = new Shape(4, 3, 2);

    /** Notes the shape that it is built for; keeps it. */
    private record Noting(List<Shape> seen) implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            seen.add(inputs);
            return new Sigmoid().build(inputs, random);
        }
    }

    private static Shape built(Sequential spec) {
        return spec.build(IMAGE, new SplittableRandom(1)).shape();
    }

    @Test
    void eachLayerIsBuiltForTheShapeThatTheOneBeforeItHas() {
        Noting noting = new Noting(new ArrayList<>());

        Shape last = built(new Sequential(noting, new Sigmoid(), noting, new Dense(5), noting));

        assertThat(noting.seen()).containsExactly(IMAGE, IMAGE, Shape.flat(5));
        assertThat(last).isEqualTo(Shape.flat(5));
    }

    @Test
    void aSequenceInsideASequenceHandsShapesOnToo() {
        Noting noting = new Noting(new ArrayList<>());

        Shape last = built(new Sequential(new Sequential(new Sigmoid(), noting), noting, new Sequential(noting)));

        assertThat(noting.seen()).containsExactly(IMAGE, IMAGE, IMAGE);
        assertThat(last).isEqualTo(IMAGE);
    }

    @Test
    void aSequenceOfNothingKeepsTheShape() {
        assertThat(built(new Sequential())).isEqualTo(IMAGE);
    }

    @Test
    void aWrapperHandsTheShapeOn() {
        Noting noting = new Noting(new ArrayList<>());

        Layer layer = new LearningRate(noting, 0.5f).build(IMAGE, new SplittableRandom(1));

        assertThat(noting.seen()).containsExactly(IMAGE);
        assertThat(layer.shape()).isEqualTo(IMAGE);
    }

    @Test
    void aNetworkForImagesRefusesImagesOfAnotherShape() {
        Network network = new Network("sequential([sigmoid, dense(1)])", IMAGE, 1);
        Samples samples = new Samples(new FloatMatrix(24, 2), new FloatMatrix(1, 2));
        Trainer trainer =
                Trainer.of(new Mse(), new Fixtures.Descent(0.1f)).batchSize(2).epochs(1);

        assertThatThrownBy(() -> trainer.fit(network, samples.shaped(new Shape(3, 4, 2))))
                .hasMessage("the network expects samples of 4x3x2, the training data has samples of 3x4x2"
                        + " (height x width x channels)");
        assertThat(trainer.fit(network, samples.shaped(IMAGE)).history()).hasSize(1);
        assertThat(trainer.fit(network, samples).history()).hasSize(1);
    }
}
