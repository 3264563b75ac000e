package dev.nacre.data;

import dev.nacre.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Reads tables from comma-separated text (RFC 4180, UTF-8), gzipped if the name ends in {@code .gz}. What is wrong is
 * refused with file, line and column.
 *
 * @param separator between cells
 * @param header whether the first line names the columns
 * @param target what to learn, and where it stands
 * @param categories which columns hold texts of which there are a few, rather than numbers
 * @param missing what to do where a value is missing; a target that is missing is refused, or dropped with its row
 * @param ignored columns that are left out: numbers of rows, names
 */
public record Csv(
        char separator, Header header, Target target, Categories categories, Missing missing, List<Column> ignored) {
    /** Checks the components. */
    public Csv {
        if (separator == '"' || separator == '\n' || separator == '\r')
            throw new IllegalArgumentException("separator must not be a quote or the end of a line");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(categories, "categories");
        Objects.requireNonNull(missing, "missing");
        ignored = List.copyOf(ignored);
    }

    /**
     * All features are numbers, and nothing may be missing.
     *
     * @param separator between cells
     * @param header whether the first line names the columns
     * @param target what to learn, and where it stands
     */
    public Csv(char separator, Header header, Target target) {
        this(separator, header, target, new Categories.None(), Missing.REFUSE, List.of());
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
     * The same reader with columns of categories.
     *
     * @param other which
     * @return a changed copy
     */
    public Csv with(Categories other) {
        return new Csv(separator, header, target, other, missing, ignored);
    }

    /**
     * The same reader with another way to treat gaps.
     *
     * @param other what to do
     * @return a changed copy
     */
    public Csv with(Missing other) {
        return new Csv(separator, header, target, categories, other, ignored);
    }

    /**
     * The same reader, leaving columns out.
     *
     * @param columns which
     * @return a changed copy
     */
    public Csv without(Column... columns) {
        return new Csv(separator, header, target, categories, missing, List.of(columns));
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
        return read(new CsvFile(this, () -> CsvTable.open(file, separator, header)));
    }

    /**
     * Reads a file while it is trained on, which may be larger than memory. If classes or categories have to be found,
     * the file is walked over once before; then errors in it show at once, and the number of rows is known.
     *
     * @param file the table; must not change while it is in use
     * @return its rows, read anew in each pass
     * @throws CsvException if something in it is wrong
     * @throws IOException if it can't be read
     */
    public StreamedDataset stream(Path file) throws IOException {
        CsvFile rows = new CsvFile(this, () -> CsvTable.open(file, separator, header));
        return new StreamedDataset(rows, rows.names(), rows.labels(), rows.categories(), StreamedDataset.BUFFER);
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
        byte[] bytes;
        try (in) {
            bytes = in.readAllBytes();
        }
        return read(new CsvFile(this, () -> CsvTable.open(new ByteArrayInputStream(bytes), source, separator, header)));
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

    private static Dataset read(CsvFile rows) throws IOException {
        Samples samples = ColumnBuffer.of(rows);
        if (samples.size() == 0) throw new CsvException(rows.source() + ": there is no row below the header");
        return new Dataset(samples, rows.names(), rows.labels(), rows.categories());
    }
}
