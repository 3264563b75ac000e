package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedModelFileTest {
    private static final String WEIGHT = "\"0.weight\":{\"dtype\":\"F32\",\"shape\":[3,4],\"data_offsets\":[0,48]}";

    @TempDir
    Path folder;

    private Path file;
    private RawFile good;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("model.safetensors");
        Network network = new Network(new Sequential(new Dense(3, new Sigmoid()), new Dense(2)), 4, 1);
        new Model(network, new CrossEntropy(), List.of("a", "b", "c", "d"), List.of("yes", "no"), Map.of("seed", "1"))
                .save(file);
        good = RawFile.read(file);
    }

    private void isRefused(byte[] bytes, String reason) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    private void isRefused(RawFile raw, String reason) throws IOException {
        isRefused(raw.bytes(), reason);
    }

    @Test
    void theGoodFileIsReadWithAndWithoutItsDigest() throws IOException {
        float[] prediction = Model.load(file).predict(1, 2, 3, 4);
        Files.write(file, good.withoutDigest().bytes());
        assertThat(Model.load(file).predict(1, 2, 3, 4)).isEqualTo(prediction);
    }

    @Test
    void aFileWithoutWeightsCanNotAskForASampleThatFillsTheMemory() throws IOException {
        new Model(new Network(new Sigmoid(), 4, 1), new Mse()).save(file);
        RawFile small = RawFile.read(file).withoutDigest();
        String inputs = "\"nacre.inputs\":\"";
        isRefused(
                small.with(inputs + 4, inputs + 999_999_999),
                "built for 999999999 inputs: a file of 0 weights may have at most 16777216 inputs");
        isRefused(small.with(inputs + 4, inputs + "30000x30000x1"), "at most 16777216 inputs, not 900000000");
    }

    @Test
    void aNetworkThatCouldNotBeReadAgainForItsSizeIsNotWritten() {
        Model wide = new Model(new Network(new Sigmoid(), 1 << 25, 1), new Mse());
        assertThatThrownBy(() -> wide.save(file)).hasMessageContaining("at most 16777216 inputs, not 33554432");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] bytes = good.bytes();
        for (int length = 0; length < bytes.length; length += length < 64 ? 1 : 13)
            isRefused(Arrays.copyOf(bytes, length), "");
        isRefused(Arrays.copyOf(bytes, bytes.length - 4), "the file is truncated");
    }

    @Test
    void bytesAfterTheEndAreRefused() throws IOException {
        byte[] bytes = good.bytes();
        isRefused(Arrays.copyOf(bytes, bytes.length + 1), "the header describes 92 bytes of data, but the file has 93");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, 1L << 32, (8 << 20) + 1})
    void aHeaderLengthBeyondTheLimitIsRefused(long length) throws IOException {
        isRefused(good.bytes(length), "its header of " + Long.toUnsignedString(length) + " bytes");
    }

    @Test
    void aHeaderLongerThanTheFileIsRefused() throws IOException {
        isRefused(good.bytes(1 << 20), "its header should have 1048576 bytes, but only ");
    }

    @Test
    void whatIsNoSafetensorsFileIsRefused() throws IOException {
        isRefused("label,a,b\n1,2,3\n".getBytes(), "it is not a safetensors file");
        isRefused(new byte[0], "it has only 0 bytes and no header");
        isRefused(new RawFile("[1]", new byte[0]), "its header is not a JSON object");
        assertThatThrownBy(() -> Model.load(folder)).hasMessage(folder + ": is a folder; name a file");
        assertThatThrownBy(() -> Model.load(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("the file does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[0,48]|[4,52]|begins at byte 4, but the tensor before it ends at byte 0",
                "[48,60]|[44,56]|begins at byte 44, but the tensor before it ends at byte 48",
                "[48,60]|[52,64]|begins at byte 52, but the tensor before it ends at byte 48",
                "[48,60]|[60,48]|needs 12 bytes, but its data_offsets are 60 to 48",
                "[48,60]|[48,64]|needs 12 bytes, but its data_offsets are 48 to 64",
                "[48,60]|[48]|needs a dtype, a shape and two data_offsets",
                "[48,60]|[48,60,72]|has more than 2 numbers",
                "[48,60]|[-48,60]|has a negative number",
                "[48,60]|[48.0,60]|should be the JSON token VALUE_NUMBER_INT",
                "[48,60]|[4.8e1,60]|should be the JSON token VALUE_NUMBER_INT",
                "[48,60]|[48,18446744073709551676]|out of range of `long`",
                "[48,60]|[48,\"60\"]|should be the JSON token VALUE_NUMBER_INT",
                "[48,60]|[48,null]|should be the JSON token VALUE_NUMBER_INT",
                "[48,60]|[48,60]],|is not the JSON expected here",
                "[48,60]|[048,60]|is not the JSON expected here",
                "[3,4]|[4,3]|has type F32 and shape [4, 3]; the network expects type F32 and shape [3, 4]",
                "[3,4]|[12]|has type F32 and shape [12]; the network expects type F32 and shape [3, 4]",
                "[3,4]|[1,3,4]|has type F32 and shape [1, 3, 4]",
                "[3,4]|[3,4,1,1,1,1,1,1,1]|has more than 8 numbers",
                "[3,4]|[4294967296,4294967296]|has too large a shape",
                "[3,4]|[9223372036854775807]|has too large a shape",
                "[3,4]|[0]|needs 0 bytes",
                "[3,4]|[[3,4]]|nesting depth (4) exceeds the maximum allowed",
                "\"F32\"|\"F64\"|needs 96 bytes",
                "\"F32\"|\"I32\"|has type I32",
                "\"F32\"|\"F33\"|unknown type F33",
                "\"F32\"|null|dtype should be the JSON token VALUE_STRING",
                "\"dtype\"|\"dtyp\"|has the unknown entry dtyp",
                "\"0.weight\"|\"0.weights\"|it lacks 0.weight; the network has no 0.weights;",
                "\"1.bias\"|\"0.bias\"|Duplicate Object property \"0.bias\"",
                "\"nacre.version\"|\"nacre.inputs\"|Duplicate Object property \"nacre.inputs\"",
                "\"shape\":[3,4]|\"shape\":[3,4],\"shape\":[3,4]|Duplicate Object property \"shape\"",
            })
    void aWrongTensorIsRefused(String old, String changed, String reason) throws IOException {
        isRefused(good.withoutDigest().with(old, changed), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"nacre.format\":\"1\"|\"nacre.format\":\"2\"|has format 2, written by Nacre unknown",
                "\"nacre.format\":\"1\"|\"nacre.format\":\"-1\"|nacre.format is not a whole number above 0",
                "\"nacre.format\":\"1\"|\"nacre.format\":1|should be the JSON token VALUE_STRING",
                "\"nacre.format\"|\"acre.format\"|is a safetensors file, but no model of Nacre",
                "\"nacre.loss\"|\"nacre.los\"|unknown entry nacre.los",
                "\"nacre.loss\"|\"loss\"|lacks the entry nacre.loss",
                "crossEntropy(|crossEnthalpy(|unknown loss: crossEnthalpy",
                "sequential(layers=[|parallel([|unknown layer: parallel",
                "sequential(layers=[|sequential(layers=[leakyRelu, |it is in module nacre-activations: add "
                        + "dev.nacre:nacre-activations",
                "sequential(layers=[|sequential(layers=|nacre.network: at position 19",
                "units=2|units=0|units must be >= 1, not 0",
                "units=2|units=7|the network needs more weights than the file holds",
                "units=2|units=2147483647|a matrix can't have 3 × 2147483647 elements",
                "units=3|units=200000000|the network needs more weights than the file holds: at 4 × 200000000",
                "units=2|units=1|[2, 3]; the network expects type F32 and shape [1, 3]",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"0\"|nacre.inputs is not a whole number above 0",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"99999999999\"|nacre.inputs is not a whole number above 0",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"9999999\"|the network needs more weights than the file "
                        + "holds",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"99999999\"|a file of 23 weights may have at most "
                        + "16777216 inputs, not 99999999",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"4.0\"|nacre.inputs is not a whole number above 0",
                "[\\\"yes\\\",\\\"no\\\"]|[\\\"yes\\\"]|a network of 2 outputs can't have 1 labels",
                "[\\\"yes\\\",\\\"no\\\"]|[\\\"yes\\\",3]|nacre.labels, element 1 should be the JSON token "
                        + "VALUE_STRING",
                "[\\\"yes\\\",\\\"no\\\"]|[\\\"yes\\\",\\\"no\\\"] 1|nacre.labels has more text after its end",
                "\"nacre.frozen\":\"[]\"|\"nacre.frozen\":\"[\\\"2.bias\\\"]\"|freezes or slows parameters that do "
                        + "not exist: [2.bias]",
                "\"nacre.learningRates\":\"{}\"|\"nacre.learningRates\":\"{\\\"0.bias\\\":\\\"-1\\\"}\"|0.bias can't "
                        + "have the learning-rate multiplier -1",
                "\"nacre.learningRates\":\"{}\"|\"nacre.learningRates\":\"{\\\"0.bias\\\":\\\"NaN\\\"}\"|0.bias can't "
                        + "have the learning-rate multiplier NaN",
            })
    void aWrongTextIsRefused(String old, String changed, String reason) throws IOException {
        isRefused(good.withoutDigest().with(old, changed), reason);
    }

    @Test
    void aMissingPluginIsNamedWithTheJarThatHasIt() throws IOException {
        RawFile raw = good.withoutDigest()
                .with("sequential(layers=[", "sequential([wavelet(3), ")
                .with(
                        "nacre.plugins\":\"{",
                        "nacre.plugins\":\"{\\\"com.acme.Wavelet\\\":\\\"acme-layers-1.2.jar, version 1.2\\\",");
        isRefused(
                raw,
                ". Not on the class path: com.acme.Wavelet, which the file says is in acme-layers-1.2.jar, version "
                        + "1.2");
    }

    @Test
    void aTextNestedTooDeeplyIsRefused() throws IOException {
        String deep = "sequential([".repeat(100_000);
        isRefused(good.withoutDigest().with("sequential(layers=[", deep), "nested deeper than 100");
    }

    @Test
    void aTextOfVeryManyLayersIsRefused() throws IOException {
        String many = "sequential(layers=[" + "sigmoid, ".repeat(20_000);
        isRefused(good.withoutDigest().with("sequential(layers=[", many), "more than 20000 elements of lists");
    }

    /** A changed text is seen by the digest after the weights are read, or by what can't be built of it. */
    @Test
    void aTextThatCanNotBeReadIsCalledDamagedIfTheDigestSaysSo() throws IOException {
        String damaged = "is damaged: its content doesn't match its SHA-256 digest";
        isRefused(good.with("units=2", "units=!"), damaged);
        isRefused(good.with("\"0.weight\"", "\"0.weighs\""), damaged);
        isRefused(good.with("\"nacre.frozen\":\"[]\"", "\"nacre.frozen\":\"[1]\""), damaged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1.bias\":{|\"#\":{",
                "F32|#",
                "\"dtype\":|\"#\":",
                "\"nacre.format\":\"1\"|\"nacre.format\":\"#\"",
                "\"nacre.loss\":\"crossEntropy|\"nacre.loss\":\"#",
                "\"nacre.loss\"|\"nacre.#\"",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"x#\"",
                "units=2|units=#",
                "units=2|#=2",
                "sequential(|#(",
                "\"nacre.frozen\":\"[]\"|\"nacre.frozen\":\"[\\\"#\\\"]\"",
                "\"__metadata__\":{|\"__metadata__\":{\"#\":\"1\",\"#\":\"2\",",
            })
    void aLongNameIsShortenedInTheMessage(String change) throws IOException {
        String[] parts = change.split("\\|");
        String named = parts[1].replace("#", "z".repeat(1 << 20));
        Files.write(file, good.withoutDigest().with(parts[0], named).bytes());
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1100));
    }

    @Test
    void theHeaderMustEndWhereTheFileSays() throws IOException {
        isRefused(new RawFile(good.header().strip() + "{}", good.data()), "the header has more text after its end");
        isRefused(new RawFile(good.header().strip() + "\0", good.data()), "is not the JSON expected here");
    }

    @Test
    void textThatIsNoUtf8IsRefused() throws IOException {
        byte[] bytes = good.bytes();
        bytes[8 + good.header().indexOf("yes")] = (byte) 0xC0;
        isRefused(bytes, "its header is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void weightsThatAreNoNumbersAreRefused(float value) throws IOException {
        byte[] data = good.data();
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putFloat(88, value);
        isRefused(good.withoutDigest().withData(data), "tensor 1.bias has the value " + value + " at index 1");
    }

    @Test
    void aChangedBitIsFoundByTheDigest() throws IOException {
        byte[] data = good.data();
        data[17] ^= 1;
        isRefused(good.withData(data), "is damaged: its content doesn't match its SHA-256 digest");
        isRefused(good.with("\\\"yes\\\"", "\\\"yet\\\""), "is damaged: its content doesn't match its SHA-256 digest");
    }

    @Test
    void tensorsMayStandInAnyOrder() throws IOException {
        float[] prediction = Model.load(file).predict(1, 2, 3, 4);
        RawFile raw = good.with(WEIGHT + ",", "");
        Files.write(
                file, new RawFile(raw.header().strip().replaceFirst("}$", "," + WEIGHT + "}"), good.data()).bytes());
        assertThat(Model.load(file).predict(1, 2, 3, 4)).isEqualTo(prediction);
    }

    @Test
    void notesOfOtherProgramsAreLeftAlone() throws IOException {
        Files.write(
                file,
                good.with("\"__metadata__\":{", "\"__metadata__\":{\"format\":\"pt\",")
                        .withoutDigest()
                        .bytes());
        assertThat(Model.load(file).notes()).containsOnlyKeys("seed");
    }
}
