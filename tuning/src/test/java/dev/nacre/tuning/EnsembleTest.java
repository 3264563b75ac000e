package dev.nacre.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.Ensemble.Combination;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnsembleTest {
    private static final LayerSpec NETWORK =
            Plugins.parse(LayerSpec.class, "sequential([dense(12, activation=sigmoid), dense(2)])");
    private static final Trainer TRAINER = Trainer.of(new CrossEntropy(), new Descent(2))
            .batchSize(16)
            .epochs(60)
            .seed(1);

    @TempDir
    private Path folder;

    /** Plain gradient descent: this module's tests see no other module. */
    record Descent(float rate) implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            for (int i = from; i < to; i++) gradient[i] *= rate;
        }
    }

    /** Two classes in the plane, one inside a ring of the other. */
    static Samples ring(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(2, size);
        FloatMatrix t = new FloatMatrix(2, size);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        for (int s = 0; s < size; s++) t.data[2 * s + (Math.hypot(x.data[2 * s], x.data[2 * s + 1]) < 1.2 ? 0 : 1)] = 1;
        return new Samples(x, t);
    }

    private static List<Split> folds(int k) {
        return new Dataset(ring(200, 1), List.of(), List.of("in", "out")).folds(k, 1);
    }

    private static double accuracy(Network network, Samples data) {
        return new Accuracy().value(network.infer(data.x()), data.t());
    }

    private static Network constant(float... outputs) {
        Network network = new Network("dense(" + outputs.length + ")", 1, 1);
        network.parameter("bias").value().data = outputs;
        java.util.Arrays.fill(network.parameter("weight").value().data, 0);
        return network;
    }

    private static float[] predict(Combination combine, Network... members) {
        return new Model(Ensembles.of(List.of(members), combine), new CrossEntropy()).predict(1f);
    }

    @Test
    void probabilitiesAreAveragedAndVotesCounted() {
        Network sure = constant(4, 0);
        Network unsure = constant(0, 1);
        float p = (float) (1 / (1 + Math.exp(-4)));
        float q = (float) (1 / (1 + Math.exp(1)));
        assertThat(predict(Combination.PROBABILITIES, sure, unsure, unsure)[0])
                .isCloseTo((p + 2 * q) / 3, within(1e-5f));
        assertThat(predict(Combination.VOTE, sure, unsure, unsure)[0]).isCloseTo(1 / 3f, within(1e-5f));
        assertThat(Ensembles.of(List.of(sure, unsure), Combination.MEAN).infer(new FloatMatrix(1, 1, 1)).data)
                .containsExactly(2, 0.5f);
        assertThat(Ensembles.of(List.of(constant(3), constant(2), constant(-9)), Combination.VOTE)
                        .infer(new FloatMatrix(1, 1, 1))
                        .data[0])
                .isCloseTo((float) Math.log(2), within(1e-5f));
    }

    private static float[] weighted(Combination combine, List<Float> weights, Network... members) {
        return new Model(Ensembles.of(List.of(members), combine, weights), new CrossEntropy()).predict(1f);
    }

    @Test
    void membersCountByTheirWeights() {
        Network sure = constant(4, 0);
        Network unsure = constant(0, 1);
        float p = (float) (1 / (1 + Math.exp(-4)));
        float q = (float) (1 / (1 + Math.exp(1)));
        List<Float> weights = List.of(3f, 1f);
        assertThat(weighted(Combination.PROBABILITIES, weights, sure, unsure)[0])
                .isCloseTo((3 * p + q) / 4, within(1e-5f));
        assertThat(weighted(Combination.VOTE, weights, sure, unsure)[0]).isCloseTo(0.75f, within(1e-5f));
        assertThat(Ensembles.of(List.of(sure, unsure), Combination.MEAN, weights)
                        .infer(new FloatMatrix(1, 1, 1))
                        .data)
                .containsExactly(3, 0.25f);
        // one that is three times as reliable outvotes two
        assertThat(weighted(Combination.VOTE, List.of(3f, 1f, 1f), sure, unsure, unsure)[0])
                .isGreaterThan(0.5f);
        assertThat(weighted(Combination.VOTE, List.of(), sure, unsure, unsure)[0])
                .isLessThan(0.5f);
    }

    /** Copies of the target, each wrong in some samples. */
    private static Samples votes(double[] accuracies, int size, SplittableRandom random) {
        FloatMatrix x = new FloatMatrix(accuracies.length, size);
        FloatMatrix t = new FloatMatrix(2, size);
        for (int s = 0; s < size; s++) {
            int label = random.nextInt(2);
            t.data[2 * s + label] = 1;
            for (int m = 0; m < accuracies.length; m++) {
                boolean right = random.nextDouble() < accuracies[m];
                x.data[s * accuracies.length + m] = right == (label == 1) ? 1 : -1;
            }
        }
        return new Samples(x, t);
    }

    /** A classifier that sees one feature alone. */
    private static Network seeing(int feature, int features) {
        Network network = new Network("dense(2)", features, 1);
        float[] weight = network.parameter("weight").value().data;
        java.util.Arrays.fill(weight, 0);
        weight[features + feature] = 1;
        return network;
    }

    @Test
    void votesWeightedByReliabilityAreRightMoreOftenThanPlainOnes() {
        double[] accuracies = {0.95, 0.7, 0.65, 0.6, 0.5};
        SplittableRandom random = new SplittableRandom(3);
        Samples validation = votes(accuracies, 2000, random);
        Samples test = votes(accuracies, 20_000, random);
        List<Network> members =
                IntStream.range(0, 5).mapToObj(m -> seeing(m, 5)).toList();

        List<Float> weights = Reliability.weights(members, validation);

        for (int m = 0; m < 5; m++)
            assertThat((double) weights.get(m))
                    .isCloseTo(Math.log(accuracies[m] / (1 - accuracies[m])), within(m == 0 ? 0.4 : 0.2));
        // the best member outvotes the other four: 2.94 > 0.85 + 0.62 + 0.41 + 0
        double plain = accuracy(Ensembles.of(members, Combination.VOTE), test);
        assertThat(plain).isBetween(0.75, 0.85);
        assertThat(accuracy(Ensembles.of(members, Combination.VOTE, weights), test))
                .isBetween(0.94, 0.96)
                .isEqualTo(accuracy(members.get(0), test));
    }

    @Test
    void amongMoreClassesAMemberMayBeUsefulWithLessThanHalfRight() {
        FloatMatrix t = new FloatMatrix(4, 100);
        FloatMatrix x = new FloatMatrix(4, 100);
        for (int s = 0; s < 100; s++) {
            t.data[4 * s + s % 4] = 1;
            x.data[4 * s + (s < 40 ? s : s + 1) % 4] = 1;
        }
        Network network = new Network("dense(4)", 4, 1);
        network.parameter("weight").value().data = FloatMatrix.eye(4).data;
        List<Float> weights = Reliability.weights(List.of(network), new Samples(x, t));
        assertThat((double) weights.get(0)).isCloseTo(Math.log(0.4 * 3 / 0.6), within(1e-6));
        assertThatThrownBy(() -> Reliability.weights(List.of(network, network), new Samples(t, x).select(turned())))
                .hasMessageStartingWith("no member predicts the validation data better than guessing");
    }

    /** The samples that are wrong. */
    private static int[] turned() {
        return IntStream.range(40, 100).toArray();
    }

    @ParameterizedTest
    @EnumSource(Combination.class)
    void anEnsembleIsOneModelFile(Combination combine) throws IOException {
        Samples data = ring(200, 1);
        Network network = Ensembles.bagging(NETWORK, TRAINER, data, 3, combine);
        Path file = folder.resolve("model.safetensors");
        new Model(network, new CrossEntropy()).save(file);

        Model read = Model.load(file);

        assertThat(read.network().infer(data.x()).data).isEqualTo(network.infer(data.x()).data);
        assertThat(accuracy(network, ring(200, 2))).isGreaterThan(0.85);
    }

    @Test
    void foldsMakeAnEnsembleToo() {
        Network network = Ensembles.folds(NETWORK, TRAINER, folds(4), 10, Combination.PROBABILITIES);
        assertThat(((Ensemble) network.spec()).members()).hasSize(4);
        assertThat(accuracy(network, ring(200, 2))).isGreaterThan(0.85);
    }

    @Test
    void membersThatDoNotFitAndVotesThatTrainAreRefused() {
        assertThatThrownBy(() -> new Network("ensemble([dense(2), dense(3)])", 1, 1))
                .hasMessage("ensemble: member 1 has 3 outputs, member 0 has 2");
        assertThatThrownBy(() -> new Ensemble(List.of(), Combination.MEAN))
                .hasMessage("members must have at least one network");
        assertThatThrownBy(() -> new Network("ensemble([dense(2), dense(2)], weights=[1])", 1, 1))
                .hasMessageContaining("weights must be as many as members, 2, or none, not [1.0]");
        assertThatThrownBy(() -> new Network("ensemble([dense(2), dense(2)], weights=[1, -1])", 1, 1))
                .hasMessageContaining("weights must be >= 0 and finite, not -1.0");
        assertThatThrownBy(() -> new Network("ensemble([dense(2), dense(2)], weights=[0, 0])", 1, 1))
                .hasMessageContaining("weights must have one above 0, not [0.0, 0.0]");
        Network vote = new Network("ensemble([dense(2), dense(2)], combine=vote)", 2, 1);
        assertThatThrownBy(() -> TRAINER.fit(vote, ring(20, 1)))
                .hasMessageContaining("an ensemble that votes can't be trained");
    }

    @Test
    void gapsAreTakenIfAllMembersFillThem() {
        assertThat(new Network("ensemble([fillMissing, fillMissing(mean)])", 2, 1)
                        .layer()
                        .takesMissing())
                .isTrue();
        assertThat(new Network("ensemble([fillMissing, standardize])", 2, 1)
                        .layer()
                        .takesMissing())
                .isFalse();
    }

    @Test
    void crossValidationJudgesEachFold() {
        CrossValidation.Scores scores = new CrossValidation(folds(4), new Accuracy()).run(NETWORK, TRAINER);
        assertThat(scores.scores()).hasSize(4).allMatch(s -> s > 0.7);
        assertThat(scores.mean()).isGreaterThan(0.85);
        assertThat(new CrossValidation.Scores(List.of(1.0, 3.0)).deviation()).isCloseTo(Math.sqrt(2), within(1e-12));
    }
}
