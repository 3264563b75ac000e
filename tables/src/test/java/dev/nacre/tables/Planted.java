package dev.nacre.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Tables with two clusters of normal rows: small parcels by van, large ones by ship. The price follows from the weight
 * within each cluster, the colour means nothing, and the insurance is often missing.
 */
final class Planted {
    static final String HEADER = "id,size,weight,price,insurance,way,colour\n";
    static final String OUTSIDE = "outside,400,44,91,5,ship,red\n";
    static final String BETWEEN_THE_CLUSTERS = "between,25,25,52,5,ship,red\n";
    static final String BROKEN_DEPENDENCY = "broken,40,45,70,5,ship,red\n";
    static final String RARE_CATEGORY = "rare,40,40,82,5,camel,red\n";
    static final String GAP = "gap,40,40,,5,ship,red\n";

    private Planted() {}

    static String normal(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            boolean large = random.nextBoolean();
            double size = (large ? 40 : 10) + 3 * random.nextGaussian();
            double weight = size + 2 * random.nextGaussian();
            double price = 2 * weight + 2 + random.nextGaussian();
            String insurance = random.nextInt(4) == 0 ? "" : "%.2f".formatted(5 + random.nextGaussian());
            String colour = random.nextBoolean() ? "red" : "blue";
            text.append(String.format(
                    Locale.ROOT,
                    "n%d,%.2f,%.2f,%.2f,%s,%s,%s%n",
                    i,
                    size,
                    weight,
                    price,
                    insurance,
                    large ? "ship" : "van",
                    colour));
        }
        return text.toString();
    }

    static Path write(Path file, String... rows) throws IOException {
        return Files.writeString(file, HEADER + String.join("", rows));
    }
}
