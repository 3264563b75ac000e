package dev.nacre.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts quotes: those of a whole table are even, as each is closed or doubled. */
final class Quotes extends FilterReader {
    private boolean any;
    private boolean odd;

    Quotes(Reader in) {
        super(in);
    }

    /** Whether there was one so far; without it no cell has a line break. */
    boolean any() {
        return any;
    }

    boolean odd() {
        return odd;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        for (int i = offset; i < offset + n; i++)
            if (buffer[i] == '"') {
                any = true;
                odd = !odd;
            }
        return n;
    }
}
