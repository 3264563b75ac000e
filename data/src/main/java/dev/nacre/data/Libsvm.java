package dev.nacre.data;

import dev.nacre.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the sparse text format of LIBSVM (Chang and Lin, 2011), gzipped if the file name ends in {@code .gz}. Each
 * line is a sample: its target, then {@code index:value} for each feature that is not 0, with indices counted from 1
 * in ascending order. Text after {@code #} is ignored. Samples become dense.
 *
 * @param features number of features; 0: the largest index in the file
 * @param classes whether targets are classes; otherwise they are numbers
 */
public record Libsvm(int features, boolean classes) {
    /** Checks the components. */
    public Libsvm {
        if (features < 0) throw new IllegalArgumentException("features must be >= 0, not " + features);
    }

    /** Classes; as many features as the largest index. */
    public Libsvm() {
        this(0, true);
    }

    /**
     * Reads a file into memory.
     *
     * @param file the samples
     * @return its samples; classes are in numerical order
     * @throws DataException if the file has an error, or its samples need more memory than there is, since zeros are
     *     kept too; it names the file, the line and the place
     * @throws IOException if the file cannot be read
     */
    public Dataset read(Path file) throws IOException {
        LibsvmFile rows = new LibsvmFile(this, file);
        Samples samples = ColumnBuffer.of(rows, file.toString());
        if (samples.size() == 0) throw new DataException(file + ": contains no sample");
        return new Dataset(samples, List.of(), rows.labels());
    }

    /**
     * Streams a file, which may be larger than memory: every pass of a training reads it again. The file is read once
     * beforehand.
     *
     * @param file the samples; must not change while it is in use
     * @return its samples
     * @throws DataException if the file has an error; it names the file, the line and the place
     * @throws IOException if the file cannot be read
     */
    public StreamedDataset stream(Path file) throws IOException {
        LibsvmFile rows = new LibsvmFile(this, file);
        return new StreamedDataset(rows, List.of(), rows.labels(), List.of(), StreamedDataset.BUFFER);
    }
}
