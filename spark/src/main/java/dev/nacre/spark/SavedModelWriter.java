package dev.nacre.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;

/** Writes a folder with params as Spark ML writes them, and a model file, which can be read without Spark too. */
final class SavedModelWriter extends MLWriter {
    private final NacreModel<?> model;

    SavedModelWriter(NacreModel<?> model) {
        this.model = model;
    }

    @Override
    public void saveImpl(String path) {
        DefaultParamsWriter.saveMetadata(model, path, sparkSession());
        try {
            HadoopFiles.write(file(path), model.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Where the model file is. */
    static String file(String path) {
        return path + "/model.safetensors";
    }
}
