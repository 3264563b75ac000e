package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.diagnosis.Finding;
import dev.nacre.diagnosis.Symptom;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training's log finds, with the optimizers that users take. */
class FindingsTest {
    private static final int INPUTS = 10;
    private static final int CLASSES = 4;

    /** Four classes, by the signs of one feature and of the product of two. */
    private static Samples data() {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(INPUTS, 640);
        FloatMatrix t = new FloatMatrix(CLASSES, x.columns);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        for (int s = 0; s < x.columns; s++) {
            int i = s * INPUTS;
            t.data[CLASSES * s + (x.data[i] > 0 ? 2 : 0) + (x.data[i + 1] * x.data[i + 2] > 0 ? 1 : 0)] = 1;
        }
        return new Samples(x, t);
    }

    private static List<Finding> findings(String optimizer) {
        TrainingLog log = new TrainingLog(20);
        Network network = new Network("sequential([dense(40, activation=sigmoid), dense(4)])", INPUTS, 1);
        Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, optimizer))
                .batchSize(32)
                .epochs(25)
                .seed(1)
                .fit(network, data(), log);
        return log.findings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"adamW(0.001, decay=0.01)", "chain([adam(0.001), weightDecay(0.01)])"})
    void aDecayMeantForPyTorchIsFound(String optimizer) {
        assertThat(findings(optimizer)).anySatisfy(finding -> {
            assertThat(finding.symptom()).isEqualTo(Symptom.DECAY_TOO_STRONG);
            assertThat(finding.toString()).contains("as each step subtracts 0.01 of them", "PyTorch");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adam(0.003)",
                "adamW(0.003)",
                "adamW(0.003, decay=0.0001)",
                "chain([adam(0.003), weightDecay(0.0001), cosine(500)])"
            })
    void healthyTrainingsHaveNoFindings(String optimizer) {
        assertThat(findings(optimizer)).isEmpty();
    }

    @Test
    void aLearningRateOfAMillionIsFoundAndNobodyIsToldToRaiseIt() {
        assertThat(findings("sgd(1000000)"))
                .extracting(Finding::symptom)
                .contains(Symptom.LEAPING_LOSS)
                .doesNotContain(Symptom.UPDATES_TOO_SMALL, Symptom.STUCK);
    }
}
