package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    private static Layer layer(String text, Shape shape) {
        return Plugins.parse(LayerSpec.class, text).build(shape, new SplittableRandom(1));
    }

    private static Shape row(int pixels) {
        return new Shape(1, pixels, 1);
    }

    /** The same picture in each column. */
    private static FloatMatrix copies(int samples, float... picture) {
        FloatMatrix x = new FloatMatrix(picture.length, samples);
        for (int s = 0; s < samples; s++) System.arraycopy(picture, 0, x.data, s * picture.length, picture.length);
        return x;
    }

    private static float[] train(String text, Shape shape, int samples, float... picture) {
        return layer(text, shape)
                .forward(copies(samples, picture), Mode.TRAIN)
                .data
                .clone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shift", "rotate", "zoom", "reflect", "crop", "elastic"})
    void trainingChangesEachSampleInItsOwnWayInferenceNone(String name) {
        Shape shape = new Shape(5, 5, 1);
        SplittableRandom random = new SplittableRandom(2);
        float[] picture = new float[25];
        for (int i = 0; i < 25; i++) picture[i] = random.nextFloat();
        Layer layer = layer(name, shape);
        FloatMatrix x = copies(20, picture);

        assertThat(layer.forward(x, Mode.INFER)).isSameAs(x);
        FloatMatrix first = layer.forward(x, Mode.TRAIN);
        Set<Float> sums = new TreeSet<>();
        for (int s = 0; s < 20; s++) {
            float sum = 0;
            for (int i = 0; i < 25; i++) sum += first.data[s * 25 + i] * (i + 1);
            sums.add(sum);
        }
        assertThat(sums).hasSizeGreaterThan(1);
        float[] kept = first.data.clone();
        assertThat(layer.forward(x, Mode.TRAIN).data).isNotEqualTo(kept);
        assertThat(train(name, shape, 20, picture)).isEqualTo(kept);
    }

    @Test
    void aShiftMovesByWholePixelsEachWayAsOften() {
        int[][] times = new int[3][3];
        float[] y = train("shift(pixels=1, fill=9)", new Shape(3, 3, 1), 9000, 9, 9, 9, 9, 5, 9, 9, 9, 9);
        for (int s = 0; s < 9000; s++) for (int i = 0; i < 9; i++) if (y[s * 9 + i] == 5) times[i / 3][i % 3]++;

        for (int[] row : times) for (int n : row) assertThat(n).isBetween(880, 1120);
    }

    @Test
    void aSideOfOnePixelDoesNotMove() {
        float[] y = train("shift(pixels=1, fill=9)", row(3), 100, 1, 2, 3);
        for (int s = 0; s < 100; s++) assertThat(y[3 * s + 1]).isIn(1f, 2f, 3f);
    }

    @Test
    void channelsMoveTogether() {
        String text = "elastic(alpha=5, sigma=1)";
        float[] y = train(text, new Shape(2, 3, 2), 10, 1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60);
        for (int s = 0; s < 10; s++)
            for (int i = 0; i < 12; i += 2) assertThat(y[12 * s + i + 1]).isCloseTo(10 * y[12 * s + i], within(1e-3f));
        assertThat(y).isNotEqualTo(copies(10, 1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60).data);
    }

    @Test
    void aTurnKeepsDistancesFromTheMiddleAndItsAnglesAreEven() {
        // a ramp turned by an angle is a ramp in that direction
        float[] ramp = new float[49];
        for (int i = 0; i < 49; i++) ramp[i] = i % 7 - 3;
        float[] y = train("rotate(degrees=40)", new Shape(7, 7, 1), 1000, ramp);
        double least = 90;
        double most = -90;
        for (int s = 0; s < 1000; s++) {
            double cos = (y[49 * s + 25] - y[49 * s + 23]) / 2;
            double sin = (y[49 * s + 31] - y[49 * s + 17]) / 2;
            assertThat(y[49 * s + 24]).isCloseTo(0, within(1e-5f));
            assertThat(cos * cos + sin * sin).isCloseTo(1, within(1e-4));
            double angle = Math.toDegrees(Math.atan2(sin, cos));
            least = Math.min(least, angle);
            most = Math.max(most, angle);
        }
        assertThat(least).isBetween(-40.001, -38.0);
        assertThat(most).isBetween(38.0, 40.001);
    }

    @Test
    void aZoomStretchesAboutTheMiddle() {
        float[] ramp = {-3, -2, -1, 0, 1, 2, 3};
        float[] y = train("zoom(share=0.5)", row(7), 500, ramp);
        float least = 9;
        float most = 0;
        for (int s = 0; s < 500; s++) {
            float step = y[7 * s + 4] - y[7 * s + 3];
            assertThat(y[7 * s + 3]).isCloseTo(0, within(1e-5f));
            assertThat(y[7 * s + 2]).isCloseTo(-step, within(1e-5f));
            least = Math.min(least, step);
            most = Math.max(most, step);
        }
        assertThat(least).isBetween(1 / 1.5f - 1e-5f, 0.68f);
        assertThat(most).isBetween(1.9f, 2.001f);
    }

    @Test
    void onePictureInTwoIsMirrored() {
        float[] y = train("reflect(horizontal=true, vertical=true)", new Shape(2, 2, 1), 4000, 0, 1, 2, 3);
        int[] times = new int[4];
        for (int s = 0; s < 4000; s++) {
            int corner = (int) y[4 * s];
            times[corner]++;
            for (int i = 0; i < 4; i++) assertThat(y[4 * s + i]).isEqualTo(i ^ corner);
        }
        for (int n : times) assertThat(n).isBetween(880, 1120);
        assertThat(train("reflect(horizontal=false)", row(2), 50, 1, 2)).containsExactly(copies(50, 1, 2).data);
    }

    @Test
    void aCropIsAPartOfThePictureStretchedToTheWhole() {
        float[] ramp = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        float[] y = train("crop(least=0.5)", row(10), 500, ramp);
        float least = 9;
        for (int s = 0; s < 500; s++) {
            float step = y[10 * s + 5] - y[10 * s + 4];
            least = Math.min(least, step);
            assertThat(step).isBetween(0.4999f, 1.0001f);
            assertThat(y[10 * s]).isBetween(0f, 5f);
            assertThat(y[10 * s + 9]).isBetween(4f, 9f);
        }
        assertThat(least).isLessThan(0.52f);
        assertThat(train("crop(least=1)", row(10), 5, ramp)).containsExactly(copies(5, ramp).data);
    }

    /** The variance of a uniform number, 1/3, times the sum of the kernel's squared weights, in both directions. */
    @Test
    void elasticDisplacementsHaveTheSizeAndSmoothnessOfThePaper() {
        int side = 41;
        Shape picture = new Shape(side, side, 1);
        double sigma = 3;
        double weights = 0;
        double squares = 0;
        double products = 0;
        for (int i = -9; i <= 9; i++) {
            double w = Math.exp(-i * i / (2 * sigma * sigma));
            weights += w;
            squares += w * w;
            if (i < 9) products += w * Math.exp(-(i + 1) * (i + 1) / (2 * sigma * sigma));
        }
        double variance = Math.pow(squares / (weights * weights), 2) / 3;
        SmoothField field = new SmoothField((float) sigma);
        float[] drawn = new float[side * side];
        double sum = 0;
        double sumOfSquares = 0;
        double neighbours = 0;
        for (int draw = 0; draw < 4000; draw++) {
            field.fill(draw * 0x9E3779B97F4A7C15L, 0, picture, drawn);
            int middle = side * side / 2;
            sum += drawn[middle];
            sumOfSquares += drawn[middle] * drawn[middle];
            neighbours += drawn[middle] * drawn[middle + 1];
        }
        assertThat(sum / 4000).isCloseTo(0, within(4 * Math.sqrt(variance / 4000)));
        assertThat(sumOfSquares / 4000).isCloseTo(variance, within(0.1 * variance));
        assertThat(neighbours / sumOfSquares).isCloseTo(products / squares, within(0.01));
    }

    @Test
    void elasticFetchesEachPixelFromWhereItsFieldSays() {
        float[] across = new float[49];
        for (int i = 0; i < 49; i++) across[i] = i % 7;
        Layer layer = layer("elastic(alpha=4, sigma=2, fill=100)", new Shape(7, 7, 1));
        FloatMatrix y = layer.forward(copies(3, across), Mode.TRAIN);
        SplittableRandom random = new SplittableRandom(1);
        long pass = new dev.nacre.compute.Noise(random).next();
        float[] field = new float[49];
        new SmoothField(2).fill(pass, 2 * 2 * 49, new Shape(7, 7, 1), field);
        int compared = 0;
        for (int i = 0; i < 49; i++) {
            float expected = i % 7 + 4 * field[i];
            if (y.data[2 * 49 + i] > 6) continue;
            assertThat(y.data[2 * 49 + i]).isCloseTo(expected, within(1e-4f));
            compared++;
        }
        assertThat(compared).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shift", "rotate", "zoom", "reflect", "crop", "elastic"})
    void featuresInARowAreNoImageAndAreRefused(String name) {
        assertThatThrownBy(() -> layer(name, Shape.flat(30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        name + " changes images, but a sample here is 30 features in a row; give the network the shape"
                                + " of an image, such as new Shape(28, 28, 1), or the shape() of the data");
        assertThat(layer(name, Shape.flat(1)).shape()).isEqualTo(Shape.flat(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shift", "rotate", "zoom", "reflect", "crop", "elastic"})
    void eachChannelOfAnImageIsChangedAsAGreyImageIs(String name) {
        SplittableRandom random = new SplittableRandom(3);
        FloatMatrix colour = new FloatMatrix(60, 5);
        for (int i = 0; i < colour.length; i++) colour.data[i] = random.nextFloat();
        float[] changed = layer(name, new Shape(4, 5, 3)).forward(colour, Mode.TRAIN).data;
        assertThat(changed).isNotEqualTo(colour.data);

        for (int channel = 0; channel < 3; channel++) {
            FloatMatrix grey = new FloatMatrix(20, 5);
            for (int i = 0; i < grey.length; i++) grey.data[i] = colour.data[3 * i + channel];
            float[] expected = layer(name, new Shape(4, 5, 1)).forward(grey, Mode.TRAIN).data;
            for (int i = 0; i < grey.length; i++)
                assertThat(changed[3 * i + channel]).isEqualTo(expected[i]);
        }
    }
}
