package dev.nacre.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

/** An open table: its header, and a cursor that moves from row to row. */
final class CsvTable implements Closeable {
    /** Tables of genes have some ten thousand columns. Nothing is allocated ahead for them. */
    static final int MOST_COLUMNS = 1_000_000;

    private final String source;
    private final CloseableIterator<CsvRecord> records;
    private final CsvRecord first;
    private final List<String> names;
    private boolean firstIsNext;
    private CsvRecord row;

    private CsvTable(String source, InputStream in, char separator, Header header) throws CsvException {
        this.source = source;
        this.records = CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .build(CsvRecordHandler.builder().maxFields(MOST_COLUMNS).build(), in, StandardCharsets.UTF_8)
                .iterator();
        this.first = read();
        if (first == null) throw new CsvException(source + ": the file is empty");
        List<String> cells = first.getFields().stream().map(String::strip).toList();
        boolean named = header == Header.PRESENT
                || header == Header.DETECT && cells.stream().noneMatch(Numbers::isNumber);
        this.names = named ? cells : List.of();
        this.firstIsNext = !named;
    }

    static CsvTable open(Path file, char separator, Header header) throws IOException {
        return open(Files.newInputStream(file), file.toString(), separator, header);
    }

    static CsvTable open(InputStream in, String source, char separator, Header header) throws IOException {
        try {
            return new CsvTable(source, source.endsWith(".gz") ? Gzip.of(in, source) : in, separator, header);
        } catch (ZipException e) {
            in.close();
            throw new CsvException(source + ": its name ends in .gz, but it is not gzipped", e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    String source() {
        return source;
    }

    int columns() {
        return first.getFieldCount();
    }

    /** The names of some columns, in their order; empty if there is no header. */
    List<String> names(int... columns) {
        return names.isEmpty()
                ? List.of()
                : IntStream.of(columns).mapToObj(names::get).toList();
    }

    int indexOf(Column column) throws CsvException {
        if (column instanceof Column.Named named) return indexOf(named.name());
        int index = column instanceof Column.Numbered numbered ? numbered.number() - 1 : columns() - 1;
        if (index < columns()) return index;
        throw new CsvException(source + ": there is no column " + (index + 1) + ", only " + columns());
    }

    private int indexOf(String name) throws CsvException {
        if (names.isEmpty())
            throw new CsvException(
                    source + ": no header, so no column is called \"" + name + "\"; give its number, counted from 1");
        int[] found = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(name))
                .toArray();
        if (found.length == 1) return found[0];
        throw new CsvException(source + ": " + (found.length == 0 ? "no column" : found.length + " columns")
                + " called \"" + name + "\"; the columns are " + String.join(", ", names));
    }

    /** Moves to the next row; false after the last one. */
    boolean next() throws CsvException {
        row = firstIsNext ? first : read();
        firstIsNext = false;
        if (row != null && row.getFieldCount() != columns())
            throw new CsvException(source + ", line " + row.getStartingLineNumber() + ": " + row.getFieldCount()
                    + " columns instead of " + columns() + ", as in line " + first.getStartingLineNumber());
        return row != null;
    }

    private CsvRecord read() throws CsvException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CsvException(
                    cause instanceof DataException ? cause.getMessage() : source + ": " + cause.getMessage(), e);
        }
    }

    /** The content of a cell of the current row. */
    String cell(int column) {
        return row.getField(column).strip();
    }

    /** Whether the current row lacks a value in some columns, or in another one if its index is not negative. */
    boolean anyMissing(int[] columns, int other) {
        for (int column : columns) if (Numbers.isMissing(cell(column))) return true;
        return other >= 0 && Numbers.isMissing(cell(other));
    }

    /** The text of a cell of the current row; throws if it is missing. */
    String text(int column) throws CsvException {
        String text = cell(column);
        if (Numbers.isMissing(text))
            throw error(
                    column,
                    (text.isEmpty() ? "" : "\"" + text + "\": ")
                            + "the value is missing; fill it in, remove the row, or choose how to treat missing values"
                            + " (Missing)");
        return text;
    }

    /** The number in a cell of the current row; throws unless it is finite. */
    float number(int column) throws CsvException {
        String text = cell(column);
        float number = Numbers.parse(text);
        if (Float.isFinite(number)) return number;
        if (Float.isNaN(number))
            throw error(
                    column,
                    "\"" + text(column)
                            + "\" is not a number; correct it, or read the column as categories (Categories)");
        throw error(column, text + " is too large for a 32-bit number; scale the column down");
    }

    CsvException error(int column, String what) {
        String name = names.isEmpty() ? "" : " (" + names.get(column) + ")";
        return new CsvException(
                source + ", line " + row.getStartingLineNumber() + ", column " + (column + 1) + name + ": " + what);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
