package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    /** Three images of 2 × 2. */
    private static final byte[] IMAGES = bytes(0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2)
            .and(1, 2, 3, 4, 250, 251, 252, 253, 0, 127, 128, 255)
            .data();

    private static final byte[] LABELS =
            bytes(0, 0, 8, 1, 0, 0, 0, 3).and(2, 0, 1).data();

    private static final Idx IDX = new Idx(List.of("nought", "one", "two"));

    @TempDir
    private Path folder;

    private record Bytes(byte[] data) {
        Bytes and(int... more) {
            byte[] longer = Arrays.copyOf(data, data.length + more.length);
            for (int i = 0; i < more.length; i++) longer[data.length + i] = (byte) more[i];
            return new Bytes(longer);
        }
    }

    private static Bytes bytes(int... values) {
        return new Bytes(new byte[0]).and(values);
    }

    private static byte[] with(byte[] data, int index, int value) {
        byte[] changed = data.clone();
        changed[index] = (byte) value;
        return changed;
    }

    private static byte[] gzipped(byte[] data) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(data);
        }
        return packed.toByteArray();
    }

    private Path file(String name, byte[] data) throws IOException {
        return Files.write(folder.resolve(name), data);
    }

    @Test
    void imagesAreRowsBelowEachOtherAndLabelsNameTheirClass() throws IOException {
        Dataset data = IDX.read(file("images", IMAGES), file("labels", LABELS));

        assertThat(data.samples().x().rows).isEqualTo(4);
        assertThat(data.samples().x().data).containsExactly(1, 2, 3, 4, 250, 251, 252, 253, 0, 127, 128, 255);
        assertThat(data.classes()).containsExactly(2, 0, 1);
        assertThat(data.labels()).containsExactly("nought", "one", "two");
    }

    @Test
    void gzippedFilesAreToldByTheirContent() throws IOException {
        Dataset data = IDX.read(file("images", gzipped(IMAGES)), file("labels.gz", LABELS));

        assertThat(data.samples().x().data).containsExactly(1, 2, 3, 4, 250, 251, 252, 253, 0, 127, 128, 255);
        assertThat(data.classes()).containsExactly(2, 0, 1);
    }

    @Test
    void imagesAloneHaveNoTargets() throws IOException {
        assertThat(Idx.read(file("images", IMAGES)).targets()).isZero();
        assertThat(Idx.read(file("images", IMAGES)).x().columns).isEqualTo(3);
    }

    @Test
    void imagesOfManyDimensionsBecomeOneColumnEach() throws IOException {
        byte[] data = bytes(0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3)
                .and(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                .data();

        assertThat(Idx.read(file("images", data)).x().rows).isEqualTo(6);
        assertThat(Idx.read(file("images", data)).x().data).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    private void refused(byte[] data, String message) throws IOException {
        Path file = file("images", data);
        assertThatThrownBy(() -> Idx.read(file))
                .isInstanceOf(IdxException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void whatIsNoIdxFileIsRefused() throws IOException {
        refused(new byte[0], "the file is empty; copy it again");
        String none =
                "is not an IDX file: it does not begin with two zero bytes, the type and the number of dimensions";
        refused(bytes(0, 0, 8).data(), none);
        refused("P5 28 28 255".getBytes(), none);
        refused(with(IMAGES, 1, 1), none);
    }

    @Test
    void valuesOfAnotherTypeAreRefused() throws IOException {
        refused(
                with(IMAGES, 2, 0xD),
                "its type is 13 (32-bit floating-point numbers); only 8, unsigned bytes, is supported");
        refused(with(IMAGES, 2, 7), "its type is 7 (unknown); only 8, unsigned bytes, is supported");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        refused(
                Arrays.copyOf(IMAGES, IMAGES.length - 1),
                "is cut off, it contains only 11 values, but its header announces 3 × 2 × 2; copy it again");
        refused(Arrays.copyOf(IMAGES, 15), "is cut off, it contains only a part of the header; copy it again");
        refused(
                Arrays.copyOf(IMAGES, 16),
                "is cut off, it contains only 0 values, but its header announces 3 × 2 × 2; copy it again");
    }

    @Test
    void trailingBytesAreRefused() throws IOException {
        refused(
                Arrays.copyOf(IMAGES, IMAGES.length + 1),
                "more bytes follow the 3 × 2 × 2 values that its header announces; it is damaged or not an IDX file:"
                        + " copy it again");
    }

    @Test
    void sizesThatCannotBeAreRefusedWithoutTakingTheMemory() throws IOException {
        refused(with(IMAGES, 3, 0), "its header announces 0 dimensions");
        refused(
                with(IMAGES, 15, 0),
                "its header announces 3 × 2 × 0 values; there must be at least 1, and at most 2147483639");
        refused(
                with(with(IMAGES, 4, 0xFF), 8, 0x70),
                "its header announces 4278190083 × 1879048194 × 2 values;"
                        + " there must be at least 1, and at most 2147483639");
        refused(
                with(IMAGES, 4, 0x10),
                "is cut off, it contains only 12 values, but its header announces 268435459 × 2 × 2; copy it again");
    }

    @Test
    void gzipThatIsDamagedIsRefused() throws IOException {
        byte[] packed = gzipped(IMAGES);
        for (int length = 2; length < packed.length; length++) {
            Path file = file("images", Arrays.copyOf(packed, length));
            assertThatThrownBy(() -> Idx.read(file))
                    .isInstanceOf(IdxException.class)
                    .hasMessageStartingWith(file + ": its gzip compression is damaged or cut off (")
                    .hasMessageEndingWith("); copy it again");
        }
    }

    /** The images in a file, one of whose bits was turned; null if it is refused with its name. */
    private float[] readWithout(byte[] data, int bit) throws IOException {
        Path file = file("images", with(data, bit / 8, data[bit / 8] ^ 1 << bit % 8));
        try {
            return Idx.read(file).x().data;
        } catch (IdxException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
            return null;
        }
    }

    @Test
    void aTurnedBitOfTheHeaderIsRefusedAndOneOfAPixelChangesThatPixelAlone() throws IOException {
        float[] images = Idx.read(file("images", IMAGES)).x().data;
        for (int bit = 0; bit < 8 * IMAGES.length; bit++) {
            float[] read = readWithout(IMAGES, bit);
            if (bit < 8 * 16) {
                assertThat(read).as("bit %d", bit).isNull();
                continue;
            }
            float[] expected = images.clone();
            expected[bit / 8 - 16] = (int) expected[bit / 8 - 16] ^ 1 << bit % 8;
            assertThat(read).as("bit %d", bit).isEqualTo(expected);
        }
    }

    @Test
    void aTurnedBitOfAGzippedFileIsRefusedUnlessItSaysNothingOfTheImages() throws IOException {
        float[] images = Idx.read(file("images", IMAGES)).x().data;
        byte[] packed = gzipped(IMAGES);
        int refused = 0;
        for (int bit = 0; bit < 8 * packed.length; bit++) {
            float[] read = readWithout(packed, bit);
            if (read == null) refused++;
            else assertThat(read).as("bit %d", bit).isEqualTo(images);
        }
        // flags, time, level and system have 7 bytes, and up to 7 bits fill the last byte of the compressed data
        assertThat(refused).isGreaterThanOrEqualTo(8 * packed.length - 8 * 7 - 7);
    }

    @Test
    void imagesAndLabelsOfDifferentSetsAreRefused() throws IOException {
        Path images = file("images", IMAGES);
        Path labels = file("labels", bytes(0, 0, 8, 1, 0, 0, 0, 2, 2, 0).data());

        assertThatThrownBy(() -> IDX.read(images, labels))
                .isInstanceOf(IdxException.class)
                .hasMessage(images + " holds 3 images, " + labels + " 2 labels; use two files of the same data set");
    }

    @Test
    void imagesAndLabelsExchangedAreRefused() throws IOException {
        Path images = file("images", IMAGES);
        Path labels = file("labels", LABELS);

        assertThatThrownBy(() -> IDX.read(labels, images))
                .isInstanceOf(IdxException.class)
                .hasMessage(images + ": holds 3 × 2 × 2 bytes; labels have one dimension. "
                        + "Are the image file and the label file swapped?");
        assertThatThrownBy(() -> Idx.read(labels))
                .hasMessage(labels + ": holds 3 bytes in one dimension; images have two or more. "
                        + "Are the image file and the label file swapped?");
    }

    @Test
    void aLabelBeyondTheClassesIsRefused() throws IOException {
        Path images = file("images", IMAGES);
        Path labels = file("labels", with(LABELS, 9, 3));

        assertThatThrownBy(() -> IDX.read(images, labels))
                .isInstanceOf(IdxException.class)
                .hasMessage(labels + ": the label of sample 1 (counted from 0) is 3; there are 3 classes, 0 to 2");
    }

    @Test
    void aMissingFileAndAFolderAreErrorsOfTheirOwn() {
        assertThatThrownBy(() -> Idx.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Idx.read(folder)).hasMessage(folder + ": is a folder; name a file");
    }

    @Test
    void classesNeedNames() {
        assertThatThrownBy(() -> new Idx(List.of())).hasMessage("labels must not be empty");
    }
}
