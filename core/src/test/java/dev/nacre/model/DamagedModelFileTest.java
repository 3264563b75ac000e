package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Mse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedModelFileTest extends DamagedFile {
    private static final String WEIGHT = "\"0.weight\":{\"dtype\":\"F32\",\"shape\":[3,4],\"data_offsets\":[0,48]}";

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
