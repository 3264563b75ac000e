package dev.nacre.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A cursor that moves from sample to sample of a file in LIBSVM's format. */
final class LibsvmLines implements Closeable {
    private final Path file;
    private final BufferedReader reader;
    private long line;
    private String[] words;

    LibsvmLines(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Moves to the next sample; skips empty lines. */
    boolean next() throws IOException {
        String text;
        do {
            text = reader.readLine();
            line++;
            if (text == null) return false;
            int comment = text.indexOf('#');
            text = (comment < 0 ? text : text.substring(0, comment)).strip();
        } while (text.isEmpty());
        words = text.split("\\s+");
        return true;
    }

    /** The target; +1 is 1. */
    String label() throws DataException {
        String label = words[0];
        if (label.indexOf(':') >= 0)
            throw error("\"" + label + "\" in place of the target", "begin the line with a class or a number");
        return label.startsWith("+") ? label.substring(1) : label;
    }

    float number(String text) throws DataException {
        float number = Numbers.parse(text);
        if (Float.isFinite(number)) return number;
        throw error("\"" + text + "\" is not a finite number", "correct it");
    }

    /** The last index, which is the largest. A limit of 0 means no limit. */
    int largestIndex(int limit) throws DataException {
        return words.length == 1 ? 0 : index(words.length - 1, limit);
    }

    /** Writes the values at their indices. */
    void spread(int features, float[] x, int start) throws DataException {
        int last = 0;
        for (int i = 1; i < words.length; i++) {
            int index = index(i, features);
            if (index <= last) throw error("index " + index + " follows " + last, "indices must be in ascending order");
            x[start + index - 1] = number(words[i].substring(words[i].indexOf(':') + 1));
            last = index;
        }
    }

    private int index(int word, int limit) throws DataException {
        int colon = words[word].indexOf(':');
        String text = colon < 0 ? "" : words[word].substring(0, colon);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1)
            throw error("\"" + words[word] + "\" is not a feature", "write index:value, with indices counted from 1");
        int index = Integer.parseInt(text);
        if (limit > 0 && index > limit)
            throw error("there is no feature " + index + ", only " + limit, "set a larger number of features");
        return index;
    }

    private DataException error(String what, String remedy) {
        return new DataException(file + ", line " + line + ": " + what + "; " + remedy);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
