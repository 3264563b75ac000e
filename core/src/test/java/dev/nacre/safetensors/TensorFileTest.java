package dev.nacre.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
    @TempDir
    Path folder;

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = i;
        return numbers;
    }

    /** A header of so many bytes, padded with spaces. */
    private Path headerOf(int length, String json) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(json.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) bytes.put((byte) ' ');
        return Files.write(folder.resolve("file"), bytes.array());
    }

    @Test
    void tensorsLongerThanABlockComeBackAndStandInTheFileInTheirOrder() throws Exception {
        Path path = folder.resolve("file");
        float[] large = numbers(40_000);
        float[] small = {-1, -2, -3};
        TensorFile.write(
                path,
                Map.of("key", "text"),
                List.of(new Tensor("small", List.of(3L), small), new Tensor("large", List.of(200L, 200L), large)));
        byte[] bytes = Files.readAllBytes(path);
        ByteBuffer data =
                ByteBuffer.wrap(bytes, bytes.length - 4 * 40_003, 4 * 40_003).order(ByteOrder.LITTLE_ENDIAN);
        assertThat((bytes.length - 4 * 40_003) % 8).as("where the data begins").isZero();
        for (float value : small) assertThat(data.getFloat()).isEqualTo(value);
        for (float value : large) assertThat(data.getFloat()).isEqualTo(value);
        MessageDigest expected = MessageDigest.getInstance("SHA-256");
        expected.update(bytes, bytes.length - 4 * 40_000, 4 * 40_000);
        try (TensorFile file = TensorFile.open(path)) {
            float[] read = new float[40_000];
            file.read("large", List.of(200L, 200L), read);
            assertThat(read).isEqualTo(large);
            assertThat(file.metadata()).containsExactly(Map.entry("key", "text"));
            MessageDigest actual = MessageDigest.getInstance("SHA-256");
            file.digest("large", actual);
            assertThat(actual.digest()).isEqualTo(expected.digest());
        }
    }

    @Test
    void whatWasClosedIsNotRead() throws IOException {
        Path path = folder.resolve("file");
        TensorFile.write(path, Map.of(), List.of(new Tensor("x", List.of(1L), new float[1])));
        TensorFile file = TensorFile.open(path);
        file.close();
        assertThatThrownBy(() -> file.read("x", List.of(1L), new float[1])).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void aFileMayEndWithItsHeader() throws IOException {
        try (TensorFile file = TensorFile.open(headerOf(8, "{}"))) {
            assertThat(file.tensors()).isEmpty();
            assertThat(file.metadata()).isEmpty();
        }
    }

    @Test
    void aHeaderMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
        try (TensorFile file = TensorFile.open(headerOf(Header.LONGEST, "{}"))) {
            assertThat(file.tensors()).isEmpty();
        }
        Path path = headerOf(Header.LONGEST + 1, "{}");
        assertThatThrownBy(() -> TensorFile.open(path))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageEndingWith("its header of 8388609 bytes exceeds the maximum of 8388608");
        assertThatThrownBy(() -> TensorFile.write(path, Map.of("key", "x".repeat(Header.LONGEST)), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("more than the maximum of " + Header.LONGEST);
    }

    @Test
    void eightBytesAreNoHeader() throws IOException {
        assertThatThrownBy(() -> TensorFile.open(headerOf(0, "")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageEndingWith("its header is not a JSON object");
        Path seven = Files.write(folder.resolve("seven"), new byte[7]);
        assertThatThrownBy(() -> TensorFile.open(seven)).hasMessageEndingWith("it has only 7 bytes and no header");
    }

    @Test
    void aTensorThatIsNotThereOrOfAnotherShapeIsRefused() throws IOException {
        Path path = folder.resolve("file");
        TensorFile.write(path, Map.of(), List.of(new Tensor("x", List.of(2L, 3L), new float[6])));
        try (TensorFile file = TensorFile.open(path)) {
            assertThatThrownBy(() -> file.read("y", List.of(6L), new float[6]))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessage(path + ": tensor y is missing");
            assertThatThrownBy(() -> file.read("x", List.of(3L, 2L), new float[6]))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessage(path + ": tensor x has type F32 and shape [2, 3]; expected type F32 and shape [3, 2]");
            assertThatThrownBy(() -> file.read("x", List.of(2L, 3L), new float[5]))
                    .isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void twoTensorsOfOneNameAreRefused() {
        Tensor x = new Tensor("x", List.of(1L), new float[1]);
        assertThatThrownBy(() -> TensorFile.write(folder.resolve("file"), Map.of(), List.of(x, x)))
                .hasMessage("tensor name x is reserved or used twice; name each tensor differently");
        Tensor reserved = new Tensor("__metadata__", List.of(1L), new float[1]);
        assertThatThrownBy(() -> TensorFile.write(folder.resolve("file"), Map.of(), List.of(reserved)))
                .hasMessage("tensor name __metadata__ is reserved or used twice; name each tensor differently");
        assertThat(folder).isEmptyDirectory();
    }
}
