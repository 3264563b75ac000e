package dev.nacre.examples.fuzz;

import dev.nacre.Network;
import dev.nacre.model.Model;
import dev.nacre.model.ModelFile;
import dev.nacre.training.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;

/** Files of any bytes, as models, checkpoints and weights. {@code examples/fuzz} runs it. */
public final class ModelFileFuzzer {
    private static final Path FILE = Bounded.temporary();

    private ModelFileFuzzer() {}

    /**
     * Tries one file.
     *
     * @param bytes its content
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Bounded.run(FILE, bytes, ModelFileFuzzer::weights);
        Bounded.run(FILE, bytes, Checkpoint::read);
        Bounded.run(FILE, bytes, ModelFileFuzzer::model);
    }

    private static void weights(Path file) throws IOException {
        ModelFile.readWeights(file, new Network("sequential([dense(3), relu, dense(2)])", 4, 1));
    }

    /** A model that was read predicts, and comes back from a file of its own. */
    private static void model(Path file) throws IOException {
        Model model = Model.load(file);
        float[] y = model.predict(new float[model.network().inputs()]);
        if (y.length != model.network().outputs()) throw new AssertionError("half a model");
        model.save(file);
        if (!Model.load(file).network().spec().equals(model.network().spec()))
            throw new AssertionError("another model");
    }
}
