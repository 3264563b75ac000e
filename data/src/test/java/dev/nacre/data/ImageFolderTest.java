package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    private Path folder;

    private void write(String name, int type, int width, int... rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, rgb.length / width, type);
        for (int i = 0; i < rgb.length; i++)
            if (type == BufferedImage.TYPE_BYTE_GRAY) image.getRaster().setSample(i % width, i / width, 0, rgb[i]);
            else image.setRGB(i % width, i / width, rgb[i]);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    }

    @Test
    void aFolderIsAClassAndTheColoursOfAPixelStandTogether() throws IOException {
        write("b/1.png", BufferedImage.TYPE_INT_RGB, 2, 0xFF8001, 0x000000);
        write("a/2.png", BufferedImage.TYPE_INT_RGB, 2, 0x0A0B0C, 0xFFFFFF);
        write("a/1.bmp", BufferedImage.TYPE_INT_RGB, 2, 0x010203, 0x040506);
        Files.writeString(folder.resolve("a/.hidden.png"), "");
        Files.writeString(folder.resolve("a/readme.txt"), "");

        Dataset data = new ImageFolder(0, 0, false).read(folder);

        assertThat(data.labels()).containsExactly("a", "b");
        assertThat(data.classes()).containsExactly(0, 0, 1);
        assertThat(data.samples().x().data)
                .containsExactly(1, 2, 3, 4, 5, 6, 10, 11, 12, 255, 255, 255, 255, 128, 1, 0, 0, 0);
    }

    @Test
    void greyIsWhatStandsInTheFileAndBrightnessOfColours() throws IOException {
        write("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 3, 0, 128, 255);
        write("a/2.png", BufferedImage.TYPE_INT_RGB, 3, 0xFF0000, 0x00FF00, 0x0000FF);
        write("a/3.png", BufferedImage.TYPE_BYTE_BINARY, 3, 0xFFFFFF, 0x000000, 0xFFFFFF);

        float[] x = new ImageFolder().read(folder).samples().x().data;

        float[] expected = {0, 128, 255, 76.245f, 149.685f, 29.07f, 255, 0, 255};
        for (int i = 0; i < expected.length; i++) assertThat(x[i]).isCloseTo(expected[i], within(1e-3f));
    }

    @Test
    void picturesAreBroughtToASize() throws IOException {
        write("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 4, 0, 0, 200, 200, 0, 0, 200, 200);
        write("a/2.png", BufferedImage.TYPE_BYTE_GRAY, 1, 77);

        float[] x = new ImageFolder(2, 1, true).read(folder).samples().x().data;

        // triangles of radius 2: weights 0.75, 0.75, 0.25, and the mirror image
        assertThat(x[0]).isCloseTo(200 * 0.25f / 1.75f, within(1e-3f));
        assertThat(x[1]).isCloseTo(200 * 1.5f / 1.75f, within(1e-3f));
        assertThat(x[2]).isCloseTo(77, within(1e-3f));
        assertThat(x[3]).isCloseTo(77, within(1e-3f));
    }

    @Test
    void aStreamReadsAllInAnOrderOfTheSeed() throws IOException {
        for (int i = 0; i < 40; i++) write("c" + i % 2 + "/" + i + ".png", BufferedImage.TYPE_BYTE_GRAY, 1, i);
        StreamedDataset data = new ImageFolder().stream(folder);

        Set<Float> seen = new TreeSet<>();
        Iterator<Batch> batches = data.shuffled(40, 1);
        Batch batch = batches.next();
        for (int s = 0; s < 40; s++) {
            seen.add(batch.x().data[s]);
            assertThat(batch.t().data[2 * s + (int) batch.x().data[s] % 2]).isEqualTo(1);
        }

        assertThat(seen).hasSize(40);
        assertThat(data.shuffled(40, 1).next().x().data).isEqualTo(batch.x().data);
        assertThat(data.shuffled(40, 2).next().x().data).isNotEqualTo(batch.x().data);
        assertThat(data.inOrder(40).next().x().data)
                .isEqualTo(new ImageFolder().read(folder).samples().x().data);
    }

    @Test
    void whatIsNoPictureIsRefusedWithTheFile() throws IOException {
        assertThatThrownBy(() -> new ImageFolder().read(folder))
                .hasMessage(folder + ": contains no image; put the images into one folder for each class, such as "
                        + folder + "/cat/1.png");
        Files.createDirectories(folder.resolve("a"));
        Path bad = Files.writeString(folder.resolve("a/1.png"), "not a picture");
        assertThatThrownBy(() -> new ImageFolder().read(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(bad + ": is not an image that Java can read; convert it to PNG, or remove it");
        assertThatThrownBy(() -> new ImageFolder(0, 3, true))
                .hasMessage("width and height must both be given or both be 0, not 0 and 3");
    }
}
