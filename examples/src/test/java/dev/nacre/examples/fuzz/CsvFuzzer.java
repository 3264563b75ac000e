package dev.nacre.examples.fuzz;

import dev.nacre.Pass;
import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Header;
import dev.nacre.data.Missing;
import dev.nacre.data.StreamedDataset;
import dev.nacre.data.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** Files of any bytes, as tables of numbers, of classes and categories, and with missing values. */
public final class CsvFuzzer {
    static final List<String> SEEDS = List.of(
            "height,weight,kind\n1.5,60,a\n-2e3,,b\n?,+.5,a\n",
            "1;2;3\r\n4;5;6\r\n",
            "\uFEFF\"a \"\"b\"\"\", c \n\"1,5\",NA\n\"x\ny\", 2\n\n",
            "red,1,yes\nblue,16777217,no\nred,0.00000000001,yes\n");

    private static final Path FILE = Bounded.temporary();

    private static final List<Csv> READERS = List.of(
            new Csv(new Target.None()),
            new Csv(new Target.Classes(new Column.Last(), List.of()))
                    .with(new Categories.Detect())
                    .with(Missing.KEEP),
            new Csv(';', Header.ABSENT, new Target.Number(new Column.Numbered(1)))
                    .with(new Categories.Detect())
                    .with(Missing.DROP));

    private CsvFuzzer() {}

    /**
     * Tries one file.
     *
     * @param bytes its content
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        for (Csv csv : READERS) Bounded.run(FILE, bytes, file -> same(csv, file));
    }

    /** A table gives the same numbers in memory and streamed. */
    private static void same(Csv csv, Path file) throws IOException {
        Dataset read = csv.read(file);
        StreamedDataset streamed = csv.stream(file);
        if (!streamed.features().equals(read.features()) || !streamed.labels().equals(read.labels()))
            throw new AssertionError("other names when streamed");
        try (Pass pass = streamed.inOrder(read.size())) {
            FloatMatrix x = pass.next().x();
            if (!Arrays.equals(x.data, read.samples().x().data) || pass.hasNext())
                throw new AssertionError("other numbers when streamed");
        }
    }
}
