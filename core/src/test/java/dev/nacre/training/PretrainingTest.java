package dev.nacre.training;

import static dev.nacre.Fixtures.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Batch;
import dev.nacre.Fittable;
import dev.nacre.Fixtures.Descent;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.MappedData;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** The loop of greedy layer-wise pre-training, and of preprocessing, with layers that say what they saw. */
class PretrainingTest {
    private final List<String> log = new ArrayList<>();

    /** Adds 1 to everything; "learns" by moving its one weight, and notes the first element of what it gets. */
    private record Learner(String name, List<String> log) implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new LearnerLayer(name, log, inputs.size(), new Parameter("w", new FloatMatrix(1, 1)));
        }
    }

    private record LearnerLayer(String name, List<String> log, int outputs, Parameter w)
            implements Pretrainable, Fittable {
        @Override
        public FloatMatrix forward(FloatMatrix x, Mode mode) {
            FloatMatrix y = new FloatMatrix(x.rows, x.columns);
            for (int i = 0; i < x.length; i++) y.data[i] = x.data[i] + w.value().data[0];
            return y;
        }

        @Override
        public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
            return dy;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(w);
        }

        @Override
        public List<Parameter> pretrainingParameters() {
            return List.of(w);
        }

        @Override
        public double pretrain(Batch batch) {
            log.add(name + " sees " + batch.x().data[0]);
            w.gradient().data[0] = -1;
            return 1;
        }

        @Override
        public double[] reconstructionErrors(FloatMatrix x) {
            log.add(name + " is judged by " + x.data[0]);
            return new double[] {2};
        }

        @Override
        public void fit(Iterable<FloatMatrix> batches) {
            for (FloatMatrix x : batches) log.add(name + " fits " + x.data[0]);
        }

        @Override
        public boolean fitted() {
            return log.stream().anyMatch(line -> line.startsWith(name + " fits"));
        }
    }

    private Network network() {
        LayerSpec nested = new Sequential(new Learner("b", log), new Learner("c", log));
        return new Network(new Sequential(new Learner("a", log), nested), 1, 1);
    }

    private static final Trainer ONE_STEP =
            Trainer.of(new Mse(), new Descent(1)).batchSize(10).epochs(1).seed(1);

    @Test
    void eachLayerLearnsFromWhatTheTrainedOnesBelowMakeOfTheData() {
        Samples data = new Samples(new FloatMatrix(1, 1, 5));
        Samples heldOut = new Samples(new FloatMatrix(1, 1, 50));
        List<List<Epoch>> histories = ONE_STEP.pretrain(network(), data, heldOut);
        assertThat(log)
                .containsExactly(
                        "a fits 5.0",
                        "b fits 5.0",
                        "c fits 5.0",
                        "a sees 5.0",
                        "a is judged by 50.0",
                        "b sees 6.0",
                        "b is judged by 51.0",
                        "c sees 7.0",
                        "c is judged by 52.0");
        assertThat(histories).hasSize(3);
        assertThat(histories.get(2).get(0).validationLoss()).isEqualTo(2);
    }

    @Test
    void dataThatIsMappedPassByPassGivesTheSame() {
        Samples data = new Samples(random(3, 40, 1));
        Network network = new Network("sequential([dense(4, activation=sigmoid), dense(2)])", 3, 1);
        Layer lower = network.layers().get(0);
        Samples mapped = data.through(lower);
        var lazy = new MappedData(data, lower).shuffled(7, 3);
        var eager = mapped.shuffled(7, 3);
        for (int batch = 0; batch < 6; batch++)
            assertThat(lazy.next().x().data).isEqualTo(eager.next().x().data);
        assertThat(eager.hasNext()).isFalse();
        assertThat(lazy.hasNext()).isFalse();
    }

    @Test
    void preprocessingIsFittedOnceOnTheTrainingPartAlone() {
        Network network = network();
        Samples train = new Samples(new FloatMatrix(1, 1, 5), new FloatMatrix(1, 1, 5));
        Samples validation = new Samples(new FloatMatrix(1, 1, 50), new FloatMatrix(1, 1, 50));
        ONE_STEP.fit(network, train, validation);
        ONE_STEP.fit(network, validation);
        assertThat(log).containsExactly("a fits 5.0", "b fits 5.0", "c fits 5.0");
    }

    @Test
    void aNetworkWithNothingToPretrainIsRefused() {
        Network network = new Network("dense(2)", 3, 1);
        assertThatThrownBy(() -> ONE_STEP.pretrain(network, new Samples(random(3, 4, 1))))
                .hasMessageContaining("can be pre-trained");
    }
}
