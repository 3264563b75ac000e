package dev.nacre.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses what is not UTF-8, by its line; Java's decoder does not say where it was. */
final class Utf8Stream extends FilterInputStream {
    private final String source;
    private long line = 1;
    private int left;
    private int least = 0x80;
    private int most = 0xBF;

    Utf8Stream(InputStream in, String source) {
        super(in);
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) check(b);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        for (int i = offset; i < offset + n; i++) check(buffer[i] & 0xFF);
        if (n < 0 && left > 0) throw wrong("the file ends within a character");
        return n;
    }

    /** The Unicode Standard, table 3-7. */
    private void check(int b) throws CsvException {
        if (left > 0) {
            if (b < least || b > most) throw wrong(String.format("byte 0x%02X does not belong there", b));
            left--;
            least = 0x80;
            most = 0xBF;
        } else if (b >= 0x80) {
            if (b < 0xC2 || b > 0xF4) throw wrong(String.format("byte 0x%02X begins no character", b));
            left = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        } else if (b == '\n') {
            line++;
        } else if (b == 0) {
            throw new CsvException(source + ", line " + line + ": holds a NUL character; is it a text file?");
        }
    }

    private CsvException wrong(String what) {
        return new CsvException(source + ", line " + line + ": is not UTF-8, " + what
                + "; say the encoding, such as --charset ISO-8859-1 or --charset windows-1252");
    }
}
