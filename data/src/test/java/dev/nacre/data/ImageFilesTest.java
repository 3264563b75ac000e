package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of image files, what is found out about them, and proportions that are kept. */
class ImageFilesTest {
    @TempDir
    private Path folder;

    private Path write(String name, int width, int height, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) image.setRGB(x, y, rgb);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    private ImageFiles classes(int... sizes) throws IOException {
        for (int c = 0; c < sizes.length; c++)
            for (int i = 0; i < sizes[c]; i++) write((char) ('a' + c) + "/" + i + ".png", 2, 2, 0x101010 * c);
        return ImageFiles.in(folder);
    }

    @Test
    void everyClassIsInBothPartsIfItHasTwoImages() throws IOException {
        ImageFiles all = classes(20, 2, 1, 10);

        List<ImageFiles> parts = all.split(0.8, 3);

        assertThat(parts.get(0).counts()).containsExactly(16, 1, 1, 8);
        assertThat(parts.get(1).counts()).containsExactly(4, 1, 0, 2);
        Set<Path> seen = new HashSet<>(parts.get(0).files());
        seen.addAll(parts.get(1).files());
        assertThat(seen).hasSize(33);
        assertThat(all.split(0.8, 3)).isEqualTo(parts);
        assertThat(all.split(0.8, 4)).isNotEqualTo(parts);
    }

    @Test
    void partsAreReadWithTheLabelsOfAll() throws IOException {
        ImageFiles all = classes(2, 2, 2);

        Dataset some = new ImageFolder(2, 2, true).read(all.select(5, 0));

        assertThat(some.labels()).containsExactly("a", "b", "c");
        assertThat(some.classes()).containsExactly(2, 0);
        assertThat(some.samples().x().get(0, 0)).isCloseTo(32, within(1e-3f));
        assertThat(all.relabelled(List.of("c", "b", "a")).classes()).containsExactly(2, 2, 1, 1, 0, 0);
        assertThatThrownBy(() -> all.relabelled(List.of("a", "b")))
                .hasMessage(all.files().get(4) + ": there is no class c; the classes are a, b");
    }

    @Test
    void aSurveyNamesDamagedFilesAndLeavesOutTheirClass() throws IOException {
        write("a/1.png", 4, 2, 0x808080);
        write("a/2.png", 10, 20, 0x808080);
        write("a/3.png", 6, 6, 0x808080);
        Path bad = folder.resolve("b/1.jpg");
        Files.createDirectories(bad.getParent());
        Files.writeString(bad, "not a picture");
        AtomicInteger read = new AtomicInteger();

        ImageSurvey survey = ImageSurvey.of(ImageFiles.in(folder), n -> read.incrementAndGet());

        assertThat(survey.images().labels()).containsExactly("a");
        assertThat(survey.damaged()).singleElement().asString().startsWith(bad + ": is not an image");
        assertThat(survey.coloured()).isFalse();
        assertThat(survey.side()).isEqualTo(6);
        assertThat(survey.sizes()).isEqualTo("4 × 2 to 10 × 20");
        assertThat(survey.squares(8)).isEqualTo(new ImageFolder(8, 8, true, Resize.BORDER));
        assertThat(read).hasValue(3);
    }

    @Test
    void oneColouredImageIsEnough() throws IOException {
        write("a/1.png", 2, 2, 0x808080);
        write("a/2.png", 2, 2, 0x808094);

        assertThat(ImageSurvey.of(ImageFiles.in(folder), n -> {}).coloured()).isTrue();
    }

