package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

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
}
