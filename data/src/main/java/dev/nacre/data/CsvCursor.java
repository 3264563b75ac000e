package dev.nacre.data;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Walks once over the rows of a table. Not for use by several threads. */
public final class CsvCursor implements Closeable {
    private static final float[] NO_TARGET = {};

    private final CsvTable table;
    private final boolean pipe;
    private final int inputs;
    private final RowSource.Rows rows;
    private final int[] beside;
    private boolean begun;

    private CsvCursor(CsvTable table, Csv csv, boolean pipe, List<Column> beside) throws IOException {
        this.table = table;
        this.pipe = pipe;
        CsvFile columns = new CsvFile(csv, () -> table, table);
        this.inputs = columns.inputs();
        this.rows = columns.rows(table);
        this.beside = new int[beside.size()];
        for (int i = 0; i < this.beside.length; i++) this.beside[i] = table.indexOf(beside.get(i));
    }

    static CsvCursor open(Path file, Csv csv, List<Column> beside) throws IOException {
        boolean pipe = Files.exists(file) && !Files.isRegularFile(file);
        // only this kind of stream knows how much of a pipe is there
        InputStream in = pipe ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
        CsvTable table = CsvTable.open(in, file.toString(), csv);
        try {
            return new CsvCursor(table, csv, pipe, beside);
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /**
     * A row.
     *
     * @param features raw: NaN for a missing number, the number of a category, −1 for none of them
     * @param beside texts of the other columns that were asked for, without blanks around them
     */
    public record Row(float[] features, List<String> beside) {}

    /**
     * The next rows: of a file as many as asked for, of a pipe those that are there, but at least one.
     *
     * @param most how many at most, at least 1
     * @return fewer at the end; none after it
     * @throws CsvException if a row has an error, or the table has no row
     * @throws IOException if the file cannot be read
     */
    public List<Row> next(int most) throws IOException {
        List<Row> found = new ArrayList<>();
        float[] x = new float[inputs];
        while (found.size() < most && (found.isEmpty() || !pipe || table.ready()) && rows.next(x, 0, NO_TARGET, 0))
            found.add(new Row(
                    x.clone(), IntStream.of(beside).mapToObj(table::cell).toList()));
        if (!begun && found.isEmpty()) throw new CsvException(table.source() + ": there is no row below the header");
        begun = true;
        return found;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