    @Test
    void aSurveyOfDamagedFilesOnlyIsRefused() throws IOException {
        Path bad = folder.resolve("b/1.png");
        Files.createDirectories(bad.getParent());
        Files.writeString(bad, "not a picture");
        ImageFiles files = ImageFiles.in(folder);

        assertThatThrownBy(() -> ImageSurvey.of(files, n -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("no image can be read; the first one: " + bad);
    }

    @Test
    void aBorderKeepsProportionsAndHasTheColourOfTheEdges() throws IOException {
        Path file = write("a/1.png", 6, 2, 0x0000FF);
        BufferedImage image = ImageIO.read(file.toFile());
        for (int y = 0; y < 2; y++) for (int x = 2; x < 4; x++) image.setRGB(x, y, 0xFF0000);
        ImageIO.write(image, "png", file.toFile());

        float[] x = new ImageFolder(3, 3, false, Resize.BORDER).pixels(file);

        // 12 pixels are at the edges, 4 of them are red
        float[] edges = {255 / 3f, 0, 255 * 2 / 3f};
        for (int pixel : new int[] {0, 1, 2, 6, 7, 8})
            for (int c = 0; c < 3; c++) assertThat(x[3 * pixel + c]).isBetween(edges[c] - 40, edges[c] + 40);
        assertThat(x[3 * 4]).isGreaterThan(x[3 * 3]).isGreaterThan(128);
        assertThat(x[3 * 3 + 2]).isGreaterThan(128);
    }

    @Test
    void imagesReadOnAllCoresAreThoseOfTheStream() throws IOException {
        for (int i = 0; i < 50; i++) write(i % 3 + "/" + i + ".png", 1 + i % 5, 1 + i % 7, 0x030201 * i);
        ImageFiles all = ImageFiles.in(folder);
        ImageFolder format = new ImageFolder(4, 3, false, Resize.BORDER);

        var read = format.read(all).samples();
        var streamed = format.stream(all).inOrder(50).next();

        assertThat(read.x().data).isEqualTo(streamed.x().data);
        assertThat(read.t().data).isEqualTo(streamed.t().data);
        assertThat(read.shape()).hasToString("3x4x3");
    }

    @Test
    void bytesAreReadAsTheColoursTheyAre() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB}) {
            BufferedImage image = new BufferedImage(3, 2, type);
            for (int i = 0; i < 6; i++) image.setRGB(i % 3, i / 3, 0xFE8001 + 0x0103F0 * i);
            Pixels pixels = Pixels.of(image);
            for (int i = 0; i < 6; i++)
                for (int c = 0; c < 3; c++)
                    assertThat(pixels.channels()[c][i]).isEqualTo(image.getRGB(i % 3, i / 3) >> (16 - 8 * c) & 0xFF);
        }
    }

    /** A JPEG with its top left quarter white, with a note on the camera's orientation. */
    private Path noted(int orientation, boolean little) throws IOException {
        Path file = write("a/note.jpg", 16, 32, 0);
        BufferedImage image = ImageIO.read(file.toFile());
        for (int y = 0; y < 16; y++) for (int x = 0; x < 8; x++) image.setRGB(x, y, 0xFFFFFF);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        ByteBuffer note = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12);
        note.putShort((short) 0xFFE1).putShort((short) 30).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        note.put((little ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        note.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        note.putShort((short) 42).putInt(8).putShort((short) 1);
        note.putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        byte[] bytes = jpeg.toByteArray();
        try (var out = Files.newOutputStream(file)) {
            out.write(bytes, 0, 2);
            out.write(note.array());
            out.write(bytes, 2, bytes.length - 2);
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1", "9,0,0"})
    void aPhotographIsTurnedUpright(int orientation, int column, int row) throws IOException {
        for (boolean little : new boolean[] {true, false}) {
            float[] x = new ImageFolder(0, 0, true).pixels(noted(orientation, little));

            int width = orientation > 4 && orientation < 9 ? 32 : 16;
            int height = 512 / width;
            for (int r = 0; r < 2; r++)
                for (int c = 0; c < 2; c++) {
                    float middle = x[(height / 4 + r * height / 2) * width + width / 4 + c * width / 2];
                    assertThat(middle > 128).isEqualTo(r == row && c == column);
                }
        }
    }
}
