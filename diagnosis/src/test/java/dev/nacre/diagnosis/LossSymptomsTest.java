package dev.nacre.diagnosis;

import static dev.nacre.diagnosis.Fixtures.network;
import static dev.nacre.diagnosis.Fixtures.rectified;
import static dev.nacre.diagnosis.Fixtures.ring;
import static dev.nacre.diagnosis.Fixtures.scale;
import static dev.nacre.diagnosis.Fixtures.trainer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.diagnosis.Fixtures.Decaying;
import dev.nacre.layers.Dense;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning rates that leap, bad initial values, too little capacity and too much decay; and trainings without them. */
class LossSymptomsTest {
    private static final Samples DATA = ring(320, 1);

    private static List<Finding> findings(Network network, Trainer trainer, int every) {
        Diagnosis diagnosis = new Diagnosis(every);
        trainer.fit(network, DATA, ring(100, 2), diagnosis);
        return diagnosis.findings();
    }

    private static Finding first(Symptom symptom, List<Finding> findings) {
        assertThat(findings).extracting(Finding::symptom).contains(symptom);
        return findings.stream().filter(f -> f.symptom() == symptom).findFirst().orElseThrow();
    }

    /** Some units die, and the weights are huge: steps look small, but nobody should raise the rate. */
    @ParameterizedTest
    @CsvSource({"100, 1", "100, 5", "100, 50", "1000, 1", "1000, 5", "1000, 50"})
    void aLossThatLeapsIsTheLearningRatesFaultWhateverElseIsSeen(float rate, int every) {
        List<Finding> findings = findings(rectified(), trainer(rate, 10), every);
        Finding leap = first(Symptom.LEAPING_LOSS, findings);
        assertThat(leap.step()).isEqualTo(4);
        assertThat(leap.toString()).contains("the loss was 0.7170 in the first batch", "; lower the learning rate");
        assertThat(findings)
                .extracting(Finding::symptom)
                .containsOnlyOnce(Symptom.LEAPING_LOSS)
                .doesNotContain(Symptom.UPDATES_TOO_SMALL, Symptom.STUCK, Symptom.UNDERFITTING, Symptom.LATE_START);
    }

    @Test
    void afterUnitsHaveDiedNobodyIsToldToRaiseTheLearningRate() {
        assertThat(findings(rectified(), trainer(10, 10), 1))
                .extracting(Finding::symptom)
                .contains(Symptom.DEAD_UNITS)
                .doesNotContain(Symptom.UPDATES_TOO_SMALL);
    }

    /** As at the beginning of fine-tuning, or by a batch that is easy by chance. */
    @Test
    void aLossThatGrowsFromAlmostNothingBySmallStepsIsNoLeap() {
        List<Finding> told = new ArrayList<>();
        LeapRule rule = new LeapRule(told::add);
        rule.see(new Observation("training", 1, 1, 1e-6, List.of(layer(0.01))));
        for (double loss : new double[] {1e-6, 1e-3, 2e-3, 1e-3, 1e-3}) rule.step(null, loss);
        assertThat(told).isEmpty();
    }

    @Test
    void oneBatchWithAnUnusualSampleIsNoLeap() {
        List<Finding> told = new ArrayList<>();
        LeapRule rule = new LeapRule(told::add);
        rule.see(new Observation("training", 1, 1, 1, List.of(layer(0.2))));
        for (double loss : new double[] {1, 1e3, 1e3, 0.5, 1e3, 1e3, 0.5}) rule.step(null, loss);
        assertThat(told).isEmpty();
        assertThat(rule.leapt()).isFalse();
    }

    private static LayerState layer(double updateRatio) {
        return new LayerState(0, "dense", 2, 1, 1, 1, updateRatio, 0, 0, null, null);
    }

    @Test
    void aPlateauAtTheBeginningIsBlamedOnTheInitialValues() {
        Network network = rectified();
        scale(network, 0.3f);
        List<Finding> findings = findings(network, trainer(0.1f, 40), 5);
        Finding late = first(Symptom.LATE_START, findings);
        assertThat(late.toString()).contains("the loss stayed at 0.693", " for 12 epochs", "; the initial weights");
        assertThat(late.step()).isGreaterThan(first(Symptom.STUCK, findings).step());
        assertThat(findings(rectified(), trainer(0.1f, 40), 5)).isEmpty();
    }

    @Test
    void aNetworkWithoutHiddenUnitsUnderfitsARing() {
        Finding finding = first(Symptom.UNDERFITTING, findings(network(2, new Dense(2)), trainer(0.1f, 30), 5));
        assertThat(finding.toString())
                .contains("the training loss fell from 0.7243 to 0.69", "; the network lacks capacity");
    }

    @Test
    void aDecayThatShrinksTheWeightsIsToldByLayerWithItsSize() {
        List<Finding> findings = findings(rectified(), trainer(0.1f, 40).optimizer(new Decaying(0.1f, 0.01f)), 5);
        Finding decay = first(Symptom.DECAY_TOO_STRONG, findings);
        assertThat(decay.layer()).isEqualTo(1);
        assertThat(decay.toString())
                .contains(
                        "layer 1 (dense): its weights have shrunk to 3", " as each step subtracts 0.01 of them; lower");
    }

    /** Learning rate and decay. */
    @ParameterizedTest
    @CsvSource({"0.03, 0", "0.1, 0", "0.1, 0.0001", "0.1, 0.001"})
    void healthyTrainingsAreSilent(float rate, float decay) {
        assertThat(findings(rectified(), trainer(rate, 60).optimizer(new Decaying(rate, decay)), 5))
                .isEmpty();
    }

    /** Large initial weights may shrink by themselves. */
    @Test
    void weightsThatShrinkWithoutDecayAreNoSymptomOfIt() {
        List<Finding> told = new ArrayList<>();
        LayerRules rules = new LayerRules(told::add);
        for (double norm : new double[] {9, 3, 1, 1, 1, 1})
            rules.see(
                    new Observation(
                            "training",
                            1,
                            1,
                            1,
                            List.of(new LayerState(0, "dense", 2, norm, 1, 1, 0.01, 0, 0, null, null))),
                    0.001);
        assertThat(told).isEmpty();
    }
}
