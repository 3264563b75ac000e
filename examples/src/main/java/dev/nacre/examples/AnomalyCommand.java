package dev.nacre.examples;

import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.report.Page;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Detects anomalies. */
@Command(
        name = "anomaly",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Trains an autoencoder on normal samples only; then detects "
                + "samples of another class,"
                + " which it has never seen, by their reconstruction errors.")
final class AnomalyCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "NAME",
            defaultValue = "tumours",
            description = "The data set: tumours or digits (${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--class",
            paramLabel = "LABEL",
            description =
                    "The anomalous class, which is not in the training data: benign or malignant (malignant), 0 to 9 "
                            + "(0).")
    private String label;

    @Option(
            names = "--quantile",
            paramLabel = "Q",
            defaultValue = "0.95",
            description = "Share of normal samples that should lie below the threshold, above 0, at most 1 "
                    + "(${DEFAULT-VALUE}).")
    private double quantile;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(quantile > 0 && quantile <= 1, "--quantile must be > 0 and <= 1, not " + quantile);
        AnomalySource source = AnomalySource.of(name);
        String held = label == null ? source.anomalous : label;
        AnomalyData data = AnomalyData.of(source.read(), held, options.seed());
        options.prepare();
        options.watch().pictures(DigitsData.INK.shape());
        AnomalyRun run = AnomalyRun.of(data, source.network, quantile, options.seed(), options.progress());
        options.write(run.detector().model(data.train().features()));
        String command = options.repeat(" --data " + source + " --class " + held + " --quantile " + quantile);
        Page page = new AnomalyReport(run, held, source == AnomalySource.DIGITS).page(command, source.network);
        options.finish(
                page,
                "ROC AUC %.4f, average precision %.4f",
                run.quality().rocAuc(),
                run.quality().averagePrecision());
        return 0;
    }
}
