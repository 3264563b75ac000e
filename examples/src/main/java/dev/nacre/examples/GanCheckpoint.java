package dev.nacre.examples;

import dev.nacre.cli.console.WrongUse;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.Tensor;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jblas.FloatMatrix;

/**
 * A file from which the training of a GAN can be resumed. {@link dev.nacre.training.Checkpoint} is for trainings with
 * one optimizer.
 *
 * @param file where it is
 * @param settings of the training, which must be the same when it is resumed
 */
record GanCheckpoint(Path file, String settings) {
    private static final String SHOWN = "shown.";

    void write(
            Map<String, FloatMatrix> state,
            Map<Integer, FloatMatrix> shown,
            List<String> position,
            List<GanEpoch> epochs)
            throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        state.forEach((name, matrix) -> tensors.add(tensor(name, matrix)));
        shown.forEach((epoch, images) -> tensors.add(tensor(SHOWN + epoch, images)));
        List<String> lines = epochs.stream().map(GanEpoch::exact).toList();
        TensorFile.write(
                file,
                Map.of("settings", settings, "position", JsonText.list(position), "epochs", JsonText.list(lines)),
                tensors);
    }

    private static Tensor tensor(String name, FloatMatrix matrix) {
        return new Tensor(name, shape(matrix), matrix.data);
    }

    private static List<Long> shape(FloatMatrix matrix) {
        return List.of((long) matrix.columns, (long) matrix.rows);
    }

    /** Fills the given matrices and collections. */
    void read(
            Map<String, FloatMatrix> state,
            Map<Integer, FloatMatrix> shown,
            Consumer<List<String>> position,
            List<GanEpoch> epochs)
            throws IOException {
        try (TensorFile tensors = TensorFile.open(file)) {
            String made = tensors.metadata().get("settings");
            WrongUse.unless(
                    settings.equals(made),
                    "--resume needs the settings of " + file + ", which are " + made + ", not " + settings);
            for (var each : state.entrySet()) tensors.read(each.getKey(), shape(each.getValue()), each.getValue().data);
            for (var each : tensors.tensors().entrySet()) {
                if (!each.getKey().startsWith(SHOWN)) continue;
                List<Long> shape = each.getValue().shape();
                FloatMatrix images = new FloatMatrix((int) (long) shape.get(1), (int) (long) shape.get(0));
                tensors.read(each.getKey(), shape, images.data);
                shown.put(Integer.valueOf(each.getKey().substring(SHOWN.length())), images);
            }
            position.accept(JsonText.list("position", tensors.metadata().get("position")));
            for (String line : JsonText.list("epochs", tensors.metadata().get("epochs"))) epochs.add(GanEpoch.of(line));
        }
    }
}
