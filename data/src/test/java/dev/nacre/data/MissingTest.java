package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingTest {
    private static final float GAP = Float.NaN;
    private static final Trainer TRAINER =
            Trainer.of(new Mse(), new TestDescent()).batchSize(2).epochs(1).seed(1);

    private static Samples samples(float... x) {
        return Samples.withMissing(new FloatMatrix(2, x.length / 2, x), new FloatMatrix(1, x.length / 2));
    }

    private static float[] fills(String text, FloatMatrix x) {
        Fittable layer = (Fittable) Plugins.parse(LayerSpec.class, text).build(x.rows, new SplittableRandom(1));
        layer.fit(Batched.of(x, 3));
        return layer.parameters().get(0).value().data;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 11, 1000})
    void theMedianIsExactWhateverTheSizeAndSign(int n) {
        SplittableRandom random = new SplittableRandom(n);
        FloatMatrix x = new FloatMatrix(2, n);
        double[] sorted = new double[n];
        for (int s = 0; s < n; s++) {
            x.data[2 * s] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-8, 9)));
            x.data[2 * s + 1] = s % 2 == 0 ? -0.0f : 0;
            sorted[s] = x.data[2 * s];
        }
        Arrays.sort(sorted);

        float[] fills = fills("fillMissing(median)", x);

        assertThat(fills[0]).isEqualTo((float) ((sorted[(n - 1) / 2] + sorted[n / 2]) / 2));
        assertThat(fills[1]).isEqualTo(0);
    }

    @Test
    void aFeatureWithoutAnyValueIsFilledWithTheNumberGiven() {
        FloatMatrix x = new FloatMatrix(2, 2, GAP, 1, GAP, 2);

        assertThat(fills("fillMissing(by=mean, value=7)", x)).containsExactly(7, 1.5f);
        assertThat(fills("fillMissing(by=median, value=7)", x)).containsExactly(7, 1.5f);
        assertThat(fills("fillMissing(by=constant, value=7)", x)).containsExactly(7, 7);
    }

    @Test
    void flagsSayWhereANumberWasMissing() {
        Layer layer = new FillMissing(FillMissing.By.MEDIAN, 0, List.of(1)).build(2, new SplittableRandom(1));
        FloatMatrix x = new FloatMatrix(2, 3, 1, GAP, GAP, 4, 3, 6);
        ((Fittable) layer).fit(List.of(x));

        assertThat(layer.outputs()).isEqualTo(3);
        assertThat(layer.forward(x, Mode.TRAIN).data).containsExactly(1, 5, 1, 2, 4, 0, 3, 6, 0);
        assertThat(layer.backward(new FloatMatrix(3, 3, 1, 2, 9, 3, 4, 9, 5, 6, 9), true).data)
                .containsExactly(1, 0, 0, 4, 5, 6);
        assertThatThrownBy(() -> new FillMissing(FillMissing.By.MEAN, 0, List.of(2, 1)))
                .hasMessage("flags must be ascending, from 0 on, not [2, 1]");
        assertThatThrownBy(() -> new FillMissing(FillMissing.By.MEAN, 0, List.of(2)).build(2, new SplittableRandom(1)))
                .hasMessage("fillMissing: there is no feature 2 to flag among 2, counted from 0");
    }

    @Test
    void onlyColumnsWithGapsAreFlagged() {
        Dataset data = new Dataset(samples(1, GAP, 3, 4, 5, GAP), List.of("whole", "gaps"), List.of());

        assertThat(Preprocessing.of(data, Missing.KEEP).get(0))
                .isEqualTo(new FillMissing(FillMissing.By.MEDIAN, 0, List.of(1)));
        assertThat(Preprocessing.of(data, Missing.FILL).get(0)).isEqualTo(new FillMissing());
    }

    @Test
    void aNetworkThatFillsTrainsOnGapsAndItsFileTakesRawRowsWithGaps(@TempDir Path folder) throws IOException {
        Network network = new Network("sequential([fillMissing, standardize, dense(1)])", 2, 1);

        TRAINER.fit(network, samples(1, GAP, GAP, 4, 3, 6, 8, 8), samples(GAP, GAP));

        assertThat(network.parameter("0.fill").value().data).containsExactly(3, 6);
        assertThat(network.parameter("1.mean").value().data).containsExactly(3.75f, 6);
        new Model(network, new Mse()).save(folder.resolve("m"));
        Model model = Model.load(folder.resolve("m"));
        assertThat(model.predict(GAP, 5)).isEqualTo(model.predict(3, 5)).doesNotContain(GAP);
        assertThatThrownBy(() -> model.predict(Float.POSITIVE_INFINITY, 5))
                .hasMessageContaining("only finite numbers and NaN, for missing ones, are allowed");
    }

    @Test
    void aNetworkThatDoesNotFillRefusesGapsInTrainingAndPrediction() {
        Network network = new Network("sequential([standardize, dense(1)])", 2, 1);
        Samples whole = new Samples(new FloatMatrix(2, 2), new FloatMatrix(1, 2));

        assertThatThrownBy(() -> TRAINER.fit(network, samples(1, GAP)))
                .hasMessage("the training data has missing features (NaN); let the network begin with a layer"
                        + " that fills them, such as fillMissing, or leave such samples out");
        assertThatThrownBy(() -> TRAINER.fit(network, whole, samples(1, GAP)))
                .hasMessageStartingWith("the validation data has missing features (NaN)");
        assertThatThrownBy(() -> new Model(network, new Mse()).predict(1, GAP)).hasMessageContaining("NaN");
    }

    @Test
    void gapsPassSelectionsAndEndAtTheLayerThatFills() {
        Samples samples = samples(1, GAP, 3, 4);
        Network network = new Network("sequential([fillMissing(constant), standardize])", 2, 1);
        network.layers().stream()
                .filter(Fittable.class::isInstance)
                .forEach(layer -> ((Fittable) layer).fit(List.of(new FloatMatrix(2, 1, 1, 1))));

        assertThat(samples.select(0).missing()).isTrue();
        assertThat(samples.through(network.layer()).missing()).isFalse();
        assertThat(network.layers().get(0).forward(samples.x(), Mode.INFER).data)
                .containsExactly(1, 0, 3, 4);
    }
}
