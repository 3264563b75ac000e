package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A row with a weight counts like that many rows. Weights here have a mean of 1 in each partition, so that steps keep
 * their size.
 */
@JavaOfSpark
class WeightColTest {
    private static final Samples DATA = Local.digits(0, 180);

    /** Row s is repeated as often as its weight says: 1 + (s mod 3) in {@link Local#table}, less {@code from}. */
    private static Dataset<Row> repeated(int from) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int p = 0; p < 2; p++)
            parts.add(IntStream.range(90 * p, 90 * (p + 1))
                    .flatMap(s -> IntStream.generate(() -> s).limit(Math.max(0, 1 + s % 3 - from)))
                    .boxed()
                    .toList());
        return Local.table(DATA, parts);
    }

    private static Dataset<Row> weighted(String weight) {
        return Local.table(DATA, 2).withColumn("counts", functions.expr(weight));
    }

    /** Each batch is a whole partition, so the order of rows matters only for rounding. */
    private static <E extends NacrePredictor<E, M>, M extends NacreModel<M>> float[] weights(
            E predictor, String network, int localSteps, Dataset<Row> data) {
        return Local.weights(predictor
                .setNetwork(network)
                .setOptimizer("momentum(learningRate=0.2)")
                .setEpochs(5)
                .setBatchSize(1000)
                .setLocalSteps(localSteps)
                .fit(data)
                .model()
                .network());
    }

    private static float[] classifier(int localSteps, Dataset<Row> data, String weightCol) {
        return weights(
                new NacreClassifier().setWeightCol(weightCol),
                "sequential([dense(12, activation=tanh), dense(10)])",
                localSteps,
                data);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
    void aWeightedFitIsThatOnRowsRepeated(int localSteps) {
        float[] fit = classifier(localSteps, weighted("weight / 2"), "counts");

        assertThat(fit).containsExactly(classifier(localSteps, repeated(0), ""), offset(1e-5f));
        assertThat(fit).isNotEqualTo(classifier(localSteps, weighted("weight / 2"), ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void rowsOfWeightZeroAreAsGoodAsNotThere(int localSteps) {
        float[] fit = classifier(localSteps, weighted("weight - 1"), "counts");

        assertThat(fit).containsExactly(classifier(localSteps, repeated(1), ""), offset(1e-5f));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void numbersAreLearnedByTheirWeightsToo(int localSteps) {
        String network = "sequential([dense(4, activation=tanh), dense(1)])";
        float[] fit = weights(new NacreRegressor().setWeightCol("counts"), network, localSteps, weighted("weight / 2"));

        assertThat(fit).containsExactly(weights(new NacreRegressor(), network, localSteps, repeated(0)), offset(1e-4f));
    }

    private static float[] autoencoder(int localSteps, Dataset<Row> data, String weightCol) {
        return Local.weights(new NacreAutoencoder()
                .setWeightCol(weightCol)
                .setNetwork("sequential([autoencoder(12), autoencoder(6)])")
                .setOptimizer("momentum(learningRate=0.2)")
                .setEpochs(4)
                .setBatchSize(1000)
                .setLocalSteps(localSteps)
                .fit(data)
                .model()
                .network());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
    void preTrainingCountsRowsByTheirWeightsToo(int localSteps) {
        float[] weighted = autoencoder(localSteps, weighted("weight / 2"), "counts");

        assertThat(weighted).containsExactly(autoencoder(localSteps, repeated(0), ""), offset(1e-5f));
        assertThat(distance(weighted, autoencoder(localSteps, weighted("weight / 2"), "")))
                .isGreaterThan(1e-3);
    }

    @Test
    void preTrainingBeforeAClassifierCountsRowsByTheirWeightsToo() {
        String network = "sequential([autoencoder(12), dense(10)])";
        float[] fit = weights(
                new NacreClassifier().setWeightCol("counts").setPretrainEpochs(4), network, 1, weighted("weight / 2"));

        assertThat(fit)
                .containsExactly(
                        weights(new NacreClassifier().setPretrainEpochs(4), network, 1, repeated(0)), offset(1e-5f));
        assertThat(distance(
                        fit, weights(new NacreClassifier().setWeightCol("counts"), network, 1, weighted("weight / 2"))))
                .isGreaterThan(1e-3);
    }

    @Test
    void theReconstructionErrorOfValidationRowsIsWeightedAsWell() {
        SampleColumns columns = SampleColumns.of("features").weighted("counts");
        Network network = new Network("autoencoder(12)", 64, 1);
        Trainer trainer = Trainer.of(Local.optimizer("sgd(learningRate=1e-30)")).epochs(1);
        double[] losses = new double[2];
        Dataset<Row> all = weighted("weight / 2");
        List<Dataset<Row>> tables = List.of(all, repeated(0).withColumn("counts", functions.lit(1.0)));
        for (int i = 0; i < 2; i++)
            try (SparkPartitions training = SparkPartitions.of(all, columns, ParameterAveraging.exact());
                    SparkPartitions heldOut = SparkPartitions.of(tables.get(i), columns, ParameterAveraging.exact())) {
                losses[i] = trainer.pretrain(network, training, heldOut)
                        .get(0)
                        .get(0)
                        .validationLoss();
            }

        assertThat(losses[0]).isCloseTo(losses[1], offset(1e-6));
    }

    private static double distance(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }
}
