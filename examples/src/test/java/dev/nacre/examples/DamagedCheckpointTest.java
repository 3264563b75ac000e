package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.optimizers.Adam;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedCheckpointTest {
    private static final String[] WORDS = {
        "",
        "0",
        "-1",
        "1",
        "3",
        "99",
        "2147483647",
        "-2147483648",
        "9223372036854775807",
        "NaN",
        "Infinity",
        "1e300",
        "\\\\",
        "[",
        "]",
        "{",
        "}",
        ",",
        " ",
        "adam",
        "sgd",
        "lookahead",
        "mse",
        "sequential",
        "0.weight",
        "optimizer.0.weight.0",
        "listener.0.a"
    };

    @TempDir
    Path folder;

    private final Samples samples = new Samples(
            new FloatMatrix(2, 6, 1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 6), new FloatMatrix(1, 6, 1, 2, 3, 4, 5, 6));
    private Path file;
    private String header;
    private byte[] data;
    private final Network trained = new Network("sequential([dense(3), dropout(0.5), dense(1)])", 2, 1);

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("checkpoint");
        Trainer trainer =
                Trainer.of(new Mse(), new Adam()).batchSize(2).epochs(2).seed(1).metrics(new Accuracy());
        trainer.fit(trained, samples, samples, new Checkpoints(file, 1));
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        header = new String(bytes, 8, length, StandardCharsets.UTF_8)
                .replaceFirst(",\"nacre.sha256\":\"[0-9a-f]*\"", "");
        data = java.util.Arrays.copyOfRange(bytes, 8 + length, bytes.length);
    }

    private void write(String changed) throws IOException {
        byte[] text = changed.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + text.length + data.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .put(data)
                        .array());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nacre.training|training|is no checkpoint",
                "\\\"stage\\\":\\\"0\\\"|\\\"stage\\\":\\\"1\\\"|stages and histories don't fit",
                "\\\"stages\\\":\\\"0\\\"|\\\"stages\\\":\\\"-1\\\"|stages can't be -1",
                "\\\"step\\\":\\\"6\\\"|\\\"step\\\":\\\"99999999999\\\"|step can't be 99999999999",
                "\\\"step\\\":\\\"6\\\"|\\\"step\\\":\\\"six\\\"|step can't be read",
                "\\\"batches\\\":\\\"3\\\"|\\\"batches\\\":\\\"-3\\\"|batches can't be -3",
                "\\\"batchSize\\\":\\\"2\\\"|\\\"batchSize\\\":\\\"0\\\"|batchSize can't be 0",
                "\\\"seed\\\":|\\\"sees\\\":|lacks seed",
                "adam(|madam(|unknown optimizer: madam",
                "adam(|lookahead(|lookahead",
                "\"nacre.noises\":\"[|\"nacre.noises\":\"[\\\"1 2\\\",|has 2 sources of noise, the network 1",
            })
    void aWrongTextIsRefused(String old, String changed, String reason) throws IOException {
        assertThat(header).contains(old);
        write(header.replace(old, changed));
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    /** What an optimizer needs is known when it begins. */
    @ParameterizedTest
    @ValueSource(strings = {"optimizer.0.weight.7", "listener.0.weight.1"})
    void aResumedTrainingWithoutAnOptimizersStateIsRefused(String other) throws IOException {
        assertThat(header).contains("\"optimizer.0.weight.1\"");
        write(header.replace("\"optimizer.0.weight.1\"", "\"" + other + "\""));
        Checkpoint read = Checkpoint.read(file);
        assertThatThrownBy(() -> read.trainer().fit(read, samples, samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("optimizer.0.weight.1 is missing");
    }

    @Test
    void theOptimizersJarIsNamedToo() {
        assertThat(header).contains("\\\"dev.nacre.optimizers.Adam\\\":", "\\\"dev.nacre.metrics.Accuracy\\\":");
    }

    @Test
    void aModelIsNoCheckpoint() throws IOException {
        new Model(new Network("dense(1)", 2, 1), new Mse()).save(file);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("is no checkpoint");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aChangedCheckpointIsRefusedOrReadWhole(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Pattern word = Pattern.compile("[A-Za-z]+|-?[0-9.]+|[^A-Za-z0-9]");
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            StringBuilder changed = new StringBuilder(header);
            Matcher matcher = word.matcher(header);
            if (matcher.find(random.nextInt(header.length() - 1)))
                changed.replace(matcher.start(), matcher.end(), WORDS[random.nextInt(WORDS.length)]);
            write(changed.toString());
            try {
                assertReadWhole(Checkpoint.read(file));
            } catch (ModelFormatException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(75, 140);
    }

    /** A changed text may change settings, but loses neither weights nor epochs. */
    private void assertReadWhole(Checkpoint read) {
        assertThat(weights(read.network()))
                .isNotEmpty()
                .usingRecursiveComparison()
                .isEqualTo(weights(trained));
        assertThat(read.history()).hasSize(1);
    }

    private static List<float[]> weights(Network network) {
        return network.parameters().stream().map(p -> p.value().data).toList();
    }
}
