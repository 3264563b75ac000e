package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.data.Column;
import dev.nacre.data.Missing;
import dev.nacre.metrics.Mae;
import dev.nacre.tables.evaluation.Importance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series in a table are forecast, and split by time. */
class ForecastingTest {
    private static final int DAYS = 400;
    private static final SequenceOptions WEEKS = new SequenceOptions("day", 14, 3).season(7);
    private static final TableOptions SMALL = new TableOptions()
            .networks(OwnNetworks.of("dense(16, activation=gelu)"))
            .members(2);

    @TempDir
    private static Path folder;

    private static Path sales;
    private static ForecastModel model;

    /** A week's course, whose level drifts, and a promotion that is announced a day before. */
    private static List<String> rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        double level = 100;
        boolean promoted = false;
        for (int i = 0; i < DAYS; i++) {
            boolean announced = random.nextInt(4) == 0;
            level += random.nextGaussian() * 0.5;
            double sold = level + 10 * Math.sin(2 * Math.PI * i / 7) + (promoted ? 12 : 0) + random.nextGaussian();
            rows.add("%s,%.2f,%s,%s"
                    .formatted(
                            LocalDate.of(2023, 1, 1).plusDays(i),
                            sold,
                            announced ? "promotion" : "none",
                            random.nextInt(30) == 0 ? "" : "%.2f".formatted(random.nextGaussian())));
            promoted = announced;
        }
        return rows;
    }

    private static Path table(String name, String header, List<String> rows) throws IOException {
        return Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
    }

    private static ForecastModel learn(Path file, SequenceOptions how, TableOptions options) throws IOException {
        return Forecasting.learn(file, "sold", how, options, new TableListener() {});
    }

    @BeforeAll
    static void learnOne() throws IOException {
        sales = table("sales.csv", "day,sold,next,weather", rows(5));
        model = learn(sales, WEEKS, SMALL);
    }

    @Test
    void aModelIsBetterThanForecastsWithoutOne() {
        List<ForecastError> errors = model.learning().orElseThrow().test().errors();

        assertThat(errors).extracting(ForecastError::name).containsExactly("nacre", "naive", "seasonal naive");
        assertThat(errors.get(0).mae())
                .isLessThan(0.7 * errors.get(2).mae())
                .isLessThan(0.7 * errors.get(1).mae());
        assertThat(errors.get(0).maeByStep()).hasSize(3);
        assertThat(model.learning().orElseThrow().test().covered()).isBetween(0.7, 1.0);
        assertThat(model.summary())
                .contains("3 steps of sold from the last 14 rows of 3 columns; 1 series", "seasonal naive")
                .doesNotContain("look:");
    }

    @Test
    void theAnnouncementMattersMostBesidesThePast() throws IOException {
        List<Importance> columns = model.explain(sales, 1);

        assertThat(columns).extracting(Importance::column).containsExactly("sold", "next", "weather");
        assertThat(columns.get(1).drop())
                .isGreaterThan(1)
                .isGreaterThan(5 * columns.get(2).drop());
    }

    @Test
    void aSavedModelForecastsWhatFollowsTheSame() throws IOException {
        Path file = folder.resolve("model.safetensors");
        model.save(file);
        ForecastModel loaded = ForecastModel.load(file);

        List<Forecast> next = loaded.forecast(sales);

        assertThat(next).isEqualTo(model.forecast(sales)).hasSize(3);
        assertThat(next).extracting(Forecast::time).containsExactly("2024-02-05", "2024-02-06", "2024-02-07");
        assertThat(next).allMatch(forecast -> forecast.origin().equals("2024-02-04"));
        assertThat(next.get(0).low()).isLessThan(next.get(0).value());
        assertThat(loaded.summary()).isEqualTo(model.summary());
        assertThat(loaded.sequence())
                .isEqualTo(new SequenceOptions(new Column.Named("day"), Optional.empty(), 14, 3, 7, true));
        assertThat(ForecastModel.is(loaded.model())).isTrue();
    }

    @Test
    void eachRowCanBeForecastFromAndRowsWithoutTimesToo() throws IOException {
        List<Forecast> each = model.forecastEach(sales);
        assertThat(each).hasSize(3 * (DAYS - 13));
        assertThat(each.get(0))
                .extracting(Forecast::origin, Forecast::time)
                .containsExactly("2023-01-14", "2023-01-15");
        List<Forecast> last = each.subList(each.size() - 3, each.size());
        assertThat(last).isEqualTo(model.forecast(sales));

        List<List<Object>> values = new ArrayList<>();
        for (String line : rows(5)) {
            String[] cells = line.split(",", -1);
            values.add(Arrays.asList(cells[1], cells[2], cells[3]));
        }
        float[][] rows = values.stream().map(model.features()::row).toArray(float[][]::new);
        assertThat(model.forecast(rows).get(2).value()).isCloseTo(last.get(2).value(), within(1e-3f));
        assertThatThrownBy(() -> model.forecast(new float[13][3]))
                .hasMessage("a forecast is made from 14 rows of one series, in the order of time; there are 13");
    }

    @Test
    void rowsMayComeInAnyOrder() throws IOException {
        List<String> shuffled = new ArrayList<>(rows(5));
        Collections.shuffle(shuffled, new Random(3));
        Path file = table("shuffled.csv", "day,sold,next,weather", shuffled);

        assertThat(model.forecast(file)).isEqualTo(model.forecast(sales));
        assertThat(learn(file, WEEKS, SMALL).forecast(file)).isEqualTo(model.forecast(sales));
    }

    @Test
    void partsFollowEachOtherInTimeAndConstantsComeFromTheFirst() throws IOException {
        SequenceTable table = SequenceTable.learned(sales, new Column.Named("sold"), WEEKS, SMALL);
        SequenceSplit split = SequenceSplit.of(table, 0.2);
        assertThat(split.training().size()).isEqualTo(256 - 14 - 2);
        assertThat(split.validation().size()).isEqualTo(64 - 2);
        assertThat(split.test().size()).isEqualTo(80 - 2);
        float[] t = split.training().samples().t().data;
        assertThat(t[t.length - 1]).isEqualTo(table.value(255));
        assertThat(split.validation().samples().t().data[0]).isEqualTo(table.value(256));
        assertThat(split.test().samples().t().data[0]).isEqualTo(table.value(320));

        List<String> later = new ArrayList<>(rows(5));
        later.replaceAll(row -> row.compareTo("2023-09-14") < 0 ? row : row.replaceFirst(",", ",9"));
        Path file = table("later.csv", "day,sold,next,weather", later);
        SequenceTable changed = SequenceTable.learned(file, new Column.Named("sold"), WEEKS, SMALL);
        assertThat(SequenceScale.of(SequenceSplit.of(changed, 0.2))).isEqualTo(SequenceScale.of(split));
    }

    @Test
    void severalSeriesAreToldApart() throws IOException {
        List<String> both = new ArrayList<>();
        for (String row : rows(5)) both.add("north," + row);
        for (String row : rows(6)) both.add("south," + row);
        Path file = table("both.csv", "shop,day,sold,next,weather", both);
        assertThatThrownBy(() -> learn(file, WEEKS, SMALL))
                .hasMessageContaining(
                        "row 401, column day: the time 2023-01-01 is that of row 1, too; times must increase");

        ForecastModel shops = learn(file, WEEKS.series("shop"), SMALL);

        assertThat(shops.summary()).contains("from the last 14 rows of 3 columns; 2 series");
        assertThat(shops.learning().orElseThrow().test().forecasts().columns).isEqualTo(2 * 78);
        assertThat(shops.forecast(file))
                .extracting(Forecast::series)
                .containsExactly("north", "north", "north", "south", "south", "south");
    }

    @Test
    void gapsInTimeAreNamedAndCanBeLeftOut() throws IOException {
        List<String> rows = new ArrayList<>(rows(5));
        rows.subList(100, 110).clear();
        rows.remove(50);
        Path file = table("gaps.csv", "day,sold,next,weather", rows);
        TableOptions one = SMALL.members(1).networks(OwnNetworks.of("identity"));

        assertThat(learn(file, WEEKS, one).learning().orElseThrow().warnings())
                .contains("there are 2 gaps in time, the longest between 2023-04-10 and 2023-04-21, where 10 steps are "
                        + "missing; windows go over gaps as if there were none (--gaps split leaves such windows out)");
        ForecastModel split = learn(file, WEEKS.overGaps(false), one);
        assertThat(split.learning().orElseThrow().parts().training().size())
                .isEqualTo(learn(file, WEEKS, one)
                                .learning()
                                .orElseThrow()
                                .parts()
                                .training()
                                .size()
                        - 2 * 16);
    }

    @Test
    void whatCannotBeForecastIsRefused() throws IOException {
        assertThatThrownBy(() -> learn(sales, new SequenceOptions("day", 400, 3), SMALL))
                .hasMessageContaining("sales.csv: the longest series has 400 rows, fewer than a window of 400 and a "
                        + "horizon of 3; each part needs one at least: give more rows, or a smaller --window "
                        + "or --horizon");
        assertThatThrownBy(() -> learn(sales, new SequenceOptions("day", 14, 70), SMALL))
                .hasMessageContaining("400 rows give 173 windows for training, 0 for validation and 11 for the test");
        assertThatThrownBy(() -> learn(sales, new SequenceOptions("weather", 14, 3), SMALL.ignore("day")))
                .hasMessageContaining("column weather: the time is missing");
        assertThatThrownBy(() -> learn(sales, new SequenceOptions("date", 14, 3), SMALL))
                .hasMessageContaining("date");
        assertThatThrownBy(() -> Forecasting.learn(sales, "price", WEEKS))
                .hasMessageContaining("there is no column price to forecast; the columns are day, sold, next, weather");
        assertThatThrownBy(() -> Forecasting.learn(sales, "day", WEEKS))
                .hasMessageContaining("column day can't be forecast, as it is the column of times");
        assertThatThrownBy(() -> Forecasting.learn(sales, "next", WEEKS))
                .hasMessageContaining("column next holds texts, such as none; only numbers can be forecast");
        assertThatThrownBy(() -> learn(sales, WEEKS, SMALL.missing(Missing.DROP)))
                .hasMessageContaining("choose --missing fill or refuse, not drop");
        assertThatThrownBy(() -> WEEKS.season(15)).hasMessageContaining("season must be <= window, 14, not 15");
        assertThatThrownBy(() -> new ForecastModel(Tables.learn(
                                sales,
                                "sold",
                                SMALL.members(2).metric(new Mae()).ignore("day"),
                                new TableListener() {})
                        .model()))
                .hasMessageContaining("this model forecasts no series");
        assertThatThrownBy(() -> new TableModel(model.model())).hasMessageContaining("use ForecastModel");
        Path few = table("few.csv", "day,sold,next,weather", rows(5).subList(0, 10));
        assertThatThrownBy(() -> model.forecast(few))
                .hasMessageContaining("few.csv: the series has 10 rows, but a forecast is made from 14; give more");
        assertThatThrownBy(() -> model.evaluate(few))
                .hasMessageContaining("no series has a window of 14 rows and the 3 values after it; give more rows");
    }

    @Test
    void theDefaultNetworksAreBetterThanForecastsWithoutAModel() throws IOException {
        List<ForecastError> errors = Forecasting.learn(
                        sales, "sold", WEEKS, new TableOptions().preset(Preset.FAST), new TableListener() {})
                .learning()
                .orElseThrow()
                .test()
                .errors();
        assertThat(errors.get(0).mae()).isLessThan(0.75 * errors.get(2).mae());
    }
}
