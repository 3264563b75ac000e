package dev.nacre.tables;

import dev.nacre.data.sequence.TimeScale;
import java.util.Locale;

/** What a person wants to know of a model that forecasts, as a few lines. */
record ForecastSummary(SequenceSplit split, ForecastLearning learning) {
    String text() {
        SequenceTable table = split.table();
        SequenceOptions how = table.how();
        TimeScale scale = table.scale();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s of %s from the last %s of %s; %s",
                counted(how.horizon(), "step"),
                table.names().get(table.target()),
                counted(how.window(), "row"),
                counted(table.data().inputs(), "column"),
                table.series().size() + " series");
        line(
                text,
                "learned from what is before %s (%,d windows), best epochs by what is before %s (%,d), test from there"
                        + " on (%,d)",
                scale.text(split.validationFrom()),
                split.training().size(),
                scale.text(split.testFrom()),
                split.validation().size(),
                split.test().size());
        line(
                text,
                "test errors, forecasts from each row on: mean absolute, root mean square, and absolute of step 1"
                        + (how.horizon() > 1 ? " and " + how.horizon() : ""));
        for (ForecastError error : learning.test().errors())
            line(
                    text,
                    "    %-16s %.4g   %.4g   %.4g%s",
                    error.name(),
                    error.mae(),
                    error.rmse(),
                    error.maeByStep().get(0),
                    how.horizon() > 1
                            ? String.format(
                                    Locale.ROOT, "   %.4g", error.maeByStep().get(how.horizon() - 1))
                            : "");
        if (!Double.isNaN(learning.test().covered()))
            line(
                    text,
                    "intervals of %.0f %% by the validation part hold %.0f %% of the test",
                    100 * TableAssessment.COVERAGE,
                    100 * learning.test().covered());
        learning.warnings().forEach(warning -> line(text, "look: %s", warning));
        return text.toString();
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
