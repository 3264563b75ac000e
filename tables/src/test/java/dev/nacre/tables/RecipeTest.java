package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.LayerSpec;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.data.Split;
import dev.nacre.layers.Sequential;
import dev.nacre.metrics.R2;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.layers.RobustScale;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class RecipeTest {
    private static final List<List<String>> CATEGORIES = List.of(List.of("a", "b", "c"), List.of(), List.of("x", "y"));

    /** A number y = 2·sin(3·x) + category, and a column that doesn't matter. */
    private static Dataset table(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        FloatMatrix x = new FloatMatrix(3, rows);
        FloatMatrix t = new FloatMatrix(1, rows);
        for (int s = 0; s < rows; s++) {
            x.put(0, s, random.nextInt(3));
            x.put(1, s, (float) random.nextDouble(-1, 1));
            x.put(2, s, random.nextInt(2));
            t.put(0, s, (float) (2 * Math.sin(3 * x.get(1, s)) + x.get(0, s)));
        }
        return new Dataset(new Samples(x, t), List.of("kind", "size", "other"), List.of(), CATEGORIES);
    }

    private static Recipe recipe(Dataset data, Preset preset) {
        return (Recipe) MemberTrainings.of(data, new TableOptions().preset(preset));
    }

    @Test
    void eachKindOfColumnHasItsPreprocessing() {
        Dataset data = table(20);
        Dataset gaps = new Dataset(
                Samples.withMissing(data.samples().x(), data.samples().t()), data.features(), List.of(), CATEGORIES);
        List<LayerSpec> layers = ((Sequential) recipe(gaps, Preset.DEFAULT).network(gaps, 0)).layers();
        assertThat(new Sequential(layers.subList(0, 7))).isEqualTo(Plugins.parse(LayerSpec.class, """
                        sequential([fillMissing, embedding([0, 2], categories=[["a", "b", "c"], ["x", "y"]]),
                            robustScale, learningRate(periodicEmbeddings(columns=[3]), multiplier=0.1),
                            learningRate(featureScale, multiplier=6),
                            ntkDense(128), learningRate(parametric(mish), multiplier=0.1)])"""));
    }

    @Test
    void learnedVectorsOfCategoriesAreNotScaled() {
        List<String> many = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        Dataset data = new Dataset(
                new Samples(new FloatMatrix(2, 3, 0, 1, 2, 3, 4, 5), new FloatMatrix(1, 3, 1, 2, 3)),
                List.of("many", "number"),
                List.of(),
                List.of(many, List.of()));
        TableInputs inputs = TableInputs.of(data, Missing.FILL);
        assertThat(inputs.layers().get(1)).isEqualTo(new RobustScale(3, List.of(8)));
        assertThat(inputs.numbers()).containsExactly(8);
        assertThat(inputs.outputs()).isEqualTo(9);
    }

    @Test
    void gapsAreFlaggedIfTheyAreKept() {
        float none = Float.NaN;
        Samples samples =
                Samples.withMissing(new FloatMatrix(2, 3, 0, 1, none, 3, 4, 5), new FloatMatrix(1, 3, 1, 2, 3));
        TableInputs inputs = TableInputs.of(new Dataset(samples, List.of("gaps", "whole"), List.of()), Missing.KEEP);
        assertThat(Plugins.format(inputs.layers().get(0))).isEqualTo("fillMissing(by=median, value=0, flags=[0])");
        assertThat(inputs.layers().get(1)).isEqualTo(new RobustScale(3, List.of(0, 1)));
        assertThat(inputs.outputs()).isEqualTo(3);
    }

    @Test
    void neitherATableOfThousandsOfNumbersNorTheFastPresetHasEmbeddingsOfThem() {
        assertThat(embeds(1001, Preset.DEFAULT)).isFalse();
        assertThat(embeds(1000, Preset.DEFAULT)).isTrue();
        assertThat(embeds(10, Preset.FAST)).isFalse();
    }

    private static boolean embeds(int columns, Preset preset) {
        Dataset data = Dataset.of(new float[3][columns], new float[] {1, 2, 3});
        return Plugins.format(recipe(data, preset).network(data, 0)).contains("periodicEmbeddings");
    }

    @Test
    void aColumnOfGapsAloneAndAConstantOneAreNoObstacle() {
        float none = Float.NaN;
        FloatMatrix x = new FloatMatrix(3, 4, none, 1, 3, none, 1, 5, none, 1, 4, none, 1, 6);
        FloatMatrix t = new FloatMatrix(2, 4, 1, 0, 0, 1, 1, 0, 0, 1);
        Dataset data = new Dataset(Samples.withMissing(x, t), List.of("gap", "one", "x"), List.of("no", "yes"));
        Recipe recipe = recipe(data, Preset.DEFAULT).epochs(2);
        TrainedMember member = recipe.train(0, data.folds(2, 1).get(0), none(data), 1, List.of());
        assertThat(member.model().predict(data.samples().x()).data).doesNotContain(Float.NaN);
    }

    private static UnlabelledRows none(Dataset data) {
        return UnlabelledRows.of(data, Optional.empty());
    }

    @Test
    void itLearnsACurveAndCategories() {
        Dataset data = table(150);
        Split fold = data.folds(5, 1).get(0);
        TrainedMember member = recipe(data, Preset.FAST).train(0, fold, none(data), 1, List.of());
        assertThat(member.model().evaluate(fold.test(), new R2()).get("r2")).isGreaterThan(0.95);
        double best = member.history().get(member.bestEpoch() - 1).validationLoss();
        assertThat(member.history()).allMatch(epoch -> epoch.validationLoss() >= best);
    }

    @Test
    void allNetworksScaleTargetsAlikeSoThatTheirOutputsCanBeAveraged() {
        Dataset data = table(20);
        for (TableOptions options :
                List.of(new TableOptions(), new TableOptions().networks(OwnNetworks.of("dense(2)")))) {
            MemberTraining training = MemberTrainings.of(data, options);
            List<Split> folds = data.folds(2, 1);
            assertThat(training.trainer(folds.get(0).training(), 0).loss())
                    .isEqualTo(training.trainer(folds.get(1).training(), 1).loss());
        }
    }

    @Test
    void optionsGiveTheNumberOfNetworks() {
        Dataset data = table(20);
        assertThat(MemberTrainings.of(data, new TableOptions().members(3)).members())
                .isEqualTo(3);
        assertThat(recipe(data, Preset.DEFAULT).members()).isEqualTo(10);
        assertThat(recipe(data, Preset.FAST).members()).isEqualTo(4);
    }
}
