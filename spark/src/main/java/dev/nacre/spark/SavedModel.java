package dev.nacre.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import scala.Option;

/** A folder with params as Spark ML writes them, and a model file, which can be read without Spark too. */
final class SavedModel {
    private SavedModel() {}

    private static String file(String path) {
        return path + "/model.safetensors";
    }

    static final class Writer extends MLWriter {
        private final NacreModel<?> model;

        Writer(NacreModel<?> model) {
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
    }

    static final class Reader<M extends NacreModel<M>> extends MLReader<M> {
        private final BiFunction<String, SharedModel, M> make;

        Reader(BiFunction<String, SharedModel, M> make) {
            this.make = make;
        }

        @Override
        public M load(String path) {
            var metadata = DefaultParamsReader.loadMetadata(path, sparkSession());
            try {
                byte[] bytes = HadoopFiles.read(file(path))
                        .orElseThrow(() -> new FileNotFoundException("there is no " + file(path)));
                M model = make.apply(metadata.uid(), new SharedModel(bytes));
                metadata.getAndSetParams(model, Option.empty());
                return model;
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }
}
