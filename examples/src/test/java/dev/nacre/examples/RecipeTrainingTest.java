package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Parameter;
import dev.nacre.training.Listener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe's phases, on tiny images. */
class RecipeTrainingTest {
    private static final Listener NOBODY = new Listener() {};

    private static final String RECIPE = """
            network = sequential([scale(0.004), autoencoder(8), dense(10)])
            loss = crossEntropy
            pretraining.optimizer = adam
            pretraining.batchSize = 32
            pretraining.epochs = 1
            training.optimizer = adam
            training.batchSize = 32
            training.epochs = 2
            """;

    @TempDir
    private Path folder;

    private MnistData data;

    @BeforeEach
    void write() throws Exception {
        data = MnistData.read(TinyMnist.write(folder.resolve("data"), 100, 20));
    }

    @Test
    void frozenLayersStayAsPreTrainingMadeThem() throws Exception {
        assertThat(changed("")).containsExactly(false, true, true);
        assertThat(changed("training.frozen = 2\n")).containsExactly(false, false, true);
    }

    /** Of each layer, whether fine-tuning changed weights. */
    private List<Boolean> changed(String frozen) throws Exception {
        RecipeTraining training = training(frozen, Optional.empty());
        training.pretrain();
        List<float[]> before = training.network().layers().stream()
                .map(RecipeTrainingTest::weights)
                .toList();
        training.fit(data.test());
        List<Layer> layers = training.network().layers();
        return List.of(0, 1, 2).stream()
                .map(l -> !Arrays.equals(before.get(l), weights(layers.get(l))))
                .toList();
    }

    @Test
    void frozenLayersStayFrozenWhenTrainingContinues() throws Exception {
        Path file = folder.resolve("checkpoint");
        RecipeTraining begun = training("training.frozen = 2\n", Optional.of(file));
        begun.pretrain();
        begun.fit(data.test());

        RecipeTraining continued = training("training.frozen = 2\n", Optional.of(file));

        assertThat(continued.network().layers().subList(0, 2))
                .allSatisfy(layer -> assertThat(Layers.parameters(layer)).noneMatch(Parameter::trainable));
    }

    private RecipeTraining training(String frozen, Optional<Path> checkpoint) throws Exception {
        return new RecipeTraining(Recipe.read(RECIPE + frozen, "test"), data.training(), 1, checkpoint, NOBODY);
    }

    private static float[] weights(Layer layer) {
        List<Parameter> parameters = Layers.parameters(layer);
        return parameters.isEmpty()
                ? new float[0]
                : parameters.get(0).value().data.clone();
    }
}
