package dev.nacre.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
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
        if (start.startsWith("\u00ef\u00bb\u00bf"))
            return marked(new Utf8Stream(in, source), 3, StandardCharsets.UTF_8);
        boolean two = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        if (!two && start.indexOf('\0') >= 0) {
            boolean little = start.length() > 1 && start.charAt(1) == '\0';
            throw new CsvException(
                    source + ": looks like UTF-16 without a byte order mark; read it with --charset UTF-16"
                            + (little ? "LE" : "BE"));
        }
        return reader(charset.equals(StandardCharsets.UTF_8) ? new Utf8Stream(in, source) : in, charset);
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
}
