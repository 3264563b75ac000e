package dev.nacre.tables;

import dev.nacre.data.Dataset;
import dev.nacre.model.Model;
import dev.nacre.tables.evaluation.Importance;
import dev.nacre.tables.evaluation.Leaderboard;
import java.util.Locale;

/** What a person wants to know of a model, as a few lines. */
record Summary(Model model, TableLearning learning) {
    private static final int COLUMNS = 5;

    String text() {
        TableAssessment assessment = learning.assessment();
        Dataset training = learning.parts().training();
        int tested = learning.parts().test().size();
        String metric = learning.test().name();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s from %,d rows of %d columns; %,d others for the test",
                model.labels().isEmpty() ? "a number" : model.labels().size() + " classes",
                training.size(),
                training.inputs(),
                tested);
        line(text, "test %s %.4f", metric, learning.test().figure());
        line(text, "out-of-fold %s:", metric);
        for (Leaderboard.Row row : assessment.leaderboard().rows())
            line(
                    text,
                    "    %-18s %.4f%s   %.1f s",
                    row.name(),
                    row.figure(),
                    error(row.standardError()),
                    row.seconds());
        if (!assessment.importance().isEmpty()) line(text, "%s drops without the column:", metric);
        for (Importance column : assessment
                .importance()
                .subList(0, Math.min(COLUMNS, assessment.importance().size())))
            line(text, "    %-18s %.4f%s", column.column(), column.drop(), error(column.deviation()));
        assessment
                .reliability()
                .ifPresent(reliability -> line(
                        text,
                        "expected calibration error %.4f, temperature %.2f",
                        reliability.error(),
                        assessment.temperature()));
        if (assessment.threshold() != 0.5)
            line(text, "class %s from probability %.3f on", model.labels().get(1), assessment.threshold());
        assessment
                .halfWidth()
                .ifPresent(width ->
                        line(text, "%.0f %% of the true values within ± %.4g", 100 * TableAssessment.COVERAGE, width));
        assessment.warnings().forEach(warning -> line(text, "look: %s", warning));
        return text.toString();
    }

    /** With one fold there is none. */
    private static String error(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, " ± %.4f", value);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
