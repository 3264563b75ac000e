package dev.nacre.data;

import dev.nacre.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads tables of numbers from comma-separated text (RFC 4180, UTF-8), gzipped if the name ends in {@code .gz}. A value that
 * is missing ({@code NA}, {@code ?}, an empty cell …), or no finite number, is refused with file, line and column.
 *
 * @param separator between cells
 * @param header whether the first line names the columns
 * @param target what to learn, and where it stands
 */
public record Csv(char separator, Header header, Target target) {
    /** Checks the components. */
    public Csv {
        if (separator == '"' || separator == '\n' || separator == '\r')
            throw new IllegalArgumentException("separator must not be a quote or the end of a line");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(target, "target");
    }

    /**
     * Comma-separated, with or without a header.
     *
     * @param target what to learn, and where it stands
     */
    public Csv(Target target) {
        this(',', Header.DETECT, target);
    }

    /**
     * Reads a file.
     *
     * @param file the table
     * @return its rows
     * @throws CsvException if something in it is wrong
     * @throws IOException if it can't be read
     */
    public Dataset read(Path file) throws IOException {
        try (CsvTable table = CsvTable.open(file, separator, header)) {
            return read(table);
        }
    }

    /**
     * Reads from a stream.
     *
     * @param in the table; read to its end and closed
     * @param source its name, for errors; a name in {@code .gz} says that it is gzipped
     * @return its rows
     * @throws CsvException if something in it is wrong
     * @throws IOException if it can't be read
     */
    public Dataset read(InputStream in, String source) throws IOException {
        try (CsvTable table = CsvTable.open(in, source, separator, header)) {
            return read(table);
        }
    }

    /**
     * Counts the columns of a file by its first line.
     *
     * @param file the table
     * @return how many there are, the target's included
     * @throws CsvException if it is empty
     * @throws IOException if it can't be read
     */
    public int columns(Path file) throws IOException {
        try (CsvTable table = CsvTable.open(file, separator, header)) {
            return table.columns();
        }
    }

    private Dataset read(CsvTable table) throws CsvException {
        TargetCells targets = TargetCells.of(target, table);
        int[] columns = targets.features(table.columns());
        if (columns.length == 0)
            throw new CsvException(table.source() + ": the only column is the target, so there is no feature; is \""
                    + separator + "\" the right separator?");
        Columns features = new Columns(columns.length);
        while (table.next()) {
            int start = features.add();
            float[] data = features.data();
            for (int i = 0; i < columns.length; i++) data[start + i] = table.number(columns[i]);
            targets.add(table);
        }
        if (features.count() == 0) throw new CsvException(table.source() + ": there is no row below the header");
        return new Dataset(new Samples(features.matrix(), targets.matrix()), table.names(columns), targets.labels());
    }
}
