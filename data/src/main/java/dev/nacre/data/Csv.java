package dev.nacre.data;

import dev.nacre.Samples;
import dev.nacre.safetensors.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Reads tables from comma-separated text (RFC 4180, UTF-8), gzipped if the file name ends in {@code .gz}. Errors name
 * the file, the line and the column. A table may have a million columns.
 *
 * @param separator between cells
 * @param header whether the first line holds the names of the columns
 * @param target what to learn, and in which column it is
 * @param categories which columns hold categories rather than numbers
 * @param missing what to do with missing values. A missing target is always refused, unless its row is dropped
 * @param ignored columns to leave out, such as row numbers or names of people
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
     * All features are numbers, and missing values are refused.
     *
     * @param separator between cells
     * @param header whether the first line holds the names of the columns
     * @param target what to learn, and in which column it is
     */
    public Csv(char separator, Header header, Target target) {
        this(separator, header, target, new Categories.None(), Missing.REFUSE, List.of());
    }

    /**
     * Comma-separated, with or without a header.
     *
     * @param target what to learn, and in which column it is
     */
    public Csv(Target target) {
        this(',', Header.DETECT, target);
    }

    /**
     * The same reader with other categories.
     *
     * @param other which columns hold categories
     * @return a changed copy
     */
    public Csv with(Categories other) {
        return new Csv(separator, header, target, other, missing, ignored);
    }

    /**
     * The same reader with another treatment of missing values.
     *
     * @param other what to do with missing values
     * @return a changed copy
     */
    public Csv with(Missing other) {
        return new Csv(separator, header, target, categories, other, ignored);
    }

    /**
     * The same reader without some columns.
     *
     * @param columns the columns to leave out
     * @return a changed copy
     */
    public Csv without(Column... columns) {
        return new Csv(separator, header, target, categories, missing, List.of(columns));
    }

    /**
     * Reads a file into memory.
     *
     * @param file the table; a pipe, such as {@code /dev/stdin}, is read once to its end
     * @return its rows
     * @throws CsvException if the table has an error
     * @throws IOException if the file cannot be read
     */
    public Dataset read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) return read(Files.newInputStream(file), file.toString());
        return read(new CsvFile(this, () -> CsvTable.open(file, separator, header)));
    }

    /**
     * Streams a file, which may be larger than memory: every pass of a training reads it again. If classes or
     * categories have to be detected, the file is read once beforehand; errors then show at once, and the number of
     * rows is known.
     *
     * @param file the table, no pipe; must not change while it is in use
     * @return its rows
     * @throws CsvException if the table has an error
     * @throws IOException if the file cannot be read
     */
    public StreamedDataset stream(Path file) throws IOException {
        RegularFile.require(file);
        CsvFile rows = new CsvFile(this, () -> CsvTable.open(file, separator, header));
        return new StreamedDataset(rows, rows.names(), rows.labels(), rows.categories(), StreamedDataset.BUFFER);
    }

    /**
     * Reads a table from a stream.
     *
     * @param in the table; it is read to its end and closed
     * @param source its name for error messages; a name that ends in {@code .gz} means that it is gzipped
     * @return its rows
     * @throws CsvException if the table has an error
     * @throws IOException if the stream cannot be read
     */
    public Dataset read(InputStream in, String source) throws IOException {
        byte[] bytes;
        try (in) {
            bytes = in.readAllBytes();
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw Memory.exhausted(source, e);
        }
        return read(new CsvFile(this, () -> CsvTable.open(new ByteArrayInputStream(bytes), source, separator, header)));
    }

    /**
     * Counts the columns in the first line of a file.
     *
     * @param file the table
     * @return the number of columns, including the target
     * @throws CsvException if the file is empty
     * @throws IOException if the file cannot be read
     */
    public int columns(Path file) throws IOException {
        try (CsvTable table = CsvTable.open(file, separator, header)) {
            return table.columns();
        }
    }

    private static Dataset read(CsvFile rows) throws IOException {
        Samples samples = ColumnBuffer.of(rows, rows.source());
        if (samples.size() == 0) throw new CsvException(rows.source() + ": there is no row below the header");
        return new Dataset(samples, rows.names(), rows.labels(), rows.categories());
    }
}
