package dev.nacre.diagnosis;

import static dev.nacre.diagnosis.Fixtures.network;
import static dev.nacre.diagnosis.Fixtures.rectified;
import static dev.nacre.diagnosis.Fixtures.ring;
import static dev.nacre.diagnosis.Fixtures.scale;
import static dev.nacre.diagnosis.Fixtures.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.diagnosis.Fixtures.Rectifier;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Each symptom is provoked, and a healthy training has none. */
class DiagnosisTest {
    private static final Samples DATA = ring(320, 1);

    private final Diagnosis diagnosis = new Diagnosis(5);

    private void assertFound(Symptom symptom, int layer, String text) {
        assertThat(diagnosis.findings()).anySatisfy(finding -> {
            assertThat(finding.symptom()).isEqualTo(symptom);
            assertThat(finding.layer()).isEqualTo(layer);
            assertThat(finding.toString())
                    .startsWith("training, step ")
                    .contains(text)
                    .endsWith(symptom.remedy());
        });
    }

    @Test
    void aHealthyTrainingIsSilentAndItsStepsAreAboutAThousandthOfTheWeights() {
        Network network = rectified();
        trainer(0.1f, 30).fit(network, DATA, ring(100, 2), diagnosis);

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.observations()).hasSize(60);
        Observation look = diagnosis.observations().get(10);
        assertThat(look.step()).isEqualTo(51);
        assertThat(look.epoch()).isEqualTo(6);
        assertThat(look.layers()).hasSize(3).allSatisfy(layer -> {
            assertThat(layer.name()).isEqualTo("dense");
            assertThat(layer.updateRatio()).isBetween(1e-4, 1e-2);
            assertThat(layer.activations().counts().stream().mapToInt(n -> n).sum())
                    .isEqualTo(32 * layer.outputs());
        });
    }

    @Test
    void theFiguresAreThoseOfTheStep() {
        Network network = network(2, new Dense(2));
        Parameter weight = network.parameter("0.weight");
        float[] before = weight.value().data.clone();
        dev.nacre.training.Trainer.of(new dev.nacre.losses.CrossEntropy(), new Fixtures.Descent(0.5f))
                .batchSize(320)
                .epochs(1)
                .seed(1)
                .fit(network, DATA, diagnosis);
        double norm = 0;
        double step = 0;
        for (int i = 0; i < before.length; i++) {
            norm += before[i] * before[i];
            step += Math.pow(weight.value().data[i] - before[i], 2);
        }

        LayerState state = diagnosis.observations().get(0).layers().get(0);
        assertThat(state.weightNorm()).isEqualTo(Math.sqrt(norm), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(state.updateRatio()).isEqualTo(Math.sqrt(step / norm), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(state.gradientNorm()).isEqualTo(2 * Math.sqrt(step), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(state.gradientRms()).isEqualTo(state.gradientNorm() / 2);
        assertThat(state.dead()).isZero();
        assertThat(state.saturated()).isNaN();
        assertThat(state.title()).isEqualTo("layer 0 (dense)");
    }

    @Test
    void aWatchedTrainingGivesTheBitsOfOneThatIsNot() {
        Network watched = rectified();
        Network alone = rectified();
        trainer(0.1f, 3).fit(watched, DATA, new Diagnosis(1));
        trainer(0.1f, 3).fit(alone, DATA);
        for (Parameter p : alone.parameters())
            assertThat(watched.parameter(alone.name(p)).value().data).isEqualTo(p.value().data);
    }

    @Test
    void unitsThatAreNeverOnAreDead() {
        Network network = rectified();
        Arrays.fill(network.parameter("1.bias").value().data, -100);
        trainer(0.1f, 3).fit(network, DATA, diagnosis);
        assertFound(Symptom.DEAD_UNITS, 1, "layer 1 (dense): 100 % of the units are dead");
    }

    @Test
    void anActivationOfItsOwnIsLookedAtToo() {
        Network network = network(2, new Dense(8), new Rectifier(), new Dense(2));
        Arrays.fill(network.parameter("0.bias").value().data, -100);
        trainer(0.1f, 3).fit(network, DATA, diagnosis);
        assertFound(Symptom.DEAD_UNITS, 1, "layer 1 (rectifier)");
    }

    @Test
    void sigmoidsFarFromZeroAreSaturated() {
        Network network = network(2, new Dense(24, new Sigmoid()), new Dense(2));
        Arrays.fill(network.parameter("0.bias").value().data, 30);
        trainer(0.1f, 3).fit(network, DATA, diagnosis);
        assertFound(Symptom.SATURATED_UNITS, 0, "100 % of the units are saturated");
    }

    @Test
    void gradientsVanishInADeepStackOfSigmoids() {
        LayerSpec[] layers = new LayerSpec[9];
        Arrays.fill(layers, new Dense(8, new Sigmoid()));
        layers[8] = new Dense(2);
        trainer(0.1f, 3).fit(network(2, layers), DATA, diagnosis);
        assertFound(Symptom.VANISHING_GRADIENT, 0, "its gradient is ");
        assertThat(diagnosis.findings()).noneMatch(f -> f.symptom() == Symptom.EXPLODING_GRADIENT);
    }

    @Test
    void gradientsExplodeThroughLargeWeights() {
        LayerSpec[] layers = new LayerSpec[6];
        Arrays.fill(layers, new Dense(16, new Rectifier()));
        layers[5] = new Dense(2);
        Network network = network(2, layers);
        scale(network, 10);
        trainer(1e-9f, 3).fit(network, DATA, diagnosis);
        assertFound(Symptom.EXPLODING_GRADIENT, 0, "the norm of its gradient is ");
    }

    @Test
    void tooLargeStepsAreTold() {
        trainer(300, 5).fit(network(2, new Dense(2)), DATA, diagnosis);
        assertFound(Symptom.UPDATES_TOO_LARGE, 0, "of the weights; lower the learning rate");
    }

    @Test
    void tooSmallStepsAndALossThatDoesNotMoveAreTold() {
        trainer(1e-7f, 5).seed(2).fit(rectified(), DATA, diagnosis);
        assertFound(Symptom.UPDATES_TOO_SMALL, 0, "of the weights; raise the learning rate");
        assertFound(Symptom.STUCK, -1, "after 3 epochs");
    }

    @Test
    void aValidationLossThatRisesWhileTheOtherFallsIsTold() {
        Samples part = ring(24, 3);
        FloatMatrix labels = new FloatMatrix(2, 24);
        for (int s = 0; s < 24; s++) labels.data[2 * s + s % 2] = 1;
        trainer(0.2f, 400).fit(rectified(), new Samples(part.x(), labels), ring(100, 2), diagnosis);
        assertFound(Symptom.OVERFITTING, -1, "the validation loss has risen from ");
    }

    @Test
    void eachFindingIsToldOnceAndAtOnce() {
        List<Finding> told = new ArrayList<>();
        Diagnosis telling = new Diagnosis(1, told::add);
        trainer(1e-7f, 5).fit(rectified(), DATA, telling);
        assertThat(told).isEqualTo(telling.findings()).doesNotHaveDuplicates();
        assertThat(told.stream().filter(f -> f.symptom() == Symptom.UPDATES_TOO_SMALL))
                .hasSize(3);
    }

    @Test
    void manyLooksAreThinnedOut() {
        Diagnosis often = new Diagnosis(1);
        trainer(0.1f, 100).fit(network(2, new Dense(2)), DATA, often);
        assertThat(often.observations()).hasSizeBetween(200, 400);
        assertThat(often.observations().get(0).step()).isEqualTo(1);
        assertThat(often.observations().get(often.observations().size() - 1).step())
                .isGreaterThan(990);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new Diagnosis(0)).hasMessage("every must be >= 1, not 0");
    }
}
