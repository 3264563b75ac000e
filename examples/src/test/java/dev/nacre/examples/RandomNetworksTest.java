package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Activation;
import dev.nacre.Checks;
import dev.nacre.Constraint;
import dev.nacre.Initializer;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Penalty;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks drawn from everything in the catalogue train a few steps without NaN, and go on from a file in mid-training
 * with the numbers they would have had. The seed is the test's number.
 */
class RandomNetworksTest {
    private static final int NETWORKS = 200;
    private static final int INPUTS = 6;
    private static final int CLASSES = 4;
    private static final int BATCH = 8;
    private static final int STEPS = 6;

    private static final Shape INPUT = new Shape(INPUTS / 2, 2, 1);

    /** Layers that take features in a row, and those that take nothing but images, which come first. */
    private static final List<String> ROWS = names(true);

    private static final List<String> IMAGES = names(false);

    @TempDir
    Path folder;

    private static List<String> names(boolean rows) {
        return Plugins.all(LayerSpec.class).entrySet().stream()
                .filter(entry -> rows == takesRows(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean takesRows(LayerSpec spec) {
        try {
            spec.build(INPUTS, new SplittableRandom(1));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, NETWORKS);
    }

    /** One drawn training. */
    private record Drawn(String network, String optimizer, String loss) {
        static Drawn of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> layers = new ArrayList<>();
            if (random.nextInt(4) == 0) layers.add(IMAGES.get(random.nextInt(IMAGES.size())));
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                layers.add(dense(4 + 2 * random.nextInt(5), random));
                layers.add(ROWS.get(random.nextInt(ROWS.size())));
            }
            layers.add("dense(" + CLASSES + ")");
            // whatever was drawn, steps are of a sane length
            String rule = "chain([clipGlobalNorm(1), " + name(Optimizer.class, random) + ", "
                    + name(Optimizer.class, random) + "])";
            return new Drawn("sequential([" + String.join(", ", layers) + "])", rule, name(Loss.class, random));
        }

        private static String dense(int units, SplittableRandom random) {
            return "dense(" + units + ", activation=" + name(Activation.class, random) + ", initializer="
                    + name(Initializer.class, random) + ", penalty=" + name(Penalty.class, random) + ", constraint="
                    + name(Constraint.class, random) + ")";
        }

        private static <P extends Plugin> String name(Class<P> kind, SplittableRandom random) {
            List<String> names = List.copyOf(Plugins.all(kind).keySet());
            return names.get(random.nextInt(names.size()));
        }

        Trainer trainer() {
            return Trainer.of(Plugins.parse(Loss.class, loss), Plugins.parse(Optimizer.class, optimizer))
                    .batchSize(BATCH)
                    .epochs(2)
                    .seed(1);
        }

        Network build() {
            return new Network(network, INPUT, 1);
        }
    }

    /** Features within [0, 1], for the layers that want such. */
    private static Samples data() {
        SplittableRandom random = new SplittableRandom(5);
        int count = BATCH * STEPS / 2;
        FloatMatrix x = new FloatMatrix(INPUTS, count);
        FloatMatrix t = new FloatMatrix(CLASSES, count);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextDouble();
        for (int s = 0; s < count; s++) t.data[s * CLASSES + random.nextInt(CLASSES)] = 1;
        return new Samples(x, t);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trainWithoutNanAndGoOnFromAFile(int seed) throws IOException {
        Drawn drawn = Drawn.of(seed);
        Path file = folder.resolve("checkpoint");
        Listener keep = new Listener() {
            @Override
            public void onStep(Training training, double loss) {
                try {
                    if (training.step() == STEPS / 2 + 1) training.checkpoint(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        Network whole = drawn.build();
        List<Epoch> history = drawn.trainer().fit(whole, data(), keep).history();
        for (Parameter p : whole.parameters())
            assertThat(Checks.firstNotFinite(p.value())).as("%s: %s", drawn, p).isEqualTo(-1);

        Checkpoint checkpoint = Checkpoint.read(file);
        Network resumed = checkpoint.network();
        List<Epoch> rest = drawn.trainer().fit(checkpoint, data()).history();
        assertThat(rest.get(1).loss()).as("%s", drawn).isEqualTo(history.get(1).loss());
        for (Parameter p : whole.parameters())
            assertThat(resumed.parameter(whole.name(p)).value().data)
                    .as("%s: %s", drawn, p)
                    .isEqualTo(p.value().data);
    }

    @Test
    void nothingInTheCatalogueIsLeftOut() {
        String all = String.join(
                " ", seeds().mapToObj(seed -> Drawn.of(seed).toString()).toList());
        for (Class<? extends Plugin> kind : List.of(
                LayerSpec.class, Initializer.class, Optimizer.class, Penalty.class, Constraint.class, Loss.class))
            assertThat(new TreeSet<>(List.of(all.split("\\W+"))))
                    .containsAll(Plugins.all(kind).keySet());
    }
}
