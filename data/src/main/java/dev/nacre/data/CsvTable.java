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
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** An open table: its header, and a cursor that moves from row to row. */
final class CsvTable implements Closeable {
    /** Tables of genes have some ten thousand columns. Nothing is allocated ahead for them. */
    static final int MOST_COLUMNS = 1_000_000;

    /** Lines below the first one that say whether that is a header. */
    private static final int LOOKED_AT = 100;

    /** Cells looked at in a wide table. */
    private static final int CELLS_LOOKED_AT = 1_000_000;

    /** A cell may have line breaks; more than these are what an unclosed quote swallows. */
    private static final int MOST_BREAKS = 1000;

    private final String source;
    private final TableFormat format;
    private final Quotes text;
    private final CloseableIterator<CsvRecord> records;
    private final Deque<CsvRecord> ahead = new ArrayDeque<>();
    private final CsvRecord first;
    private final List<String> names;
    private CsvRecord row;

    private CsvTable(String source, InputStream in, Csv csv) throws IOException {
        this.source = source;
        this.format = csv.format();
        this.text = new Quotes(TableText.open(in, source, format.charset()));
        this.records = CsvReader.builder()
                .fieldSeparator(format.separator())
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(CsvRecordHandler.builder().maxFields(MOST_COLUMNS).build(), text)
                .iterator();
        this.first = read();
        if (first == null) throw new CsvException(source + ": the file is empty");
        boolean named = isNamed(csv);
        this.names = named ? cells(first) : List.of();
        if (!named) ahead.addFirst(first);
    }

    static CsvTable open(Path file, Csv csv) throws IOException {
        return open(Files.newInputStream(file), file.toString(), csv);
    }

    static CsvTable open(InputStream in, String source, Csv csv) throws IOException {
        try {
            return new CsvTable(source, in, csv);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private boolean isNamed(Csv csv) throws CsvException {
        if (format.header() != Header.DETECT) return format.header() == Header.PRESENT;
        List<String> known = csv.known();
        if (!known.isEmpty())
            return new HeaderGuess(source, cells(first), List.of(), numerals())
                    .named(known, csv.layout().isEmpty());
        int lines = Math.max(1, Math.min(LOOKED_AT, CELLS_LOOKED_AT / Math.max(1, columns())));
        for (CsvRecord next; ahead.size() < lines && (next = read()) != null; ) ahead.addLast(next);
        List<List<String>> below = new ArrayList<>();
        for (CsvRecord each : ahead) below.add(cells(each));
        return new HeaderGuess(source, cells(first), below, numerals()).look();
    }

    private static List<String> cells(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }

    String source() {
        return source;
    }

    Numerals numerals() {
        return format.numerals();
    }

    int columns() {
        return first.getFieldCount();
    }

    /** The names of all columns; empty if there is no header. */
    List<String> names() {
        return names;
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
        throw new CsvException(
                source + ": there is no column " + (index + 1) + ", only " + columns() + otherSeparator());
    }

    private int indexOf(String name) throws CsvException {
        if (names.isEmpty())
            throw new CsvException(source + ": no header, so no column is called \"" + name
                    + "\"; give its number, counted from 1" + otherSeparator());
        int[] found = indices(name);
        if (found.length == 1) return found[0];
        throw new CsvException(source + ": " + (found.length == 0 ? "no column" : found.length + " columns")
                + " called \"" + name + "\"; the columns are " + String.join(", ", names) + otherSeparator());
    }

    /** Where a name stands, from the left. */
    private int[] indices(String name) {
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(name))
                .toArray();
    }

    /** A hint, if the only column holds another separator. */
    String otherSeparator() {
        if (columns() > 1) return "";
        String line = first.getField(0);
        for (String other : List.of(";", "\t", "|", ","))
            if (line.contains(other))
                return "; is the separator another one? Say --separator "
                        + (other.equals("\t") ? "tab" : "'" + other + "'");
        return "";
    }

    /** Moves to the next row; false after the last one. */
    boolean next() throws CsvException {
        row = ahead.isEmpty() ? read() : ahead.removeFirst();
        if (row != null && row.getFieldCount() != columns())
            throw new CsvException(source + ", line " + row.getStartingLineNumber() + ": " + row.getFieldCount()
                    + " columns instead of " + columns() + ", as in line " + first.getStartingLineNumber()
                    + (breaks(row) > 0 ? "; a quote that opens there may not be closed" : ""));
        return row != null;
    }

    /** Whether the next row need not be waited for, as far as can be known. */
    boolean ready() throws IOException {
        return !ahead.isEmpty() || text.ready();
    }

    private CsvRecord read() throws CsvException {
        try {
            CsvRecord next = records.hasNext() ? records.next() : null;
            long breaks = next == null || !text.any() ? 0 : breaks(next);
            if (breaks > MOST_BREAKS || breaks > 0 && !records.hasNext() && text.odd())
                throw new CsvException(source + ", line " + next.getStartingLineNumber()
                        + ": a quote that opens there is not closed within " + breaks + " lines; close it, or double it"
                        + " if it belongs to the text");
            return next;
        } catch (CsvParseException | UncheckedIOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof CharacterCodingException)
                throw new CsvException(
                        source + ": is not " + format.charset() + "; say the encoding, such as --charset windows-1252",
                        e);
            throw new CsvException(
                    cause instanceof DataException ? cause.getMessage() : source + ": " + cause.getMessage(), e);
        }
    }

    private static long breaks(CsvRecord record) {
        long breaks = 0;
        for (String field : record.getFields())
            if (field.indexOf('\n') >= 0)
                breaks += field.chars().filter(c -> c == '\n').count();
        return breaks;
    }

    /** The content of a cell of the current row. */
    String cell(int column) {
        return row.getField(column).strip();
    }

    long line() {
        return row.getStartingLineNumber();
    }

    /** A missing value, of a column of numbers or of texts: words such as None are texts like others there. */
    boolean isMissing(int column, boolean texts) {
        return Cell.isMissing(cell(column), texts);
    }

    /** The text of a cell of the current row; throws if it is missing. */
    String text(int column, boolean texts) throws CsvException {
        String text = cell(column);
        if (isMissing(column, texts))
            throw error(
                    column,
                    (text.isEmpty() ? "" : "\"" + text + "\": ")
                            + "the value is missing; fill it in, or say what to do with such rows: --missing drop, or"
                            + " --missing fill for features");
        return text;
    }

    /** The number in a cell of the current row; throws unless it is finite. */
    float number(int column) throws CsvException {
        String text = cell(column);
        float number = numerals().parse(text);
        if (Float.isFinite(number)) return number;
        if (Float.isNaN(number)) throw notANumber(column, text(column, false));
        throw error(column, text + " is too large for a 32-bit number; scale the column down");
    }

    private CsvException notANumber(int column, String text) {
        String other = numerals().readAs(text);
        return error(
                column,
                "\"" + text + "\" is not a number; "
                        + (other != null
                                ? other + " reads it as one"
                                : "correct it, or read the column as categories (Categories)"));
    }

    CsvException error(int column, String what) {
        return error(line(), column, what);
    }

    CsvException error(long line, int column, String what) {
        String name = names.isEmpty() ? "" : " (" + names.get(column) + ")";
        return new CsvException(source + ", line " + line + ", column " + (column + 1) + name + ": " + what);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
