package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.AutoencoderLayer;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Layer;
import dev.nacre.LayerSequence;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.model.Transfer;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.FineTuning;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    static final String STACK =
            "stacked([denoising(6, loss=binaryCrossEntropy), autoencoder(5, tied=true), rbm(4), contractive(3)])";
    static final Trainer TRAINER = Trainer.of(new Mse(), new Descent(0.5f, 0.5f))
            .batchSize(8)
            .epochs(4)
            .seed(11);

    private final Samples data = data();

    static Samples data() {
        return new Samples(PretrainGradients.uniform(7, 30, 0, 1, 2));
    }

    /** Draws towards 0 whatever it may step. */
    record Decay() implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            for (int i = from; i < to; i++) gradient[i] = 0.1f * value[i];
        }
    }

    static void assertSameBits(Layer actual, Layer expected) {
        List<Parameter> a = Layers.allParameters(actual);
        List<Parameter> b = Layers.allParameters(expected);
        assertThat(a).isNotEmpty().hasSameSizeAs(b);
        for (int i = 0; i < a.size(); i++)
            assertThat(a.get(i).value().data)
                    .as(a.get(i).name())
                    .containsExactly(b.get(i).value().data);
    }

    @Test
    void greedyPreTrainingGivesWhatTrainingEachLayerAloneGives() {
        Network stack = new Network(STACK, 7, 1);
        List<List<Epoch>> histories = TRAINER.pretrain(stack, data, data);

        Samples seen = data;
        List<Layer> alone = new Network(STACK, 7, 1).layers();
        for (int i = 0; i < alone.size(); i++) {
            Layer layer = alone.get(i);
            LayerSpec given = (inputs, random) -> layer;
            List<Epoch> history = TRAINER.pretrain(new Network(given, seen.inputs(), 1), seen, seen)
                    .get(0);
            assertSameBits(stack.layers().get(i), layer);
            assertThat(histories.get(i)).extracting(Epoch::loss).isEqualTo(losses(history));
            assertThat(histories.get(i).get(3).validationLoss())
                    .isEqualTo(history.get(3).validationLoss());
            seen = new Samples(layer.forward(seen.x(), Mode.INFER));
        }
        assertThat(alone).hasSize(4);
    }

    private static List<Double> losses(List<Epoch> history) {
        return history.stream().map(Epoch::loss).toList();
    }

    @Test
    void theErrorFallsLayerByLayer() {
        Trainer longer = Trainer.of(new Mse(), new Descent(0.5f, 0.9f))
                .batchSize(10)
                .epochs(60)
                .seed(1);
        Samples prototypes = new Samples(new FloatMatrix(7, 30));
        for (int i = 0; i < 7 * 30; i++) prototypes.x().data[i] = i / 7 % 3 == i % 7 % 3 ? 0.9f : 0.1f;
        List<List<Epoch>> histories = longer.pretrain(new Network(STACK, 7, 1), prototypes, prototypes);
        assertThat(histories).hasSize(4);
        for (List<Epoch> history : histories)
            assertThat(history.get(59).validationLoss())
                    .isLessThan(history.get(0).validationLoss());
    }

    @Test
    void encodingGoesUpAndDecodingComesDownAgain() {
        AutoencoderLayer stack = (AutoencoderLayer) new Network(STACK, 7, 1).layer();
        FloatMatrix code = data.x();
        for (Layer layer : ((LayerSequence) stack).layers()) code = layer.forward(code, Mode.INFER);
        assertThat(stack.encode(data.x()).data).containsExactly(code.data);

        FloatMatrix x = code;
        for (int i = 3; i >= 0; i--)
            x = ((AutoencoderLayer) ((LayerSequence) stack).layers().get(i)).decode(x);
        FloatMatrix decoded = stack.decode(code);
        for (int i = 0; i < x.length; i++) assertThat(decoded.data[i]).isCloseTo(x.data[i], within(1e-6f));
    }

    @Test
    void weightsOfACorruptionAreKeptAndNeverTrained(@TempDir Path folder) throws IOException {
        Trainer decaying =
                Trainer.of(new Mse(), new Decay()).batchSize(8).epochs(2).seed(1);
        Network network = new Network("denoising(4, corruption=dense(7))", 7, 1);
        float[] drawn = network.parameter("corruption.weight").value().data.clone();
        FineTuning.freeze(network, 0);

        decaying.pretrain(network, data);

        assertThat(network.parameter("corruption.weight").value().data).isEqualTo(drawn);
        new Model(network, new Mse()).save(folder.resolve("model"));
        Network read = Model.load(folder.resolve("model")).network();
        decaying.pretrain(read, data);
        assertThat(read.parameter("corruption.weight").value().data).isEqualTo(drawn);
    }

    @Test
    void anEncoderCanBeLiftedIntoAPlainNetwork() {
        Network trained = new Network("stackedDenoising([5, 3])", 7, 1);
        Network plain =
                new Network("sequential([dense(5, activation=sigmoid), dense(3, activation=sigmoid), dense(2)])", 7, 5);

        Transfer.copyLayers(trained, plain, 2);

        FloatMatrix code =
                plain.layers().get(1).forward(plain.layers().get(0).forward(data.x(), Mode.INFER), Mode.INFER);
        assertThat(code.data).containsExactly(trained.infer(data.x()).data);
    }

    @Test
    void aModelFileKeepsDecodersAndChains(@TempDir Path folder) throws IOException {
        Network trained =
                new Network("sequential([stacked([rbm(5, chains=3), variational(3, hidden=[4])]), dense(2)])", 7, 1);
        TRAINER.pretrain(trained, data);
        new Model(trained, new Mse()).save(folder.resolve("model"));

        Network read = Model.load(folder.resolve("model")).network();

        assertSameBits(read.layer(), trained.layer());
        assertThat(Codec.of(read).errors(data.x()))
                .containsExactly(Codec.of(trained).errors(data.x()));
    }

    @Test
    void eachLayerStopsOnItsOwnWhenHeldOutErrorsNoLongerFall() {
        Trainer long300 = Trainer.of(new Mse(), new Descent(2, 0.9f))
                .batchSize(10)
                .epochs(300)
                .seed(1);
        Network network = new Network("stackedDenoising([20, 10])", 7, 1);
        EarlyStopping stopping = new EarlyStopping(5);
        List<Integer> best = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        Listener look = new Listener() {
            @Override
            public void onEnd(Training training) {
                best.add(stopping.bestEpoch());
                double sum = 0;
                double[] each =
                        ((Pretrainable) training.layer()).reconstructionErrors(heldOut(network, best.size() - 1));
                for (double error : each) sum += error;
                errors.add(sum / each.length);
            }
        };

        List<List<Epoch>> histories = long300.pretrain(network, data, heldOut(), stopping, look);

        for (int i = 0; i < 2; i++) {
            assertThat(histories.get(i)).hasSizeLessThan(300).hasSize(best.get(i) + 5);
            assertThat(errors.get(i))
                    .isEqualTo(histories.get(i).get(best.get(i) - 1).validationLoss());
        }
    }

    private static Samples heldOut() {
        return new Samples(PretrainGradients.uniform(7, 20, 0, 1, 99));
    }

    private static FloatMatrix heldOut(Network network, int layer) {
        FloatMatrix x = heldOut().x();
        for (int i = 0; i < layer; i++) x = network.layers().get(i).forward(x, Mode.INFER);
        return x;
    }

    @Test
    void frozenLayersAreNotPreTrainedAlsoAfterAReload(@TempDir Path folder) throws IOException {
        Network network = new Network("stacked([rbm(5, chains=2), autoencoder(4)])", 7, 1);
        Network untouched = new Network("stacked([rbm(5, chains=2), autoencoder(4)])", 7, 1);
        FineTuning.freeze(network, 1);

        assertThat(TRAINER.pretrain(network, data)).hasSize(1);

        assertSameBits(network.layers().get(0), untouched.layers().get(0));
        Path file = folder.resolve("model.safetensors");
        new Model(network, new Mse()).save(file);
        Network read = Model.load(file).network();
        assertThat(TRAINER.pretrain(read, data)).hasSize(1);
        assertSameBits(read.layers().get(0), untouched.layers().get(0));
        assertThat(read.parameter("1.weight").value().data)
                .isNotEqualTo(network.parameter("1.weight").value().data);
        FineTuning.freeze(network, 2);
        assertThatThrownBy(() -> TRAINER.pretrain(network, data))
                .hasMessageEndingWith("can be pre-trained: it has no autoencoder, or all are frozen");
    }
}
