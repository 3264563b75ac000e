package dev.nacre.data;

import dev.nacre.Samples;
import dev.nacre.safetensors.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads tables from text with separated cells (RFC 4180), gzipped or not. Errors name the file, the line and the
 * column. A table may have a million columns. Each method {@code with} and {@code without} returns a changed copy.
 *
 * @param format how the table is written
 * @param target what to learn, and in which column it is
 * @param categories which columns hold categories rather than numbers
 * @param missing what to do with missing values. A missing target is refused, unless its row is dropped or the
 *     target is {@link Target.Partly}
 * @param ignored columns to leave out, such as row numbers or names of people
 * @param layout the columns of the table that a model was trained with, whose features are read; empty for all
 *     columns
 */
public record Csv(
        TableFormat format,
        Target target,
        Categories categories,
        Missing missing,
        List<Column> ignored,
        Optional<TableLayout> layout) {
    /** Checks the components. */
    public Csv {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(categories, "categories");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(layout, "layout");
        ignored = List.copyOf(ignored);
    }

    /**
     * All columns but the target are features and numbers, and missing values are refused.
     *
     * @param format how the table is written
     * @param target what to learn, and in which column it is
     */
    public Csv(TableFormat format, Target target) {
        this(format, target, new Categories.None(), Missing.REFUSE, List.of(), Optional.empty());
    }

    /**
     * As {@link #Csv(TableFormat, Target)}, in UTF-8 and with plain numbers.
     *
     * @param separator between cells
     * @param header whether the first line holds the names of the columns
     * @param target what to learn, and in which column it is
     */
    public Csv(char separator, Header header, Target target) {
        this(new TableFormat().separator(separator).header(header), target);
    }

    /**
     * Comma-separated, with or without a header.
     *
     * @param target what to learn, and in which column it is
     */
    public Csv(Target target) {
        this(new TableFormat(), target);
    }

    /**
     * Other categories.
     *
     * @param other which columns hold categories
     * @return a changed copy
     */
    public Csv with(Categories other) {
        return new Csv(format, target, other, missing, ignored, layout);
    }

    /**
     * Another treatment of missing values.
     *
     * @param other what to do with missing values
     * @return a changed copy
     */
    public Csv with(Missing other) {
        return new Csv(format, target, categories, other, ignored, layout);
    }

    /**
     * The features of a table that a model was trained with.
     *
     * @param columns of that table
     * @return a changed copy
     */
    public Csv with(TableLayout columns) {
        return new Csv(format, target, categories, missing, ignored, Optional.of(columns));
    }

    /**
     * Leaves columns out.
     *
     * @param columns the columns to leave out
     * @return a changed copy
     */
    public Csv without(Column... columns) {
        return new Csv(format, target, categories, missing, List.of(columns), layout);
    }

    /** The names of columns that are known before the table is read. */
    List<String> known() {
        if (layout.isPresent()) return layout.get().named() ? layout.get().featureNames() : List.of();
        List<Column> columns = new ArrayList<>(ignored);
        Target whole = target.whole();
        if (whole instanceof Target.Classes classes) columns.add(classes.column());
        if (whole instanceof Target.Number number) columns.add(number.column());
        if (whole instanceof Target.Detect detect) columns.add(detect.column());
        if (whole instanceof Target.Ignored left) columns.add(left.column());
        if (categories instanceof Categories.Of of) columns.addAll(of.columns());
        return columns.stream()
                .filter(Column.Named.class::isInstance)
                .map(column -> ((Column.Named) column).name())
                .toList();
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
        return read(open(file));
    }

    private CsvFile open(Path file) throws IOException {
        if (Files.isDirectory(file)) RegularFile.require(file);
        if (Files.exists(file) && !Files.isRegularFile(file)) return open(Files.newInputStream(file), file.toString());
        return CsvFile.of(this, () -> CsvTable.open(file, this));
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
        CsvFile rows = CsvFile.of(this, () -> CsvTable.open(file, this));
        return new StreamedDataset(rows, rows.names(), rows.labels(), rows.categories(), StreamedDataset.BUFFER);
    }

    /**
     * Reads a table from a stream.
     *
     * @param in the table; it is read to its end and closed
     * @param source its name for error messages
     * @return its rows
     * @throws CsvException if the table has an error
     * @throws IOException if the stream cannot be read
     */
    public Dataset read(InputStream in, String source) throws IOException {
        return read(open(in, source));
    }

    private CsvFile open(InputStream in, String source) throws IOException {
        byte[] bytes;
        try (in) {
            bytes = in.readAllBytes();
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw Memory.exhausted(source, e);
        }
        return CsvFile.of(this, () -> CsvTable.open(new ByteArrayInputStream(bytes), source, this));
    }

    /**
     * Reads a file into memory, with its columns.
     *
     * @param file the table; a pipe, such as {@code /dev/stdin}, is read once to its end
     * @return its rows, and where their features stand
     * @throws CsvException if the table has an error
     * @throws IOException if the file cannot be read
     */
    public Table table(Path file) throws IOException {
        CsvFile rows = open(file);
        return new Table(read(rows), rows.layout());
    }

    /**
     * A table in memory.
     *
     * @param data its rows
     * @param layout all of its columns, to find the features in other tables: {@link #with(TableLayout)}
     */
    public record Table(Dataset data, TableLayout layout) {}

    /**
     * The texts of a column, whatever it holds: labels, for example. No row is left out.
     *
     * @param file the table, no pipe
     * @param column which one
     * @return for each row the text of its cell, without blanks around it
     * @throws CsvException if the column is not there
     * @throws IOException if the file cannot be read
     */
    public List<String> texts(Path file, Column column) throws IOException {
        RegularFile.require(file);
        List<String> texts = new ArrayList<>();
        try (CsvTable table = CsvTable.open(file, this)) {
            int index = table.indexOf(column);
            while (table.next()) texts.add(table.cell(index));
        }
        return texts;
    }

    /**
     * Walks over a table row by row, without keeping it.
     *
     * @param file the table; of a pipe, such as {@code /dev/stdin}, rows are there as soon as they are written
     * @param beside columns whose texts are kept beside the features
     * @return at the first row
     * @throws CsvException if a column is not there
     * @throws IOException if the file cannot be read
     * @throws IllegalStateException if classes or categories have to be detected, which takes the whole table
     */
    public CsvCursor walk(Path file, List<Column> beside) throws IOException {
        boolean known = categories instanceof Categories.None || categories instanceof Categories.Known;
        if (!known || !(target instanceof Target.None))
            throw new IllegalStateException("only a table without a target and with known categories can be read row "
                    + "by row; read it into memory");
        return CsvCursor.open(file, this, beside);
    }

    private static Dataset read(CsvFile rows) throws IOException {
        Samples samples = ColumnBuffer.of(rows, rows.source());
        if (samples.size() == 0) throw new CsvException(rows.source() + ": there is no row below the header");
        return new Dataset(samples, rows.names(), rows.labels(), rows.categories());
    }
}
