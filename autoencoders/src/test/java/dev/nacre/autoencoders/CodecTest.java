package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodecTest {
    private static final String LAYERS =
            "sequential([dense(6), autoencoder(5), sequential([stacked([denoising(4), autoencoder(3)])]), dense(2)])";

    private final Network network = new Network(LAYERS, 7, 1);
    private final FloatMatrix x = PretrainGradients.uniform(7, 2000, -1, 1, 2);

    @Test
    void itFindsAllAutoencodersInARow() {
        FloatMatrix code = x;
        for (int i = 0; i < 4; i++) code = network.layers().get(i).forward(code, Mode.INFER);
        assertThat(Codec.of(network).encode(x).data).containsExactly(code.data);
    }

    @Test
    void errorsAreThoseBetweenReconstructionsAndWhatTheLowestAutoencoderGot() {
        Codec codec = Codec.of(network);
        FloatMatrix original = codec.prepare(x);
        FloatMatrix y = codec.reconstruct(x);
        double[] errors = codec.errors(x);
        assertThat(errors).hasSize(2000);
        for (int s : new int[] {0, 1023, 1024, 1999})
            assertThat(errors[s]).isCloseTo(new Mse().value(y.data, original.data, 6 * s, 6 * s + 6), within(1e-6));
    }

    @Test
    void featuresKeepTheirTargets() {
        Samples features = Codec.of(network).features(new Samples(x, new FloatMatrix(1, 2000)));
        assertThat(features.inputs()).isEqualTo(3);
        assertThat(features.targets()).isEqualTo(1);
    }

    @Test
    void aNetworkWithoutAutoencoderIsRefused() {
        assertThatThrownBy(() -> Codec.of(new Network("sequential([dense(2)])", 3, 1)))
                .hasMessageStartingWith("the network has no autoencoder: 3 inputs, sequential(")
                .hasMessageEndingWith("add one, such as stacked([autoencoder(64), denoising(32)])");
        assertThatThrownBy(() -> Codec.of(network).decode(new FloatMatrix(4, 1)))
                .hasMessage("decoding expects 3 inputs, got 4 × 1 (features × samples)");
    }

    @Test
    void negativeNumbersOfSamplesAndStepsAreRefused() {
        Codec codec = Codec.of(new Network("rbm(2)", 3, 1));
        assertThatThrownBy(() -> codec.generate(-1, new SplittableRandom(1)))
                .hasMessage("samples must be >= 0, not -1");
        RbmLayer rbm = (RbmLayer) new Network("rbm(2)", 3, 1).layer();
        assertThatThrownBy(() -> rbm.sample(new FloatMatrix(3, 1), -1, new SplittableRandom(1)))
                .hasMessage("count must be >= 0, not -1");
        assertThat(codec.generate(0, new SplittableRandom(1)).columns).isZero();
    }

    /** Normal samples lie near a line. */
    private static FloatMatrix line(int samples, double off) {
        FloatMatrix x = PretrainGradients.uniform(3, samples, -1, 1, 4);
        for (int s = 0; s < samples; s++) {
            x.data[3 * s + 1] = 2 * x.data[3 * s] + 0.1f * x.data[3 * s + 1];
            x.data[3 * s + 2] = (float) (x.data[3 * s] * -1 + off);
        }
        return x;
    }

    @Test
    void anAnomalyIsReconstructedWorseThanAQuantileOfNormalSamples(@TempDir Path folder) throws IOException {
        Network network = new Network("autoencoder(1, activation=identity)", 3, 1);
        Trainer.of(new Mse(), new Descent(0.02f, 0.9f))
                .batchSize(10)
                .epochs(50)
                .seed(1)
                .pretrain(network, new Samples(line(200, 0)));
        FloatMatrix normal = line(1001, 0);

        AnomalyDetector detector = AnomalyDetector.fit(network, normal, 0.95);

        int alarms = 0;
        for (boolean alarm : detector.anomalies(normal)) if (alarm) alarms++;
        assertThat(alarms).isEqualTo(50);
        assertThat(detector.anomalies(line(10, 0.5))).containsOnly(true);
        detector.model(List.of("a", "b", "c")).save(folder.resolve("detector"));
        AnomalyDetector read = AnomalyDetector.of(Model.load(folder.resolve("detector")));
        assertThat(read.threshold()).isEqualTo(detector.threshold());
        assertThat(read.scores(normal)).containsExactly(detector.scores(normal));
    }

    @Test
    void aDetectorNeedsNormalSamplesAndItsNotes() {
        Network network = new Network("autoencoder(1)", 3, 1);
        assertThatThrownBy(() -> AnomalyDetector.fit(network, new FloatMatrix(3, 0), 0.9))
                .hasMessage("the threshold needs at least one normal sample");
        assertThatThrownBy(() -> AnomalyDetector.fit(network, line(5, 0), 1.5))
                .hasMessage("quantile must be > 0 and <= 1, not 1.5");
        assertThatThrownBy(() -> AnomalyDetector.fit(network, line(5, 0), Double.NaN))
                .hasMessage("quantile must be > 0 and <= 1, not NaN");
        assertThatThrownBy(() -> AnomalyDetector.of(new Model(network, new Mse())))
                .hasMessage("this model is not an anomaly detector: its notes have no anomaly threshold, only []");
    }
}
