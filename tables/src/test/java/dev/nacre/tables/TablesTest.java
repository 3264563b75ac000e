package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.data.Dataset;
import dev.nacre.metrics.F1;
import dev.nacre.metrics.Recall;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table, three lines, a model. */
class TablesTest {
    private static final int ROWS = 300;
    private static final TableOptions FAST =
            new TableOptions().preset(Preset.FAST).members(5);

    @TempDir
    private static Path folder;

    private static Path classes;
    private static Path numbers;
    private static TableModel classifier;
    private static TableModel regressor;

    /** Colour and size decide the kind; the price is twice the size, more if red, with noise. */
    @BeforeAll
    static void learn() throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        StringBuilder kinds = new StringBuilder("size,colour,noise,kind\n");
        StringBuilder prices = new StringBuilder("size,colour,price\n");
        for (int i = 0; i < ROWS; i++) {
            double size = 10 * random.nextDouble();
            String colour = random.nextInt(10) == 0 ? "" : random.nextBoolean() ? "red" : "blue";
            String kind = size > (colour.equals("red") ? 3 : 7) ? "large" : "small";
            kinds.append("%.3f,%s,%.3f,%s%n".formatted(size, colour, random.nextDouble(), kind));
            double price = 2 * size + (colour.equals("red") ? 5 : 0) + random.nextGaussian();
            prices.append("%.3f,%s,%.3f%n".formatted(size, colour, price));
        }
        classes = Files.writeString(folder.resolve("kinds.csv"), kinds);
        numbers = Files.writeString(folder.resolve("prices.csv"), prices);
        classifier = Tables.learn(classes, "kind", FAST, new TableListener() {});
        regressor = Tables.learn(numbers, "price", FAST.seed(2), new TableListener() {});
    }

    /** Every row but each sixth loses its label; the first hundred stand in a file of their own, too. */
    @Test
    void rowsWithoutALabelAreLeftOutOrLearnedFrom() throws IOException {
        List<String> lines = Files.readAllLines(classes);
        StringBuilder partly = new StringBuilder(lines.get(0) + "\n");
        for (int i = 1; i < lines.size(); i++)
            partly.append(i % 6 == 0 ? lines.get(i) : lines.get(i).replaceFirst("[a-z]+$", ""))
                    .append('\n');
        Path gaps = Files.writeString(folder.resolve("gaps.csv"), partly);
        Path more = Files.writeString(folder.resolve("more.csv"), String.join("\n", lines.subList(0, 101)) + "\n");

        TableModel alone = Tables.learn(gaps, "kind", FAST, new TableListener() {});
        assertThat(alone.learning().orElseThrow().parts().training().size()).isEqualTo(40);
        assertThat(alone.learning().orElseThrow().assessment().warnings())
                .anyMatch(warning -> warning.startsWith("250 rows have no label: they were left out; --network"));

        OwnNetworks ladder = OwnNetworks.of("ladder([30, 20], outputs=2, costs=[100, 10, 1])");
        TableModel both =
                Tables.learn(gaps, "kind", Optional.of(more), FAST.members(2).networks(ladder), new TableListener() {});
        assertThat(both.learning().orElseThrow().assessment().warnings())
                .contains("350 rows have no label: the networks learned from them too, beside 40 that have one");
        assertThat(both.evaluate(classes).figure()).isGreaterThan(0.7);
    }

    @Test
    void rowsFilesAndRecordsArePredictedAlike() throws IOException {
        List<Prediction> all = classifier.predict(classes);
        assertThat(all).hasSize(ROWS);
        Map<String, Object> record = new HashMap<>(Map.of("size", 9.5, "colour", "blue", "noise", "0.5"));
        Prediction one = classifier.predict(record);
        assertThat(one.label()).isEqualTo("large");
        assertThat(one.value()).isGreaterThan(0.5f);
        assertThat(one.outputs()).hasSize(2);
        record.remove("colour");
        assertThat(classifier.predict(record).label()).isEqualTo("large");
        int blue = classifier.features().categories().get(1).indexOf("blue");
        assertThat(classifier.predict(new float[][] {{9.5f, blue, 0.5f}})).containsExactly(one);
        assertThatThrownBy(() -> classifier.predict(Map.of("weight", 1)))
                .hasMessage("row 0, there is no feature \"weight\"; the features are size, colour, noise");
        assertThatThrownBy(() -> classifier.predict(Map.of("size", "big")))
                .hasMessageContaining("row 0, feature size: \"big\" is not a number");
    }

    @Test
    void theSummarySaysWhatTheNetworkBuysAndWhatMatters() {
        assertThat(classifier.summary())
                .contains("2 classes from 240 rows of 3 columns; 60 others for the test", "test accuracy ")
                .contains("nacre", "drops without the column", "expected calibration error");
        TableAssessment assessment = classifier.learning().orElseThrow().assessment();
        assertThat(assessment.outOfFold().predictions().columns).isEqualTo(240);
        assertThat(assessment.outOfFold().figure()).isGreaterThan(0.9);
        assertThat(assessment.importance())
                .extracting("column")
                .startsWith("size")
                .hasSize(3);
        assertThat(assessment.importance().get(2).drop()).isLessThan(0.05);
        assertThat(assessment.worst()).hasSize(10).allMatch(row -> row.row() < ROWS);
    }

    @Test
    void aSavedModelPredictsEvaluatesAndSumsUpTheSame() throws IOException {
        Path file = folder.resolve("model.safetensors");
        classifier.save(file);
        TableModel loaded = TableModel.load(file);
        assertThat(loaded.predict(classes)).isEqualTo(classifier.predict(classes));
        assertThat(loaded.summary()).isEqualTo(classifier.summary());
        assertThat(loaded.evaluate(classes).figure())
                .isEqualTo(classifier.evaluate(classes).figure())
                .isGreaterThan(0.9);
        assertThat(loaded.explain(classes, 1).get(0).column()).isEqualTo("size");
        assertThat(loaded.learning()).isEmpty();
    }

    @Test
    void numbersHaveIntervalsThatHoldMostTrueValues() throws IOException {
        assertThat(regressor.learning().orElseThrow().test().figure()).isGreaterThan(0.9);
        List<Prediction> predictions = regressor.predict(numbers);
        TableEvaluation truth = regressor.evaluate(numbers);
        int held = 0;
        for (int i = 0; i < ROWS; i++) {
            Prediction p = predictions.get(i);
            assertThat(p.low()).isLessThan(p.value());
            float t = truth.targets().get(0, i);
            if (p.low() <= t && t <= p.high()) held++;
        }
        assertThat(held / (double) ROWS).isCloseTo(0.9, within(0.08));
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        TableModel again = Tables.learn(numbers, "price", FAST.seed(2), new TableListener() {});
        assertThat(again.predict(numbers)).isEqualTo(regressor.predict(numbers));
    }

    /** One row in ten is positive, and they overlap with the others. */
    private static Dataset rare() {
        SplittableRandom random = new SplittableRandom(3);
        float[][] rows = new float[400][];
        int[] kinds = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            kinds[i] = i % 10 == 0 ? 1 : 0;
            rows[i] = new float[] {(float) (random.nextGaussian() + 1.5 * kinds[i])};
        }
        return Dataset.of(rows, kinds, List.of("no", "yes"));
    }

    private static TableModel learn(TableOptions options) {
        return Tables.learn(rare(), options, new TableListener() {});
    }

    @Test
    void rareClassesAreWarnedOfAndFoundByAMetricOrByWeights() {
        TableModel plain = learn(FAST);
        assertThat(plain.learning().orElseThrow().assessment().warnings()).isNotEmpty();
        double recall = plain.learning().orElseThrow().test().figure(new Recall());
        TableModel byMetric = learn(FAST.metric(new F1()));
        TableAssessment assessment = byMetric.learning().orElseThrow().assessment();
        assertThat(assessment.threshold()).isBetween(0.05, 0.49);
        assertThat(assessment.outOfFold().figure(new Recall()))
                .isGreaterThan(
                        plain.learning().orElseThrow().assessment().outOfFold().figure(new Recall()));
        TableModel byWeights = learn(FAST.balanced(true));
        assertThat(byWeights.learning().orElseThrow().test().figure(new Recall()))
                .isGreaterThan(recall);
    }

    @Test
    void cancellingBeforeTheFirstEpochHasEndedGivesNoModel() {
        TableListener cancelling = new TableListener() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> Tables.learn(classes, "kind", new TableOptions(), cancelling))
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("no model to keep");
    }

    @Test
    void cancellingLaterKeepsTheBestSoFar() throws IOException {
        boolean[] enough = new boolean[1];
        TableListener patient = new TableListener() {
            @Override
            public List<Listener> network(int number, int of) {
                return List.of(new Listener() {
                    @Override
                    public void onEpoch(Training training, dev.nacre.training.Epoch epoch) {
                        if (epoch.number() == 5) enough[0] = true;
                    }
                });
            }

            @Override
            public boolean cancelled() {
                return enough[0];
            }
        };
        TableModel model = Tables.learn(classes, "kind", new TableOptions(), patient);
        assertThat(model.learning().orElseThrow().members()).isNotEmpty();
        assertThat(model.predict(classes)).hasSize(ROWS);
    }
}
