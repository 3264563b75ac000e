package dev.nacre.examples.fuzz;

import dev.nacre.model.Model;
import dev.nacre.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Path;

/** Files of any bytes, as ONNX. */
public final class OnnxFuzzer {
    private static final Path FILE = Bounded.temporary();

    private OnnxFuzzer() {}

    /**
     * Tries one file.
     *
     * @param bytes its content
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Bounded.run(FILE, bytes, file -> {
            Model model = OnnxFile.read(file);
            // a width is only a number in the file; what is allocated for a row of it is not the file's doing
            if (model.network().inputs() > 10_000) return;
            float[] y = model.predict(new float[model.network().inputs()]);
            if (y.length != model.network().outputs()) throw new AssertionError("half a model");
        });
    }
}
