package dev.nacre.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;
import scala.Option;

/** Reads what {@link SavedModelWriter} wrote. */
final class SavedModelReader<M extends NacreModel<M>> extends MLReader<M> {
    private final BiFunction<String, SharedModel, M> make;

    SavedModelReader(BiFunction<String, SharedModel, M> make) {
        this.make = make;
    }

    @Override
    public M load(String path) {
        var metadata = DefaultParamsReader.loadMetadata(path, sparkSession());
        try {
            byte[] bytes = HadoopFiles.read(SavedModelWriter.file(path))
                    .orElseThrow(() -> new FileNotFoundException("there is no " + SavedModelWriter.file(path)));
            M model = make.apply(metadata.uid(), new SharedModel(bytes));
            metadata.getAndSetParams(model, Option.empty());
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
