package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.nacre.Network;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Huber;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes of a file are: it is read whole or refused, and little memory is asked for. */
class ModelFileMutationTest {
    private static final int VARIANTS = 2000;
    /**
     * Much more than the file has; to say what an unknown plugin could have meant, all that are registered are looked
     * at.
     */
    private static final long MOST_MEMORY = 8 << 20;

    @TempDir
    Path folder;

    private Path file;
    private RawFile good;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("model.safetensors");
        Network network = new Network(new Sequential(new Dense(3, new Sigmoid()), new Dense(2)), 4, 1);
        network.parameter("0.bias").learningRateMultiplier(0.5f);
        network.parameter("1.bias").trainable(false);
        List<String> features = List.of("a", "b", "c", "d");
        new Model(network, new Huber(0.5f), features, List.of("yes", "no"), Map.of("seed", "1")).save(file);
        good = RawFile.read(file);
    }

    /** The model in a file of given bytes; null if it is refused in the proper way. */
    private Model read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            return Model.load(file);
        } catch (ModelFormatException e) {
            assertThat(e).hasMessageStartingWith(file.toString());
            return null;
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_MEMORY);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aDamagedFileIsRefusedOrReadAsItWas(long seed) throws IOException {
        byte[] expected = good.bytes();
        int refused = 0;
        for (int i = 0; i < VARIANTS; i++) {
            byte[] damaged = new Mutation(seed * VARIANTS + i).apply(good);
            Model model = read(damaged);
            if (model == null) {
                refused++;
                continue;
            }
            model.save(file);
            assertThat(Files.readAllBytes(file))
                    .as("variant %d of seed %d", i, seed)
                    .isEqualTo(expected);
        }
        assertThat(refused).isGreaterThan(VARIANTS * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void aFileChangedWithoutADigestIsRefusedOrReadWhole(long seed) throws IOException {
        RawFile open = good.withoutDigest();
        int accepted = 0;
        for (int i = 0; i < VARIANTS; i++) {
            Model model = read(new Mutation(seed * VARIANTS + i).apply(open));
            if (model == null) continue;
            accepted++;
            assertThat(model.predict(new float[model.network().inputs()]))
                    .hasSize(model.network().outputs());
            model.save(file);
            byte[] written = Files.readAllBytes(file);
            Model.load(file).save(file);
            assertThat(Files.readAllBytes(file)).isEqualTo(written);
        }
        assertThat(accepted).isBetween(1, VARIANTS / 2);
    }
}
