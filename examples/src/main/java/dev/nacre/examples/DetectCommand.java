package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.autoencoders.AnomalyDetector;
import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.data.Split;
import dev.nacre.data.Target;
import dev.nacre.layers.Sequential;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Detects unusual rows. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Detects unusual rows of a table, without labels, by the reconstruction errors of an autoencoder. "
                        + "Prints row numbers, counted from 1 below the header, and scores, the most unusual first. "
                        + "With --model, a saved model scores the rows.")
final class DetectCommand implements Callable<Integer> {
    private static final int EPOCHS = 300;
    private static final int PATIENCE = 20;
    private static final int BATCH = 16;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The table, one sample in each row, gzipped if its name ends in .gz.")
    private Path csv;

    @Option(names = "--ignore", paramLabel = "COLUMN", description = "A column to leave out: a label, for example.")
    private String ignore;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "Approximate share of unusual rows (${DEFAULT-VALUE}).")
    private double share;

    @Option(names = "--model", paramLabel = "FILE", description = "Scores rows with this model, without training.")
    private Path model;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines initial weights and order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/detect",
            description = "Folder for model.safetensors (${DEFAULT-VALUE}).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(share > 0 && share < 1, "--share must be > 0 and < 1, not " + share);
        Target target = ignore == null ? new Target.None() : new Target.Ignored(Column.parse(ignore));
        AnomalyDetector detector;
        Dataset data;
        if (model == null) {
            Csv table = new Csv(target).with(new Categories.Detect()).with(Missing.KEEP);
            data = new TableChecks(csv, table.read(csv)).usable();
            OutputFolder results = OutputFolder.of(out, "model.safetensors");
            detector = learn(data);
            results.write(detector.model(data.features()));
            results.requireAll();
        } else {
            Model read = Model.load(model);
            detector = AnomalyDetector.of(read);
            data = new Csv(target)
                    .with(RawRows.categories(read))
                    .with(RawRows.missing(read))
                    .read(csv);
            RawRows.requireNames(csv, data.features(), read.features());
        }
        print(detector, data);
        return 0;
    }

    private AnomalyDetector learn(Dataset data) {
        int inputs = data.samples().inputs();
        if (inputs < 2)
            throw new IllegalArgumentException(csv + ": one column alone has no pattern to learn; two are needed");
        List<LayerSpec> layers = new ArrayList<>(TablePreprocessing.of(data));
        layers.add(Plugins.parse(LayerSpec.class, "autoencoder(" + Math.max(1, inputs / 3) + ", activation=tanh)"));
        Network network = new Network(new Sequential(layers), inputs, seed);
        Optimizer adam = Plugins.parse(Optimizer.class, "adam(learningRate=0.003)");
        Split parts = data.split(0.8, seed);
        Trainer.of(adam)
                .batchSize(BATCH)
                .epochs(EPOCHS)
                .seed(seed)
                .pretrain(network, parts.training().samples(), parts.test().samples(), new EarlyStopping(PATIENCE));
        return AnomalyDetector.fit(network, data.samples().x(), 1 - share);
    }

    private void print(AnomalyDetector detector, Dataset data) {
        PrintWriter console = spec.commandLine().getOut();
        double[] scores = detector.scores(data.samples().x());
        for (int row = 0; row < scores.length; row++)
            if (!Double.isFinite(scores[row])) throw Predictions.beyond(csv, data, row, scores[row]);
        List<Integer> found = IntStream.range(0, scores.length)
                .filter(i -> scores[i] > detector.threshold())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
        console.println("row,score");
        for (int row : found) console.printf(Locale.ROOT, "%d,%.4g%n", row + 1, scores[row]);
        console.printf(Locale.ROOT, "%d of %d rows are unusual%n", found.size(), scores.length);
        console.flush();
    }
}
