package dev.nacre.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipException;

/** The text of a table: decompressed, decoded, and refused if it is no text. */
final class TableText {
    private static final int START = 8;

    /** What files of other kinds begin with. */
    private static final Map<String, String> OTHERS = Map.of(
            "PK\3\4", "a spreadsheet or a zip archive",
            "\u00d0\u00cf\u0011\u00e0", "an old spreadsheet (.xls)",
            "PAR1", "a Parquet file",
            "%PDF", "a PDF document",
            "SQLite f", "a database",
            "\u0089PNG", "a picture");

    private TableText() {}

    /** Closes the stream if it fails. */
    static Reader open(InputStream in, String source, Charset charset) throws IOException {
        try {
            BufferedInputStream bytes = new BufferedInputStream(in);
            String start = start(bytes);
            if (start.startsWith("\u001f\u008b")) {
                bytes = new BufferedInputStream(Gzip.of(bytes, source));
                start = start(bytes);
            }
            for (Map.Entry<String, String> other : OTHERS.entrySet())
                if (start.startsWith(other.getKey()))
                    throw new CsvException(source + ": is " + other.getValue() + ", not text; save it as CSV");
            return decoded(bytes, start, source, charset);
        } catch (EOFException | ZipException e) {
            in.close();
            throw new CsvException(source + ": its compressed data is damaged or cut off: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static String start(BufferedInputStream in) throws IOException {
        in.mark(START);
        byte[] first = in.readNBytes(START);
        in.reset();
        return new String(first, StandardCharsets.ISO_8859_1);
    }

    private static Reader decoded(InputStream in, String start, String source, Charset charset) throws IOException {
        if (start.startsWith("\u00ff\u00fe")) return marked(in, 2, StandardCharsets.UTF_16LE);
        if (start.startsWith("\u00fe\u00ff")) return marked(in, 2, StandardCharsets.UTF_16BE);
        if (start.startsWith("\u00ef\u00bb\u00bf")) return marked(new Utf8(in, source), 3, StandardCharsets.UTF_8);
        boolean two = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        if (!two && start.indexOf('\0') >= 0) {
            boolean little = start.length() > 1 && start.charAt(1) == '\0';
            throw new CsvException(
                    source + ": looks like UTF-16 without a byte order mark; read it with --charset UTF-16"
                            + (little ? "LE" : "BE"));
        }
        return reader(charset.equals(StandardCharsets.UTF_8) ? new Utf8(in, source) : in, charset);
    }

    private static Reader marked(InputStream in, int length, Charset charset) throws IOException {
        in.skipNBytes(length);
        return reader(in, charset);
    }

    private static Reader reader(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Refuses what is not UTF-8, by its line; Java's decoder does not say where it was. */
    private static final class Utf8 extends FilterInputStream {
        private final String source;
        private long line = 1;
        private int left;
        private int least = 0x80;
        private int most = 0xBF;

        private Utf8(InputStream in, String source) {
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
}
