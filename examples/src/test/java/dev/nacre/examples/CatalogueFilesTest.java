package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Constraint;
import dev.nacre.Initializer;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Penalty;
import dev.nacre.layers.Dense;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.onnx.OnnxFile;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import dev.nacre.tuning.Ensemble.Combination;
import dev.nacre.tuning.Ensembles;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files of everything in the catalogue. */
class CatalogueFilesTest {
    private static final int INPUTS = 12;
    private static final int THREADS = 4;

    @TempDir
    Path folder;

    static Stream<Plugin> plugins() {
        return Stream.of(LayerSpec.class, Loss.class, Penalty.class, Constraint.class, Initializer.class)
                .flatMap(kind -> Plugins.all(kind).values().stream());
    }

    static Stream<LayerSpec> layers() {
        return Plugins.all(LayerSpec.class).values().stream();
    }

    static Stream<Loss> losses() {
        return Plugins.all(Loss.class).values().stream();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void everyHyperParameterIsWrittenOutSoThatOtherDefaultsLaterChangeNothing(Plugin plugin) {
        String text = Plugins.format(plugin);
        for (RecordComponent component : plugin.getClass().getRecordComponents())
            assertThat(text).contains(component.getName() + "=");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyLayerHasAnOnnxForm(LayerSpec spec) throws Exception {
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(new Model(Prepared.network(spec, INPUTS), new Mse()), file);
        assertThat(file).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossHasAnOnnxForm(Loss loss) throws Exception {
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(new Model(new Network(new Dense(2), 3, 1), loss), file);
        assertThat(file).isNotEmptyFile();
    }

    /** Also what only pre-training of a member uses. */
    @ParameterizedTest
    @MethodSource("layers")
    void anEnsembleOfAnyLayerIsReadWithAllItsWeights(LayerSpec spec) throws Exception {
        Path file = folder.resolve("model.safetensors");
        Network member = Prepared.network(spec, INPUTS);
        Network written = Ensembles.of(List.of(member, member), Combination.MEAN);
        new Model(written, new Mse()).save(file);

        Network read = Model.load(file).network();

        for (Parameter parameter : member.parameters())
            for (String number : List.of("0.", "1."))
                assertThat(read.parameter(number + member.name(parameter)).value().data)
                        .isEqualTo(parameter.value().data);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void whatWasReadPredictsTheSameBitsFromAnyNumberOfThreads(LayerSpec spec) throws Exception {
        Path file = folder.resolve("model.safetensors");
        Network written = Prepared.network(spec, INPUTS);
        new Model(written, new Mse()).save(file);
        Network read = Model.load(file).network();
        List<FloatMatrix> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++)
            expected.add(written.layer().forward(Prepared.samples(INPUTS, 1 + i % 3, i), Mode.INFER));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<FloatMatrix>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                FloatMatrix x = Prepared.samples(INPUTS, 1 + i % 3, i);
                results.add(threads.submit(() -> read.infer(x)));
            }
            for (int i = 0; i < 40; i++) assertThat(results.get(i).get().data).isEqualTo(expected.get(i).data);
        } finally {
            threads.shutdownNow();
        }
    }
}
