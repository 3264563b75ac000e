package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.nacre.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a weight is worth: as many rows. Weights here have a mean of 1 in each partition, so that steps keep their size. */
@JavaOfSpark
class WeightColTest {
    private static final Samples DATA = Local.digits(0, 180);

    /** Row s counts 1 + (s mod 3), as {@link Local#table} says, so many times. */
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

    /** Whole partitions as batches: then the order within one is a matter of rounding. */
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
}
