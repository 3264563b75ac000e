package dev.nacre.data;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Objects;

/**
 * How a table is written as text. Each method returns a changed copy.
 *
 * @param separator between cells
 * @param header whether the first line holds the names of the columns
 * @param charset encoding of the text; a byte order mark counts for more. What does not fit it is an error
 * @param numerals how numbers are written
 */
public record TableFormat(char separator, Header header, Charset charset, Numerals numerals) {
    /** Checks the components. */
    public TableFormat {
        if (separator == '"' || separator == '\n' || separator == '\r')
            throw new IllegalArgumentException("separator must not be a quote or the end of a line");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(numerals, "numerals");
    }

    /** Comma-separated, UTF-8, plain numbers with a decimal point, with or without a header. */
    public TableFormat() {
        this(',', Header.DETECT, StandardCharsets.UTF_8, Numerals.PLAIN);
    }

    /**
     * Another separator.
     *
     * @param character between cells
     * @return a changed copy
     */
    public TableFormat separator(char character) {
        return new TableFormat(character, header, charset, numerals);
    }

    /**
     * Says whether there is a header.
     *
     * @param first what the first line is
     * @return a changed copy
     */
    public TableFormat header(Header first) {
        return new TableFormat(separator, first, charset, numerals);
    }

    /**
     * Another encoding.
     *
     * @param encoding of the text
     * @return a changed copy
     */
    public TableFormat charset(Charset encoding) {
        return new TableFormat(separator, header, encoding, numerals);
    }

    /**
     * Another notation of numbers.
     *
     * @param notation of numbers
     * @return a changed copy
     */
    public TableFormat numerals(Numerals notation) {
        return new TableFormat(separator, header, charset, notation);
    }

    /**
     * The format as texts, to be kept with a model.
     *
     * @return for {@link #of}
     */
    public Map<String, String> notes() {
        return Map.of(
                "separator", String.valueOf(separator),
                "header", header.name(),
                "charset", charset.name(),
                "decimal", String.valueOf(numerals.decimal()),
                "lenient numbers", String.valueOf(numerals.lenient()));
    }

    /**
     * The format that texts describe.
     *
     * @param notes those of {@link #notes}; what is missing has its default
     * @return the format
     * @throws IllegalArgumentException if a text is wrong
     */
    public static TableFormat of(Map<String, String> notes) {
        TableFormat usual = new TableFormat();
        Numerals numerals = new Numerals(
                character(notes.getOrDefault("decimal", ".")),
                Boolean.parseBoolean(notes.getOrDefault("lenient numbers", "false")));
        return new TableFormat(
                character(notes.getOrDefault("separator", ",")),
                Header.valueOf(notes.getOrDefault("header", usual.header.name())),
                charsetNamed(notes.getOrDefault("charset", usual.charset.name())),
                numerals);
    }

    private static char character(String text) {
        if (text.length() != 1) throw new IllegalArgumentException("must be one character, not \"" + text + "\"");
        return text.charAt(0);
    }

    /**
     * An encoding by name.
     *
     * @param name such as UTF-8, ISO-8859-1, windows-1252, UTF-16LE, EUC-KR
     * @return the encoding
     * @throws IllegalArgumentException if Java does not know it
     */
    public static Charset charsetNamed(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "unknown charset: " + name + "; known are UTF-8, ISO-8859-1, windows-1252, UTF-16LE and others", e);
        }
    }
}
