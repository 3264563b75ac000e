package dev.nacre.data;

import dev.nacre.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the sparse text format of LIBSVM (Chang and Lin, 2011), gzipped if the name ends in {@code .gz}: a line for
 * each sample, its target and then {@code index:value} for each feature that isn't 0, indices counted from 1 and
 * ascending; what follows a {@code #} is not looked at. Samples become dense.
 *
 * @param features how many there are; 0: as many as the largest index, which takes another walk over the file
 * @param classes whether targets are classes, else numbers
 */
public record Libsvm(int features, boolean classes) {
    /** Checks the components. */
    public Libsvm {
        if (features < 0) throw new IllegalArgumentException("features must be >= 0, not " + features);
    }

    /** Classes, of as many features as turn up. */
    public Libsvm() {
        this(0, true);
    }

    /**
     * Reads a file.
     *
     * @param file samples
     * @return its lines; the classes in the order of numbers
     * @throws DataException that names file, line and place if something is wrong
     * @throws IOException if it can't be read
     */
    public Dataset read(Path file) throws IOException {
        LibsvmFile rows = new LibsvmFile(this, file);
        Samples samples = ColumnBuffer.of(rows);
        if (samples.size() == 0) throw new DataException(file + ": there is no sample");
        return new Dataset(samples, List.of(), rows.labels());
    }

    /**
     * Reads a file while it is trained on, which may be larger than memory; it is walked over once before.
     *
     * @param file samples; must not change while it is in use
     * @return its lines, read anew in each pass
     * @throws DataException that names file, line and place if something is wrong
     * @throws IOException if it can't be read
     */
    public StreamedDataset stream(Path file) throws IOException {
        LibsvmFile rows = new LibsvmFile(this, file);
        return new StreamedDataset(rows, List.of(), rows.labels(), List.of(), StreamedDataset.BUFFER);
    }
}
