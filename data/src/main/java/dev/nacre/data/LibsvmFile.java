package dev.nacre.data;

import dev.nacre.safetensors.RegularFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** A file whose features and classes are known. */
final class LibsvmFile implements RowSource {
    private final Path file;
    private final boolean classes;
    private final int features;
    private final Dictionary labels;
    private final long samples;

    /** Reads the whole file once. */
    LibsvmFile(Libsvm format, Path file) throws IOException {
        RegularFile.require(file);
        this.file = file;
        this.classes = format.classes();
        Set<String> found = new HashSet<>();
        int largest = 0;
        long rows = 0;
        try (LibsvmLines lines = new LibsvmLines(file, reader())) {
            while (lines.next()) {
                if (classes) found.add(lines.label());
                largest = Math.max(largest, lines.largestIndex(format.features()));
                rows++;
            }
        }
        samples = rows;
        features = format.features() == 0 ? largest : format.features();
        if (features == 0) throw new DataException(file + ": no line has a feature, such as 1:0.5 after the target");
        labels = new Dictionary(classes ? Dictionary.sorted(found, Numerals.PLAIN) : List.of());
    }

    private BufferedReader reader() throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            InputStream text = file.toString().endsWith(".gz") ? Gzip.of(in, file.toString()) : in;
            return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            in.close();
            throw new DataException(file + ": its name ends in .gz, but it is not gzipped", e);
        }
    }

    List<String> labels() {
        return labels.names();
    }

    @Override
    public int inputs() {
        return features;
    }

    @Override
    public int targets() {
        return classes ? labels.names().size() : 1;
    }

    @Override
    public OptionalLong samples() {
        return OptionalLong.of(samples);
    }

    @Override
    public Rows open() throws IOException {
        return new LibsvmRows(new LibsvmLines(file, reader()), features, classes ? labels : null);
    }
}
