package dev.nacre.examples;

import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The handwritten digits: 8 × 8 pixels from 0 (paper) to 16 (ink), row by row, and the digit. */
public final class DigitsData {
    /** Their origin, for reports. */
    static final String SOURCE =
            "Data: Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI Machine Learning "
                    + "Repository,"
                    + " 1998, doi.org/10.24432/C50P49, CC BY 4.0.";

    /** The pixel values. */
    static final Ink INK = new Ink(8, 16);

    private static final List<String> LABELS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final Csv CSV = new Csv(new Target.Classes(new Column.Last(), LABELS));

    private DigitsData() {}

    /** The digits in the jar; UCI optical digits by Alpaydin and Kaynak, CC BY 4.0. */
    public static Dataset shipped() throws IOException {
        String name = "digits.csv.gz";
        return CSV.read(Resources.open(name), name);
    }

    /** The digits in a file of the same layout. */
    static Dataset read(Path file) throws IOException {
        Dataset data = CSV.read(file);
        int pixels = data.samples().inputs();
        if (pixels != INK.pixels())
            throw new IllegalArgumentException(file + ": " + (pixels + 1) + " columns; digits have " + INK.pixels()
                    + " pixels and the digit, " + (INK.pixels() + 1) + " columns");
        for (float pixel : data.samples().x().data)
            if (pixel < 0 || pixel > INK.full())
                throw new IllegalArgumentException(file + ": pixels are from 0 to 16, not " + pixel);
        return data;
    }
}
