package dev.nacre.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** A small table: three kinds that lie apart, and a number that is a sum. */
public final class PeopleTable {
    private PeopleTable() {}

    /** The file, with 150 rows and the columns height, weight, age, kind, sum. */
    public static Path write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("height,weight,age,kind,sum\n");
        for (int i = 0; i < 150; i++) {
            double height = 150 + random.nextGaussian() * 5 + 20 * (i % 3);
            double weight = 60 + random.nextGaussian() * 3 - 10 * (i % 3);
            double age = 40 + random.nextGaussian() * 10;
            text.append(String.format(
                    Locale.ROOT,
                    "%.2f,%.2f,%.2f,%s,%.2f%n",
                    height,
                    weight,
                    age,
                    "abc".charAt(i % 3),
                    1000 * (height + weight)));
        }
        return Files.writeString(file, text);
    }
}
