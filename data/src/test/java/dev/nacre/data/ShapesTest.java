package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import dev.nacre.plugin.Plugins;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the shape of images goes with them, from the file to the network. */
class ShapesTest {
    private static final Shape COLOUR = new Shape(2, 5, 3);

    @TempDir
    private Path folder;

    /** An IDX file of zeros. */
    private Path idx(int... dimensions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 8, (byte) dimensions.length});
        int size = 1;
        for (int dimension : dimensions) {
            bytes.writeBytes(new byte[] {0, 0, 0, (byte) dimension});
            size *= dimension;
        }
        bytes.writeBytes(new byte[size]);
        return Files.write(folder.resolve("idx" + dimensions.length), bytes.toByteArray());
    }

    /** Ten images, 5 pixels wide and 2 high. */
    private Path images() throws IOException {
        for (int i = 0; i < 10; i++) {
            Path file = folder.resolve("images/c" + i % 2 + "/" + i + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(5, 2, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
        return folder.resolve("images");
    }

    @Test
    void idxFilesOfThreeAndFourDimensionsAreImagesOthersAreFeaturesInARow() throws IOException {
        Idx idx = new Idx(List.of("a", "b"));

        assertThat(idx.read(idx(6, 2, 5), idx(6)).shape()).isEqualTo(new Shape(2, 5, 1));
        assertThat(Idx.read(idx(6, 2, 5)).shape()).isEqualTo(new Shape(2, 5, 1));
        assertThat(Idx.read(idx(6, 2, 5, 3)).shape()).isEqualTo(COLOUR);
        assertThat(Idx.read(idx(6, 30)).shape()).isEqualTo(Shape.flat(30));
        assertThat(Idx.read(idx(6, 2, 5, 3, 2)).shape()).isEqualTo(Shape.flat(60));
    }

    @Test
    void foldersOfImagesHaveHeightWidthAndChannelsInMemoryAndStreamed() throws IOException {
        Path images = images();

        assertThat(new ImageFolder().read(images).shape()).isEqualTo(new Shape(2, 5, 1));
        assertThat(new ImageFolder().stream(images).shape()).isEqualTo(new Shape(2, 5, 1));
        assertThat(new ImageFolder(0, 0, false).read(images).shape()).isEqualTo(COLOUR);
        assertThat(new ImageFolder(0, 0, false).stream(images).shape()).isEqualTo(COLOUR);
        assertThat(new ImageFolder(7, 4, false).read(images).shape()).isEqualTo(new Shape(4, 7, 3));
        assertThat(new ImageFolder(7, 4, false).stream(images).shape()).isEqualTo(new Shape(4, 7, 3));
    }

    @Test
    void partsFoldsAndSelectionsOfADatasetKeepTheShape() throws IOException {
        Dataset data = new ImageFolder(0, 0, false).read(images());
        Split split = data.split(0.5, 1);
        Split fold = data.folds(5, 1).get(0);

        assertThat(List.of(split.training(), split.test(), fold.training(), fold.test(), data.select(3, 1)))
                .extracting(Dataset::shape)
                .containsOnly(COLOUR);
    }

    @Test
    void partsAndOtherBuffersOfAStreamKeepTheShape() throws IOException {
        StreamedDataset data = new ImageFolder(0, 0, false).stream(images());
        StreamedDataset.Split split = data.split(0.5, 1);

        assertThat(List.of(split.training(), split.test(), data.buffer(3)))
                .extracting(StreamedDataset::shape)
                .containsOnly(COLOUR);
    }

    @Test
    void mixedDataKeepsTheShape() throws IOException {
        Path images = images();
        TrainingData read = new ImageFolder(0, 0, false).read(images);
        TrainingData streamed = new ImageFolder(0, 0, false).stream(images);

        assertThat(new MixedData(read, new Mixup()).shape()).isEqualTo(COLOUR);
        assertThat(new MixedData(streamed, new Mixup()).shape()).isEqualTo(COLOUR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subtractMean",
                "channelMean",
                "standardize",
                "minMax",
                "scale",
                "fillMissing",
                "zcaWhiten",
                "shift",
                "rotate",
                "zoom",
                "reflect",
                "crop",
                "elastic"
            })
    void layersThatLeaveAnImageAnImageKeepItsShape(String name) {
        LayerSpec spec = Plugins.parse(LayerSpec.class, name);
        assertThat(spec.build(COLOUR, new SplittableRandom(1)).shape()).isEqualTo(COLOUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pca(components=4)", "pcaWhiten(components=4)"})
    void principalComponentsAreFeaturesInARow(String name) {
        LayerSpec spec = Plugins.parse(LayerSpec.class, name);
        assertThat(spec.build(COLOUR, new SplittableRandom(1)).shape()).isEqualTo(Shape.flat(4));
    }

    @Test
    void dataThatWentThroughLayersHasTheShapeOfTheirOutputs() {
        Samples samples = new Samples(new FloatMatrix(30, 4)).shaped(COLOUR);
        TrainingData stream = new MixedData(samples, new Mixup());
        Network kept = new Network("sequential([scale, channelMean])", COLOUR, 1);
        Network flat = new Network("sequential([scale, dense(6)])", COLOUR, 1);

        assertThat(samples.through(kept.layer()).shape()).isEqualTo(COLOUR);
        assertThat(samples.through(flat.layer()).shape()).isEqualTo(Shape.flat(6));
        assertThat(stream.through(kept.layer()).shape()).isEqualTo(COLOUR);
        assertThat(stream.through(flat.layer()).shape()).isEqualTo(Shape.flat(6));
    }

    @Test
    void aShapeOfAnotherSizeIsRefused() {
        Samples samples = new Samples(new FloatMatrix(30, 4));
        assertThatThrownBy(() -> samples.shaped(new Shape(2, 5, 1)))
                .hasMessage("30 features can't have the shape 2x5x1, which has 10 numbers");
    }
}
