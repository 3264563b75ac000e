package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.autoencoders.AnomalyDetector;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.layers.Sequential;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds unusual rows of a table, without labels, by the reconstruction errors of an autoencoder. */
public final class UnusualRows {
    private static final int EPOCHS = 300;
    private static final int PATIENCE = 20;
    private static final int BATCH = 16;

    private final AnomalyDetector detector;
    private final Model model;

    private UnusualRows(AnomalyDetector detector, Model model) {
        this.detector = detector;
        this.model = model;
    }

    /**
     * Trains on a table.
     *
     * @param file the table
     * @param options how to read it, and the seed
     * @param share about how many rows are unusual, above 0, below 1
     * @return a detector
     * @throws IOException if the file can't be read
     */
    public static UnusualRows learn(Path file, TableOptions options, double share) throws IOException {
        Csv.Table table = TableReader.unlabelled(file, options);
        Dataset data = table.data();
        int inputs = data.inputs();
        if (inputs < 2)
            throw new IllegalArgumentException(file + ": one column alone has no pattern to learn; two are needed");
        List<LayerSpec> layers = new ArrayList<>(TablePreprocessing.of(data));
        layers.add(Plugins.parse(LayerSpec.class, "autoencoder(" + Math.max(1, inputs / 3) + ", activation=tanh)"));
        Network network = new Network(new Sequential(layers), inputs, options.seed());
        Split parts = data.split(0.8, options.seed());
        Trainer.of(Plugins.parse(Optimizer.class, "adam(learningRate=0.003)"))
                .batchSize(BATCH)
                .epochs(EPOCHS)
                .seed(options.seed())
                .pretrain(network, parts.training().samples(), parts.test().samples(), new EarlyStopping(PATIENCE));
        AnomalyDetector fitted = AnomalyDetector.fit(network, data.samples().x(), 1 - share);
        Model model = fitted.model(data.features()).noted(TableSchema.notes(table.layout(), options));
        return new UnusualRows(fitted, model);
    }

    /**
     * Loads a detector.
     *
     * @param file of its model
     * @return the detector
     * @throws IOException if it can't be read
     */
    public static UnusualRows load(Path file) throws IOException {
        Model model = Model.load(file);
        return new UnusualRows(AnomalyDetector.of(model), model);
    }

    /**
     * The detector as a model, to be saved.
     *
     * @return with the names of its columns
     */
    public Model model() {
        return model;
    }

    /**
     * Rows with a larger score are unusual.
     *
     * @return at least 0
     */
    public double threshold() {
        return detector.threshold();
    }

    /**
     * How unusual each row is.
     *
     * @param file columns as in training; columns that training ignored may be there or not
     * @return a score for each row
     * @throws IOException if the file can't be read
     */
    public double[] scores(Path file) throws IOException {
        Dataset data = new TableSchema(model).rows(file);
        double[] scores = detector.scores(data.samples().x());
        for (int row = 0; row < scores.length; row++)
            if (!Double.isFinite(scores[row]))
                throw Overflow.of(
                        file + ", row " + (row + 1), 1, data.samples().x(), row, data.features(), scores[row]);
        return scores;
    }
}
