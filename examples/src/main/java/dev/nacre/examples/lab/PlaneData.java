package dev.nacre.examples.lab;

import dev.nacre.Samples;
import dev.nacre.examples.lecture.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Points of two classes in the plane, within about ±3. */
enum PlaneData {
    /** Two clouds beside each other, which overlap. */
    CLOUDS,
    /** A disc, and the ring around it. */
    RING,
    /** Opposite quarters have the same class. */
    QUARTERS,
    /** Two spirals, each of one and a half turns. */
    SPIRALS;

    private static final double NEAR = 1.2;

    static List<String> names() {
        return IntStream.range(0, values().length)
                .mapToObj(i -> values()[i].name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static PlaneData named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Draws points.
     *
     * @param count how many, in turns of either class
     * @param noise standard deviation of what is added to both coordinates
     * @param wrong share of points with the other class's label
     * @param seed determines all
     * @return targets are 0 and 1
     */
    Samples draw(int count, double noise, double wrong, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] points = new float[count][];
        float[][] targets = new float[count][1];
        for (int s = 0; s < count; s++) {
            double[] point = point(s % 2, random);
            points[s] = new float[] {
                (float) (point[0] + noise * random.nextGaussian()), (float) (point[1] + noise * random.nextGaussian())
            };
            targets[s][0] = random.nextDouble() < wrong ? 1 - s % 2 : s % 2;
        }
        return Samples.of(points, targets);
    }

    private double[] point(int label, SplittableRandom random) {
        double turn = 2 * Math.PI * random.nextDouble();
        double share = random.nextDouble();
        return switch (this) {
            case CLOUDS ->
                new double[] {(label == 0 ? -NEAR : NEAR) + 0.7 * random.nextGaussian(), 0.7 * random.nextGaussian()};
            case RING -> polar(label == 0 ? NEAR * Math.sqrt(share) : 2 + 0.8 * share, turn);
            case QUARTERS -> {
                double x = 0.2 + 2.5 * share;
                double y = (label == 0 ? 1 : -1) * (0.2 + 2.5 * random.nextDouble());
                yield random.nextBoolean() ? new double[] {x, y} : new double[] {-x, -y};
            }
            case SPIRALS -> polar(0.3 + 2.5 * share, Math.PI * (3 * share + label));
        };
    }

    private static double[] polar(double radius, double angle) {
        return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
    }

    /** The points as dots, class 1 first. */
    static List<Line> dots(Samples samples) {
        List<Line> lines = new ArrayList<>();
        for (int label = 1; label >= 0; label--) {
            int wanted = label;
            int[] own = IntStream.range(0, samples.size())
                    .filter(s -> samples.t().data[s] == wanted)
                    .toArray();
            lines.add(Line.dots(
                    "class " + label,
                    IntStream.of(own).mapToDouble(s -> samples.x().data[2 * s]).toArray(),
                    IntStream.of(own)
                            .mapToDouble(s -> samples.x().data[2 * s + 1])
                            .toArray()));
        }
        return lines;
    }
}
