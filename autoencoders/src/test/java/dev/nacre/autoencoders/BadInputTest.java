package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.AutoencoderSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
    private static final Trainer TRAINER =
            Trainer.of(new Mse(), new Descent(0.1f, 0)).batchSize(4).epochs(1).seed(1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    denoising(4, corruption=masking(1.5))       | masking: rate must be >= 0 and < 1, not 1.5
                    denoising(4, corruption=masking(-0.1))      | masking: rate must be >= 0 and < 1, not -0.1
                    denoising(4, corruption=saltAndPepper(1))   | saltAndPepper: rate must be >= 0 and < 1, not 1.0
                    autoencoder(0)                              | autoencoder: units must be >= 1, not 0; without
                    sparse(0, decoder=sigmoid)                   | sparse: units must be >= 1, not 0; without
                    denoising(-1, encoder=dense(3))             | denoising: units must be >= 0, not -1
                    denoising(0, encoder=dense(3), tied=true)   | denoising: units must be >= 1, not 0, for tied weights
                    variational(0, encoder=dense(3))            | variational: units must be >= 1, not 0
                    stackedDenoising([6, 0])                    | stackedDenoising: units must be >= 1, not 0
                    stackedDenoising([])                        | stackedDenoising: units must hold at least one size
                    stacked([])                                 | stacked: layers must hold at least one autoencoder
                    stacked([dense(3)])                         | unknown autoencoder: dense
                    sparse(4, rate=1)                           | sparse: rate must be > 0 and < 1, not 1.0
                    sparse(4, weight=0)                         | sparse: weight must be > 0, not 0.0, if l1 is 0
                    contractive(4, weight=-1)                   | contractive: weight must be > 0 and finite, not -1.0
                    variational(2, hidden=[3, -3])              | variational: hidden must hold sizes >= 1, not -3
                    variational(2, beta=-1)                     | variational: beta must be >= 0 and finite, not -1.0
                    rbm(4, steps=0)                             | rbm: steps must be >= 1, not 0
                    deepBelief([4], chains=-1)                  | deepBelief: chains must be >= 0, not -1
                    autoencoder(4, output=sigmoid, loss=binaryCrossEntropy) | output must be identity, not sigmoid
                    """)
    void hyperParametersOutsideTheirRangesAreNamed(String text, String message) {
        assertThatThrownBy(() -> Plugins.parse(AutoencoderSpec.class, text)).hasMessageContaining(message);
    }

    @Test
    void valuesThatALayerCannotReconstructAreNamedWithLayerAndRemedy() {
        FloatMatrix x = PretrainGradients.uniform(3, 5, 0, 1, 1);
        x.data[7] = 2;
        assertThatThrownBy(() -> TRAINER.pretrain(new Network("deepBelief([2])", 3, 1), new Samples(x)))
                .hasMessage(
                        "pre-training layer 1 of 1: rbm with binary visible units takes numbers from 0 to 1, not 2.0"
                                + " (number 1 of sample 2, "
                                + "from 0); scale them to that range, or use rbm(gaussian=true)");
        Samples good = new Samples(new FloatMatrix(3, 4));
        assertThatThrownBy(() -> TRAINER.pretrain(new Network("deepBelief([2])", 3, 1), good, new Samples(x)))
                .hasMessageStartingWith(
                        "pre-training layer 1 of 1, validation data: rbm with binary visible units takes")
                .hasMessageEndingWith("or use rbm(gaussian=true)");
        assertThatThrownBy(() -> Codec.of(new Network("deepBelief([2])", 3, 1)).errors(x))
                .hasMessageEndingWith("or use rbm(gaussian=true)");
        String upper = "stacked([autoencoder(2, activation=identity), autoencoder(1, loss=binaryCrossEntropy)])";
        assertThatThrownBy(() -> TRAINER.pretrain(new Network(upper, 3, 1), new Samples(x)))
                .hasMessageStartingWith(
                        "pre-training layer 2 of 2: autoencoder: binaryCrossEntropy takes numbers from 0 to"
                                + " 1, not ")
                .hasMessageEndingWith("scale the targets to [0, 1], or use another loss such as mse");
    }

    @Test
    void aRateNeedsActivitiesBetweenZeroAndOne() {
        Network network = new Network("sparse(2, activation=identity)", 3, 1);
        network.parameter("bias").value().data[1] = 5;
        assertThatThrownBy(() -> TRAINER.pretrain(network, new Samples(new FloatMatrix(3, 4))))
                .hasMessage(
                        "pre-training layer 1 of 1: sparse: the mean activity of unit 1 is 5.0, but a target rate needs"
                                + " activities from 0 to 1; use activation=sigmoid, or weight=0 with l1");
    }

    @Test
    void noUnlabelledDataIsAnError() {
        assertThatThrownBy(
                        () -> TRAINER.pretrain(new Network("autoencoder(2)", 3, 1), new Samples(new FloatMatrix(3, 0))))
                .hasMessage("there is no sample to pre-train on; leave out pre-training, or provide features "
                        + "without targets");
        assertThatThrownBy(
                        () -> TRAINER.pretrain(new Network("autoencoder(2)", 3, 1), new Samples(new FloatMatrix(4, 9))))
                .hasMessage("the network expects 3 inputs, the training data has 4 features");
    }

    @Test
    void sizesInAStackThatDoNotFitAreNamed() {
        Network network = new Network("stacked([autoencoder(4), autoencoder(2)])", 5, 1);
        assertThatThrownBy(() -> network.layer().forward(new FloatMatrix(6, 1), dev.nacre.Mode.INFER))
                .hasMessage("layer 0: autoencoder expects 5 inputs, got 6 × 1 (features × samples)");
        assertThatThrownBy(() -> new Network("denoising(4, corruption=dense(4))", 5, 1))
                .hasMessageStartingWith("denoising: the corruption must keep the 5 inputs, but dense(");
    }

    @Test
    void aWideCodeWithoutNoiseOrSparsityWarnsOnce() {
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.nacre.autoencoders");
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            Samples data = new Samples(PretrainGradients.uniform(3, 8, 0, 1, 1));
            for (String quiet : List.of("autoencoder(2)", "denoising(9)", "sparse(9)", "contractive(9)", "rbm(9)"))
                TRAINER.pretrain(new Network(quiet, 3, 1), data);
            assertThat(warnings).isEmpty();

            TRAINER.pretrain(new Network("autoencoder(3)", 3, 1), data);

            assertThat(warnings)
                    .containsExactly(
                            "autoencoder: the code has 3 units for 3 inputs, so the autoencoder can copy its inputs"
                                    + " without learning any feature; use fewer units, or denoising "
                                    + "(with noise),"
                                    + " sparse or contractive");
            TRAINER.pretrain(new Network("denoising(3, corruption=masking(0))", 3, 1), data);
            assertThat(warnings).hasSize(2);
            assertThat(warnings.get(1)).startsWith("denoising: the code has 3 units for 3 inputs");
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }
}
