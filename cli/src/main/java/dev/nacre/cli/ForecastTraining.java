package dev.nacre.cli;

import dev.nacre.cli.console.OneLine;
import dev.nacre.cli.console.OutputFolder;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.Forecasting;
import dev.nacre.tables.SequenceOptions;
import dev.nacre.tables.TableOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * What {@code train} does if the rows are steps of series.
 *
 * @param csv the table
 * @param label the column to forecast
 * @param sequence how rows make windows
 * @param options as for other tables
 */
record ForecastTraining(Path csv, String label, SequenceOptions sequence, TableOptions options) {
    /** Learns, writes the model and a report, prints the summary, and returns the figure of the test as a line. */
    String run(TableProgress progress, OutputFolder results, PrintWriter console, String command) throws IOException {
        ForecastModel model = Forecasting.learn(csv, label, sequence, options, progress);
        results.write(model.model());
        results.write("report.html", new ForecastReport(model, progress.log(), csv, command).html());
        results.requireAll();
        console.println();
        model.summary().lines().map(OneLine::of).forEach(console::println);
        return "test mae "
                + ForecastLines.number(
                        model.learning().orElseThrow().test().error().mae());
    }
}
